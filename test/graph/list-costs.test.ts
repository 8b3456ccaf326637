/** Long lists and whole types, in the order of an index: a page costs what it shows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asker, startAsker } from '../support/ask.ts'
import { hubOf } from '../support/listed-hub.ts'
import { measuredGraph, sum } from '../support/measured-graph.ts'

const measured = measuredGraph()
let asker: Asker

beforeAll(async () => {
  asker = await startAsker(measured.graph)
})

afterAll(() => asker.stop())

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
      const hits: number[] = []
      for (const page of PAGES) hits.push(sum(await measured.hits(() => asker.ask(page))))
      return hits
    }
    await measured.load(hubOf(40))
    const small = await hitsOf()
    await measured.load(hubOf(320))
    const large = await hitsOf()
    for (const [at, page] of PAGES.entries()) {
      expect(large[at], page).toBeLessThanOrEqual(1.2 * small[at]!)
      expect(large[at], page).toBeLessThan(120)
    }
  })
})
