/** Every statement that the ready questions send, alone and with others of its text: the same rows, for the same reading. */
import { readdirSync, readFileSync } from 'node:fs'
import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordReads } from '../../bench/measure/recording-graph.ts'
import { openReferenceClient, type ReferenceClient } from '../../bench/measure/reference-client.ts'
import type { Statement } from '../../bench/workloads/workload.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { joinParameters, joinStatement, PLACE } from '../../src/graph/joined-statement.ts'
import { type Asker, startAsker } from '../support/ask.ts'
import { openSeededGraph, testGraphSettings, testNeo4j } from '../support/graph.ts'

const FOLDER = new URL('../../src/web/questions/', import.meta.url)
const questions = readdirSync(FOLDER).map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))

/** The ready ones count what they leave out, and then go step by step. */
const AT_ONCE = `{ subgraph(roots: ["partner:laos"], depth: 3, limit: 100) {
  entities { id name } relationships { id evidence { citation } } truncated
} }`

const TOGETHER = 3

let graph: Graph
let asker: Asker
let reads: ReturnType<typeof recordReads>
let driver: Driver
let client: ReferenceClient

beforeAll(async () => {
  graph = await openSeededGraph()
  reads = recordReads(graph)
  asker = await startAsker(reads.graph)
  const { uri, user, password } = testNeo4j()
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  client = openReferenceClient(testGraphSettings())
})

afterAll(async () => {
  await client.close()
  await driver.close()
  await asker.stop()
  await graph.close()
})

const run = async ({ cypher, params }: Statement) => (await driver.executeQuery(cypher, { ...params })).records

/** One of each text. */
async function statementsOfAllQuestions(): Promise<Statement[]> {
  reads.take()
  for (const text of [...questions, AT_ONCE]) await asker.ask(text)
  return [...new Map(reads.take().map((statement) => [statement.cypher, statement])).values()]
}

it('the statements of all ready questions go together as they go alone', async () => {
  const statements = await statementsOfAllQuestions()
  expect(statements.length).toBeGreaterThan(questions.length)
  for (const statement of statements) {
    const alone = await run(statement)
    // What has no rows shows no columns, and is never joined.
    if (alone[0] === undefined) continue
    const columns = alone[0].keys as string[]
    const joined = joinStatement(statement.cypher, Object.keys(statement.params), columns)
    expect(joined, statement.cypher).not.toBeNull()
    const all = Array.from({ length: TOGETHER }, () => statement.params)
    const together = { cypher: joined!.cypher, params: joinParameters(joined!, all) }
    const valuesOf = (record: Awaited<ReturnType<typeof run>>[number]) => columns.map((name) => record.get(name))
    const rows = await run(together)
    for (let place = 0; place < TOGETHER; place++) {
      expect(rows.filter((row) => row.get(PLACE) === place).map(valuesOf)).toEqual(alone.map(valuesOf))
    }
    const hits = await client.hits(statement)
    expect(await client.hits(together), statement.cypher).toBeLessThanOrEqual(TOGETHER * hits * 1.1 + 10)
  }
}, 240_000)
