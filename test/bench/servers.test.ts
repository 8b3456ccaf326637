/** The three servers that are measured, each in its process, over the seed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseTargets } from '../../bench/graph/choose-targets.ts'
import { measureHttp } from '../../bench/measure/measure-http.ts'
import { openReferenceClient, type ReferenceClient } from '../../bench/measure/reference-client.ts'
import { residentOf } from '../../bench/measure/resident-memory.ts'
import { type BenchServers, startBenchServers } from '../../bench/servers/bench-servers.ts'
import { allWorkloads } from '../../bench/workloads/all-workloads.ts'
import type { Workload } from '../../bench/workloads/workload.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { openSeededGraph, testGraphSettings } from '../support/graph.ts'

let graph: Graph
let reference: ReferenceClient
let servers: BenchServers
let workloads: Workload[]

beforeAll(async () => {
  graph = await openSeededGraph()
  reference = openReferenceClient(testGraphSettings())
  const targets = await chooseTargets(graph)
  workloads = allWorkloads(targets)
  servers = await startBenchServers(testGraphSettings(), targets, ['cypher', 'accord', 'stock'])
}, 120_000)

afterAll(async () => {
  await servers?.close()
  await reference?.close()
  await graph?.close()
})

test('all answer without an error, at every number of connections; stock gives the same answer where it can', async () => {
  const workload = workloads.find(({ name }) => name === 'entity by id')!
  const slices = { rounds: 1, seconds: 0.1, warmUpSeconds: 0 }
  const { http, stockNote } = await measureHttp(workload, { servers, reference, slices, report: () => {} })
  expect(stockNote).toBeNull()
  expect(Object.entries(http!).map(([connections, of]) => [connections, Object.keys(of).sort()])).toEqual([
    ['1', ['accord', 'cypher']],
    ['16', ['accord', 'cypher', 'stock']],
    ['64', ['accord', 'cypher']],
  ])
  for (const load of Object.values(http!).flatMap((of) => Object.values(of))) {
    expect(load).toMatchObject({ errors: 0 })
    expect(load.answersPerSecond).toBeGreaterThan(0)
  }
})

test('where stock cannot be asked, the reason stands beside the figures', async () => {
  const workload = workloads.find(({ name }) => name.startsWith('lineage of an agreement'))!
  const slices = { rounds: 1, seconds: 0.1, warmUpSeconds: 0 }
  const { http, stockNote } = await measureHttp(workload, { servers, reference, slices, report: () => {} })
  expect(stockNote).toBe('it walks only as far as the question spells out')
  expect(http![16]).not.toHaveProperty('stock')
})

test('memory is told of processes that are there, and of no others', () => {
  const held = residentOf({ here: process.pid, nowhere: null, gone: 2 ** 30 })
  expect(Object.keys(held).every((name) => name === 'here')).toBe(true)
})
