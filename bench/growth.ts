/**
 * `npm run bench:growth`: what each question reads on graphs of growing size. What it reads must follow what it answers;
 * `results/growth.md` has the table.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql'
import { createContext } from '../src/api/context.ts'
import { buildSchema } from '../src/api/schema/build-schema.ts'
import { readConfig, SCHEMA_FOLDER } from '../src/config.ts'
import { AccordError, formatError } from '../src/domain/errors.ts'
import { generateSubgraph } from './generator/generate-subgraph.ts'
import { type BenchDatabase, openBenchDatabase } from './graph/bench-database.ts'
import { emptyGraph, fillGraph } from './graph/fill-graph.ts'
import { chooseGrowthTargets } from './growth/growth-targets.ts'
import { type GrowthQuestion, growthQuestions } from './growth/questions.ts'
import { type GrowthRow, toGrowthMarkdown } from './growth/write-growth.ts'
import { recordReads } from './measure/recording-graph.ts'
import { openReferenceClient } from './measure/reference-client.ts'

const RESULTS = new URL('results/', import.meta.url)

/** The history of a home state in a graph of 100,000 entities is written in one transaction, which 1 GB does not hold. */
const HEAP_MEGABYTES = 6144

const report = (line: string) => console.error(line)

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { entities: { type: 'string', default: '10000,100000' } } })
  const sizes = values.entities.split(',').map(Number)
  const config = readConfig()
  const schema = await buildSchema(SCHEMA_FOLDER)
  const database = await openBenchDatabase(config, report, HEAP_MEGABYTES)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => database.close().finally(() => process.exit(1)))
  }
  try {
    const rows = new Map<string, GrowthRow[]>()
    for (const entities of sizes) {
      report(`a graph of ${entities} entities`)
      await emptyGraph(database.graph)
      await fillGraph(database.graph, generateSubgraph({ entities, seed: 1 }), report)
      for (const row of await measureSize(entities, schema, database)) {
        rows.set(row.name, [...(rows.get(row.name) ?? []), row])
      }
    }
    const markdown = toGrowthMarkdown(sizes, [...rows.values()])
    console.log(markdown)
    mkdirSync(RESULTS, { recursive: true })
    writeFileSync(new URL('growth.md', RESULTS), markdown)
    writeFileSync(new URL('growth.json', RESULTS), `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`)
  } finally {
    await database.close()
  }
}

async function measureSize(entities: number, schema: GraphQLSchema, database: BenchDatabase): Promise<GrowthRow[]> {
  const reads = recordReads(database.graph)
  const reference = openReferenceClient(database.settings)
  try {
    const rows: GrowthRow[] = []
    for (const question of growthQuestions(await chooseGrowthTargets(database.graph))) {
      report(`asking: ${question.name}`)
      reads.take()
      let [hits, things, statements] = [0, 0, 0]
      const started = performance.now()
      for (const variables of question.askings) {
        things += countThings(await ask(question, variables, schema, reads.graph))
      }
      const milliseconds = performance.now() - started
      for (const statement of reads.take()) {
        hits += await reference.hits(statement)
        statements++
      }
      const { name, askings } = question
      rows.push({
        name,
        reads: question.reads,
        entities,
        askings: askings.length,
        hits,
        things,
        statements,
        milliseconds,
      })
    }
    return rows
  } finally {
    await reference.close()
  }
}

const documents = new Map<string, DocumentNode>()

async function ask(
  { name, document }: GrowthQuestion,
  variables: GrowthQuestion['askings'][number],
  schema: GraphQLSchema,
  graph: BenchDatabase['graph'],
) {
  const parsed = documents.get(document) ?? parse(document)
  documents.set(document, parsed)
  const { data, errors } = await execute({
    schema,
    document: parsed,
    variableValues: variables,
    contextValue: createContext(graph),
  })
  if (errors !== undefined) throw new Error(`"${name}" failed: ${JSON.stringify(errors)}`)
  return data
}

/** Objects in an answer: entities, relationships, pieces of evidence, rows. */
function countThings(answer: unknown): number {
  if (Array.isArray(answer)) return answer.reduce((sum: number, one) => sum + countThings(one), 0)
  if (typeof answer !== 'object' || answer === null) return 0
  return Object.values(answer).reduce((sum: number, one) => sum + countThings(one), 1)
}

main().catch((error: unknown) => {
  console.error(error instanceof AccordError ? formatError(error) : error)
  process.exitCode = error instanceof AccordError ? error.exitCode : 1
})
