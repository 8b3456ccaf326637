/** The questions whose cost must follow what they answer: as people ask them, on ordinary things and on hubs. */
import type { GrowthTargets } from './growth-targets.ts'

export interface GrowthQuestion {
  readonly name: string
  readonly document: string
  /** Variables: it is asked with each of them. */
  readonly askings: readonly Readonly<Record<string, unknown>>[]
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

const OF_PARTNER = (field: string, list: string) => `query ($id: ID!) { partnersConnection(where: { id: { eq: $id } }) {
  edges { node { id ${field}Connection(${list}) { edges { properties { role } node { id name } }
    pageInfo { hasNextPage } } } } } }`
const byDate = (date: string) => `first: 20, sort: [{ node: { ${date}: DESC } }, { node: { id: ASC } }]`
const AGREEMENTS = OF_PARTNER('agreements', byDate('signedOnEarliest'))
const OLDEST_AGREEMENTS = OF_PARTNER('agreements', byDate('signedOnEarliest').replace('DESC', 'ASC'))
const MEETINGS = OF_PARTNER('meetings', byDate('heldOnEarliest'))
const PROJECTS = OF_PARTNER('projects', byDate('startedOnEarliest'))
const PARTNERS = `{ partnersConnection(first: 50, sort: [{ name: ASC }, { id: ASC }]) {
  edges { node { id name kind } } pageInfo { hasNextPage } } }`
const AGREEMENTS_OF_KIND = `query ($kind: AgreementKind!) { agreementsConnection(
  first: 50, where: { kind: { eq: $kind } }, sort: [{ signedOnEarliest: DESC }, { id: ASC }]) {
  edges { node { id name signedOn { edtf } } } pageInfo { hasNextPage } } }`

/** In the order of the table. */
export function growthQuestions({ partners, hubs, agreements, word, rareWords }: GrowthTargets): GrowthQuestion[] {
  type Askings = GrowthQuestion['askings']
  const ask = (name: string, document: string, askings: Askings): GrowthQuestion => ({
    name,
    document,
    askings,
    reads: 'ANSWER',
  })
  const count = (name: string, document: string, askings: Askings): GrowthQuestion => ({
    ...ask(name, document, askings),
    reads: 'WHAT_IT_COUNTS',
  })
  const neighbours = partners.map((partner, place) => [partner, partners[(place + 1) % partners.length]!] as const)
  const withHubs = partners.map((partner, place) => [partner, hubs[place % hubs.length]!] as const)
  const pairsOfHubs = hubs.map((hub, place) => [hub, hubs[(place + 1) % hubs.length]!] as const)
  const of = (ids: readonly string[], more: object = {}): Askings => ids.map((id) => ({ of: id, ...more }))
  const withId = (ids: readonly string[]): Askings => ids.map((id) => ({ id }))
  const partner = (ids: readonly string[]): Askings => ids.map((id) => ({ partner: id }))
  const between = (pairs: typeof neighbours): Askings => pairs.map(([from, to]) => ({ from, to }))
  const both = (pairs: typeof neighbours): Askings => pairs.map((ids) => ({ ids }))
  return [
    ask('history, a partner', HISTORY, of(partners)),
    ask('history, a hub', HISTORY, of(hubs)),
    ask('search, a frequent word', SEARCH, [{ text: word }]),
    ask(
      'search, rare words',
      SEARCH,
      rareWords.map((text) => ({ text })),
    ),
    ask('subgraph of depth 3, a partner', SUBGRAPH, of(partners, { depth: 3 })),
    ask('subgraph of depth 2, a hub', SUBGRAPH, of(hubs, { depth: 2 })),
    ask('paths between two partners', PATHS, between(neighbours)),
    ask('paths between a partner and a hub', PATHS, between(withHubs)),
    ask('paths between two hubs', PATHS, between(pairsOfHubs)),
    ask('shared by two partners', SHARED, both(neighbours)),
    ask('shared by a partner and a hub', SHARED, both(withHubs)),
    ask('shared by two hubs', SHARED, both(pairsOfHubs)),
    ask('lineage of an agreement', LINEAGE, of(agreements)),
    count('compare two partners', COMPARE, both(neighbours)),
    count('compare two hubs', COMPARE, both(pairsOfHubs)),
    count('totals of a partner', TOTALS, partner(partners)),
    count('totals of all agreements', TOTALS, [{ partner: null }]),
    ask('gaps of everything', GAPS, [{ of: null }]),
    ask('gaps of a partner', GAPS, of(partners)),
    ask('gaps of a hub', GAPS, of(hubs)),
    ask('conflicts of everything', CONFLICTS, [{ of: null }]),
    ask('conflicts of a hub', CONFLICTS, of(hubs)),
    count('coverage of a partner', COVERAGE, of(partners)),
    count('coverage of everything', COVERAGE, [{ of: null }]),
    ask('pipeline of everything', PIPELINE, [{ partner: null }]),
    ask('pipeline of a hub', PIPELINE, partner(hubs)),
    ask('agreements of a hub, latest first', AGREEMENTS, withId(hubs)),
    ask('agreements of a hub, oldest first', OLDEST_AGREEMENTS, withId(hubs)),
    ask('meetings of a hub, latest first', MEETINGS, withId(hubs)),
    ask('projects of a hub, latest first', PROJECTS, withId(hubs)),
    ask('partners by name', PARTNERS, [{}]),
    ask('agreements of a kind, latest first', AGREEMENTS_OF_KIND, [{ kind: 'MEMORANDUM_OF_UNDERSTANDING' }]),
  ]
}
