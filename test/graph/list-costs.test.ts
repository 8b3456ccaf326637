/** Long lists and whole types, in the order of an index: a page costs what it shows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordReads } from '../../bench/measure/recording-graph.ts'
import { openReferenceClient, type ReferenceClient } from '../../bench/measure/reference-client.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { type Asker, startAsker } from '../support/ask.ts'
import { loadFacts } from '../support/facts.ts'
import { openEmptyGraph, testGraphSettings } from '../support/graph.ts'
import { hubOf } from '../support/listed-hub.ts'

let graph: Graph
let asker: Asker
let client: ReferenceClient
let reads: ReturnType<typeof recordReads>

beforeAll(async () => {
  graph = await openEmptyGraph()
  reads = recordReads(graph)
  asker = await startAsker(reads.graph)
  client = openReferenceClient(testGraphSettings())
})

afterAll(async () => {
  await client.close()
  await asker.stop()
  await graph.close()
})

describe('a page', () => {
  const hub = (connection: string) =>
    `{ partnersConnection(where: { id: { eq: "partner:hub" } }) { edges { node { ${connection} } } } }`
  const rows = 'edges { properties { role } node { id name } } pageInfo { hasNextPage }'
  const byDate = (field: string, order: string) => `sort: [{ node: { ${field}: ${order} } }, { node: { id: ASC } }]`
  const PAGES = [
    hub(`agreementsConnection(first: 10, ${byDate('signedOnEarliest', 'DESC')}) { ${rows} }`),
    hub(`agreementsConnection(first: 10, ${byDate('signedOnEarliest', 'ASC')}) { totalCount ${rows} }`),
    hub(
      `meetingsConnection(first: 10, sort: [{ node: { heldOnEarliest: DESC } }, { node: { id: ASC } }, { edge: { role: ASC } }]) { ${rows} }`,
    ),
    hub(`projectsConnection(first: 10, sort: [{ node: { startedOnEarliest: DESC } }]) { ${rows} }`),
    hub(`agreementsConnection(first: 10) { ${rows} }`),
    hub('issuedPoliciesConnection(first: 10) { totalCount edges { node { id } } pageInfo { hasNextPage } }'),
    `{ institutionsConnection(where: { id: { eq: "institution:state" } }) { edges { node {
      partsConnection(first: 10) { edges { node { id } } } } } } }`,
    `{ topicsConnection(where: { id: { eq: "topic:all" } }) { edges { node {
      policiesConnection(first: 10, ${byDate('issuedOnEarliest', 'DESC')}) { edges { node { id } } } } } } }`,
    ...['', '{ startsWith: "PARTY_TO/" }', '{ eq: "PARTY_TO/partner:hub/agreement:a-0/party" }'].map(
      (property) => `{ entity(id: "partner:hub") { evidenceConnection(first: 10, sort: [{ node: { id: ASC } }]
        ${property && `where: { edge: { Supports: { property: ${property} } } }`}) {
          edges { properties { property rank } node { id citation source { name } } } } } }`,
    ),
    '{ agreementsConnection(first: 10, sort: [{ name: ASC }, { id: ASC }]) { totalCount edges { node { id name } } } }',
    '{ agreementsConnection(first: 10, sort: [{ id: DESC }]) { edges { node { id name } } } }',
    `{ agreementsConnection(first: 10, where: { kind: { eq: TREATY } }, sort: [{ signedOnEarliest: DESC }, { id: ASC }]) {
      edges { node { id name } } pageInfo { hasNextPage } } }`,
    `{ meetingsConnection(first: 10, sort: [{ heldOnEarliest: ASC }, { id: ASC }]) { edges { node { id name } } } }`,
  ]

  it('costs what it shows, and not what the hub or the graph holds', { timeout: 120_000 }, async () => {
    const hitsOf = async () => {
      // A plan made when there was next to nothing is kept for ten seconds.
      await graph.define('CALL db.clearQueryCaches()')
      const hits: number[] = []
      for (const page of PAGES) {
        reads.take()
        await asker.ask(page)
        let sum = 0
        for (const statement of reads.take()) sum += await client.hits(statement)
        hits.push(sum)
      }
      return hits
    }
    await loadFacts(graph, hubOf(40))
    const small = await hitsOf()
    await loadFacts(graph, hubOf(320))
    const large = await hitsOf()
    for (const [at, page] of PAGES.entries()) {
      expect(large[at], page).toBeLessThanOrEqual(1.2 * small[at]!)
      expect(large[at], page).toBeLessThan(120)
    }
  })
})
