/** On the seed, Accord and hand-written Cypher give the same answers; a benchmark that compared nothing would prove nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseTargets } from '../../bench/graph/choose-targets.ts'
import { type AccordInProcess, openAccord } from '../../bench/measure/accord-in-process.ts'
import { assertEqualAnswers } from '../../bench/measure/compare-answers.ts'
import { recordReads } from '../../bench/measure/recording-graph.ts'
import { openReferenceClient, type ReferenceClient } from '../../bench/measure/reference-client.ts'
import { allWorkloads } from '../../bench/workloads/all-workloads.ts'
import type { Workload } from '../../bench/workloads/workload.ts'
import { limitsOf } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { builtSchema } from '../support/built-schema.ts'
import { openSeededGraph, testGraphSettings } from '../support/graph.ts'

let graph: Graph
let reads: ReturnType<typeof recordReads>
let accord: AccordInProcess
let reference: ReferenceClient
let workloads: Workload[]

beforeAll(async () => {
  graph = await openSeededGraph()
  reads = recordReads(graph)
  reference = openReferenceClient(testGraphSettings())
  const limits = limitsOf(readConfig({}))
  accord = await openAccord({ schema: await builtSchema(), graph: reads.graph, limits })
  workloads = allWorkloads(await chooseTargets(graph))
})

afterAll(async () => {
  await accord?.close()
  await reference?.close()
  await graph?.close()
})

test('every workload is answered as its reference answers it, and as the base facts prove it', async () => {
  for (const workload of workloads) {
    const answers = {
      reference: await reference.answer(workload.reference),
      ...(workload.proof === undefined ? {} : { proof: await reference.answer(workload.proof) }),
      accord: { 'Accord in process': await accord.ask(workload) },
    }
    expect(answers.reference, workload.name).not.toBeNull()
    assertEqualAnswers(workload, answers)
  }
})

test('an answer that differs is named, with the place where it does', async () => {
  const [workload] = workloads
  const answer = (await reference.answer(workload!.reference)) as object
  const compare = (other: object) => () =>
    assertEqualAnswers(workload!, { reference: answer, accord: { Accord: other } })
  expect(compare(answer)).not.toThrow()
  expect(compare({ ...answer, name: 'Nobody' })).toThrow(
    '"entity by id" is answered differently by Accord: answer.name is "Nobody"',
  )
  expect(compare({ ...answer, aliases: ['too', 'many'] })).toThrow('answer.aliases')
})

test('hits are counted for what Accord really sends', async () => {
  reads.take()
  for (const workload of workloads) {
    await accord.ask(workload)
    const sent = reads.take()
    expect(sent.length, workload.name).toBeGreaterThan(0)
    for (const statement of sent) expect(await reference.hits(statement), workload.name).toBeGreaterThan(0)
  }
})
