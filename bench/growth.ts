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
import { type BenchDatabase, withPatience } from './graph/bench-database.ts'
import { type FilledGraph, openFilledGraph } from './graph/filled-graph.ts'
import { type ScaleName, scales } from './graph/scales.ts'
import { chooseGrowthTargets } from './growth/growth-targets.ts'
import { type GrowthQuestion, growthQuestions } from './growth/questions.ts'
import { type GrowthRow, toGrowthMarkdown } from './growth/write-growth.ts'
import { countThings } from './measure/measure-in-process.ts'
import { recordReads } from './measure/recording-graph.ts'
import { openReferenceClient } from './measure/reference-client.ts'
import { readOptions } from './options.ts'

const RESULTS = new URL('results/', import.meta.url)

const report = (line: string) => console.error(line)

async function main(): Promise<void> {
  const names = readScales(process.argv.slice(2))
  const sizes = names.map((name) => scales[name].entities)
  const config = readConfig()
  const schema = await buildSchema(SCHEMA_FOLDER)
  let opened: FilledGraph | null = null
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => Promise.resolve(opened?.close()).finally(() => process.exit(1)))
  }
  const rows = new Map<string, GrowthRow[]>()
  for (const graph of names) {
    opened = await openFilledGraph({ graph, seed: 1, folder: null }, config, report)
    try {
      for (const row of await measureSize(scales[graph].entities, schema, opened)) {
        rows.set(row.name, [...(rows.get(row.name) ?? []), row])
      }
    } finally {
      await opened.close()
    }
  }
  const markdown = toGrowthMarkdown(sizes, [...rows.values()])
  console.log(markdown)
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(new URL('growth.md', RESULTS), markdown)
  writeFileSync(new URL('growth.json', RESULTS), `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`)
}

/** @throws {InputError} BAD_INPUT with what is no scale. */
function readScales(args: readonly string[]): ScaleName[] {
  const { values } = parseArgs({ args: [...args], options: { scales: { type: 'string', default: '10k,100k' } } })
  return values.scales.split(',').map((scale) => readOptions(['--scale', scale]).scale)
}

async function measureSize(entities: number, schema: GraphQLSchema, database: BenchDatabase): Promise<GrowthRow[]> {
  const reads = recordReads(database.graph)
  const reference = openReferenceClient(database.settings)
  try {
    const rows: GrowthRow[] = []
    for (const question of growthQuestions(await withPatience(database, chooseGrowthTargets))) {
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

main().catch((error: unknown) => {
  console.error(error instanceof AccordError ? formatError(error) : error)
  process.exitCode = error instanceof AccordError ? error.exitCode : 1
})
