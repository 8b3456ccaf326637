/**
 * `npm run bench`: each read and question of Accord beside the same question in hand-written Cypher, on the seed and on
 * a generated graph. `results/latest.md` says how to read the table.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { buildSchema } from '../src/api/schema/build-schema.ts'
import { limitsOf } from '../src/app.ts'
import { type Config, PACKAGE_FOLDER, readConfig, SCHEMA_FOLDER } from '../src/config.ts'
import { AccordError, formatError } from '../src/domain/errors.ts'
import type { Subgraph } from '../src/domain/subgraph.ts'
import type { Graph } from '../src/graph/graph.ts'
import { parseSeed, readSeedFolder } from '../src/seed-folder.ts'
import { generateSubgraph } from './generator/generate-subgraph.ts'
import { type BenchDatabase, openBenchDatabase } from './graph/bench-database.ts'
import { emptyGraph, fillGraph } from './graph/fill-graph.ts'
import { measureGraph } from './measure/measure-graph.ts'
import { type BenchOptions, readOptions } from './options.ts'
import type { BenchResult, GraphResult } from './report/bench-result.ts'
import { toMarkdown, toScreen } from './report/write-report.ts'

const RESULTS = new URL('results/', import.meta.url)

/** Progress goes beside the table, which is all that standard output has. */
const report = (line: string) => console.error(line)

async function main(): Promise<void> {
  // tsx maps the stack of every error, and the driver makes one for each query: what is installed does neither.
  process.setSourceMapsEnabled(false)
  const options = readOptions(process.argv.slice(2))
  const config = readConfig()
  const database = await openBenchDatabase(config, report)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => database.close().finally(() => process.exit(1)))
  }
  try {
    const result = await runBench(options, config, database)
    console.log(toScreen(result))
    if (options.only !== null) return
    mkdirSync(RESULTS, { recursive: true })
    writeFileSync(new URL('latest.json', RESULTS), `${JSON.stringify(result, null, 2)}\n`)
    writeFileSync(new URL('latest.md', RESULTS), toMarkdown(result))
  } finally {
    await database.close()
  }
}

async function runBench(options: BenchOptions, config: Config, database: BenchDatabase): Promise<BenchResult> {
  const graphs = {
    seed: () => parseSeed(readSeedFolder(config.ACCORD_SEED)),
    generated: () => generateSubgraph(options),
  }
  const results: GraphResult[] = []
  for (const [name, make] of Object.entries(graphs)) {
    report(`graph: ${name}`)
    await emptyGraph(database.graph)
    results.push(await runGraph(name as GraphResult['graph'], make(), options, config, database))
  }
  return {
    date: new Date().toISOString(),
    versions: versions(database.graph),
    machine: { cores: cpus().length, memoryGigabytes: Math.round(totalmem() / 2 ** 30) },
    rounds: options.rounds,
    graphs: results,
  }
}

async function runGraph(
  graph: GraphResult['graph'],
  subgraph: Subgraph,
  { rounds: timed, warmUp, only }: BenchOptions,
  config: Config,
  database: BenchDatabase,
): Promise<GraphResult> {
  await fillGraph(database.graph, subgraph, report)
  const workloads = await measureGraph({
    database,
    schema: await buildSchema(SCHEMA_FOLDER),
    limits: limitsOf(config),
    rounds: { timed, warmUp },
    only,
    report,
  })
  return {
    graph,
    entities: subgraph.entities.filter(({ label }) => label !== 'StatusChange').length,
    relationships: subgraph.relationships.length,
    evidence: subgraph.evidence.length,
    claims: subgraph.supports.length,
    historyEntries: await countHistoryEntries(database.graph),
    workloads,
  }
}

async function countHistoryEntries(graph: Graph): Promise<number> {
  const cypher = 'MATCH ()-[r:TIMELINE]->() RETURN count(r) AS total'
  return (await graph.read({ cypher, params: {}, toRow: (record) => Number(record.get('total')) }))[0]!
}

/** Versions and sizes only: nothing that tells whose machine it was. */
function versions(graph: Graph): Record<string, string> {
  const versionOf = (path: string): string =>
    JSON.parse(readFileSync(`${PACKAGE_FOLDER}${path}package.json`, 'utf8')).version
  const libraries = ['@neo4j/graphql', '@apollo/server', 'graphql', 'neo4j-driver', 'fastify']
  return {
    Accord: versionOf(''),
    Node: process.versions.node,
    [`Neo4j ${graph.server.edition}`]: graph.server.version,
    ...Object.fromEntries(libraries.map((name) => [name, versionOf(`node_modules/${name}/`)])),
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof AccordError ? formatError(error) : error)
  process.exitCode = error instanceof AccordError ? error.exitCode : 1
})
