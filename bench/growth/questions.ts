/** The questions whose cost must follow what they answer: as people ask them, on ordinary things and on hubs. */
import type { GrowthTargets } from './growth-targets.ts'

export interface GrowthQuestion {
  readonly name: string
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  /** What its answer counts: an aggregation reads what it counts, all others what they show. */
  readonly reads: 'ANSWER' | 'WHAT_IT_COUNTS'
}

const EDGES = '{ edges { node { entity { id name } } } pageInfo { hasNextPage endCursor } }'
const AROUND = `{ entities { id name } relationships { id type from { id } to { id } evidence { id } }
  truncated omitted omittedAt { entity { id } hidden } }`
const HISTORY = `query ($of: ID!) { history(of: $of, first: 20) {
  edges { node { title event date { edtf } entity { id name } body { id name } evidence { quote source { name } } } }
  pageInfo { hasNextPage endCursor } } }`
const SEARCH = `query ($text: String!) { search(text: $text, first: 20) ${EDGES.replace('entity', 'score entity')} }`
const SUBGRAPH = `query ($of: ID!, $depth: Int!) { subgraph(roots: [$of], depth: $depth, limit: 100) ${AROUND} }`
const PATHS = `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to) { withoutHubs truncated
  paths { length sentence entities { id name } relationships { id evidence { id } } } hubsAvoided { id } } }`
const SHARED = `query ($ids: [ID!]!) { shared(ids: $ids, first: 20) {
  truncated edges { node { entity { id name } through { id type evidence { id } } } } pageInfo { hasNextPage } } }`
const LINEAGE = `query ($of: ID!) { lineage(of: $of, limit: 100) { entities { id name }
  relationships { id type evidence { id } } truncated omitted } }`
const COMPARE = `query ($ids: [ID!]!) { compare(partners: $ids) { partner { id } agreements agreementsInForce
  agreementsWithResult sessions meetings projects budgets { amount currency } medianDaysFromSignatureToProject
  firstContact { edtf } lastContact { edtf } byYear { year agreements meetings projects } } }`
const TOTALS = `query ($partner: ID) { totals(of: AGREEMENT, by: [YEAR, KIND], partner: $partner, first: 50) {
  edges { node { keys { key value } count } } pageInfo { hasNextPage } } }`
const GAPS = `query ($of: ID) { gaps(of: $of, first: 20) {
  edges { node { kind entity { id name } detail due { edtf } evidence { id } } } pageInfo { hasNextPage } } }`
const CONFLICTS = `query ($of: ID) { conflicts(of: $of, first: 20) {
  edges { node { entity { id name } property candidates { value rank rule evidence { id } } } } pageInfo { hasNextPage } } }`
const COVERAGE = `query ($of: ID) { coverage(of: $of, first: 20) { periods { year sources events state }
  figures { edges { node { figure { id value } inGraph } } } } }`
const PIPELINE = `query ($partner: ID) { pipeline(partner: $partner, first: 20) { edges { node {
  agreement { id name } status since { edtf } daysInStatus changes { status on { edtf } evidence { id } } } }
  pageInfo { hasNextPage } } }`

/** In the order of the table. */
export function growthQuestions(targets: GrowthTargets): GrowthQuestion[] {
  const { partner, otherPartner, hub, otherHub, agreement, word, rareWord } = targets
  const ask = (name: string, document: string, variables: GrowthQuestion['variables']): GrowthQuestion => ({
    name,
    document,
    variables,
    reads: 'ANSWER',
  })
  const count = (name: string, document: string, variables: GrowthQuestion['variables']): GrowthQuestion => ({
    ...ask(name, document, variables),
    reads: 'WHAT_IT_COUNTS',
  })
  return [
    ask('history, a partner', HISTORY, { of: partner }),
    ask('history, a hub', HISTORY, { of: hub }),
    ask('search, a frequent word', SEARCH, { text: word }),
    ask('search, a rare word', SEARCH, { text: rareWord }),
    ask('subgraph of depth 3, a partner', SUBGRAPH, { of: partner, depth: 3 }),
    ask('subgraph of depth 2, a hub', SUBGRAPH, { of: hub, depth: 2 }),
    ask('paths between two partners', PATHS, { from: partner, to: otherPartner }),
    ask('paths between a partner and a hub', PATHS, { from: partner, to: hub }),
    ask('paths between two hubs', PATHS, { from: hub, to: otherHub }),
    ask('shared by a partner and a hub', SHARED, { ids: [partner, hub] }),
    ask('shared by two hubs', SHARED, { ids: [hub, otherHub] }),
    ask('lineage of an agreement', LINEAGE, { of: agreement }),
    count('compare two partners', COMPARE, { ids: [partner, otherPartner] }),
    count('compare two hubs', COMPARE, { ids: [hub, otherHub] }),
    count('totals of a partner', TOTALS, { partner }),
    count('totals of all agreements', TOTALS, { partner: null }),
    ask('gaps of everything', GAPS, { of: null }),
    ask('gaps of a partner', GAPS, { of: partner }),
    ask('gaps of a hub', GAPS, { of: hub }),
    ask('conflicts of everything', CONFLICTS, { of: null }),
    ask('conflicts of a hub', CONFLICTS, { of: hub }),
    count('coverage of a partner', COVERAGE, { of: partner }),
    count('coverage of everything', COVERAGE, { of: null }),
    ask('pipeline of everything', PIPELINE, { partner: null }),
    ask('pipeline of a hub', PIPELINE, { partner: hub }),
  ]
}
