/**
 * `npm run bench`: each read and question of Accord beside the same question in hand-written Cypher, in process and over
 * HTTP, and beside what stock @neo4j/graphql makes of it. `results/10k.md` says how to read the table.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { buildSchema } from '../src/api/schema/build-schema.ts'
import { PACKAGE_FOLDER, readConfig, SCHEMA_FOLDER } from '../src/config.ts'
import { AccordError, formatError } from '../src/domain/errors.ts'
import type { FilledGraph, GraphName } from './graph/filled-graph.ts'
import { readOptions, slicesOf } from './options.ts'
import type { BenchResult, GraphResult } from './report/bench-result.ts'
import { RESULTS } from './report/stored-results.ts'
import { toMarkdown, toScreen } from './report/write-report.ts'
import { type BenchRun, benchGraph } from './run-bench.ts'

/** Progress goes beside the table, which is all that standard output has. */
const report = (line: string) => console.error(line)

async function main(): Promise<void> {
  // tsx maps the stack of every error, and the driver makes one for each query: what is installed does neither.
  process.setSourceMapsEnabled(false)
  const options = readOptions(process.argv.slice(2))
  const { scale, only, rounds } = options
  let opened: FilledGraph | null = null
  let neo4j: Record<string, string> = {}
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => Promise.resolve(opened?.close()).finally(() => process.exit(1)))
  }
  const run: BenchRun = {
    options,
    config: readConfig(),
    schema: await buildSchema(SCHEMA_FOLDER),
    report,
    onOpen: (database) => {
      opened = database
      const { edition, version } = database.graph.server
      neo4j = { [`Neo4j ${edition}`]: version }
    },
  }
  const names: readonly GraphName['graph'][] = scale === '10k' ? ['seed', scale] : [scale]
  const graphs: GraphResult[] = []
  for (const name of names) graphs.push(await benchGraph(name, run))
  const result: BenchResult = {
    scale,
    date: new Date().toISOString(),
    versions: { ...versions(), ...neo4j },
    machine: { cores: cpus().length, memoryGigabytes: Math.round(totalmem() / 2 ** 30) },
    rounds,
    slices: slicesOf(options),
    graphs,
  }
  console.log(toScreen(result))
  if (only !== null) return
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(new URL(`${scale}.json`, RESULTS), `${JSON.stringify(result, null, 2)}\n`)
  writeFileSync(new URL(`${scale}.md`, RESULTS), toMarkdown(result))
}

/** Versions and sizes only: nothing that tells whose machine it was. */
function versions(): Record<string, string> {
  const versionOf = (path: string): string =>
    JSON.parse(readFileSync(`${PACKAGE_FOLDER}${path}package.json`, 'utf8')).version
  const libraries = ['@neo4j/graphql', '@apollo/server', 'graphql', 'neo4j-driver', 'fastify']
  return {
    Accord: versionOf(''),
    Node: process.versions.node,
    ...Object.fromEntries(libraries.map((name) => [name, versionOf(`node_modules/${name}/`)])),
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof AccordError ? formatError(error) : error)
  process.exitCode = error instanceof AccordError ? error.exitCode : 1
})
