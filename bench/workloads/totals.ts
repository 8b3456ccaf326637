/** `totals`: how many documents of which kind, of one partner and over all partners. */
import neo4j from 'neo4j-driver'
import type { Targets } from '../graph/choose-targets.ts'
import type { Workload } from './workload.ts'

const FIRST = 50
const LIMITS = { first: neo4j.int(FIRST), more: neo4j.int(FIRST + 1) }

const document = (by: string) => `query Totals($partner: ID, $first: PageSize!) {
  totals(of: AGREEMENT, by: [${by}], partner: $partner, first: $first) {
    edges { node { keys { key value } count } }
    pageInfo { hasNextPage endCursor }
  }
}`

const STOCK = { cannot: 'it groups by no key, and counts only what a filter finds' }

export function totalsOfPartner({ partner }: Targets): Workload {
  return {
    name: 'totals of a partner by year and kind',
    by: 'OWN_QUERY',
    document: document('YEAR, KIND'),
    variables: { partner, first: FIRST },
    root: 'totals',
    reference: {
      cypher: `MATCH (p:Entity {id: $partner})<-[:PART_OF*0..6]-(part)
        MATCH (part)-[:PARTY_TO]->(a) WITH DISTINCT a
        WITH CASE WHEN a.signedOnEarliest.year = a.signedOnLatest.year
            THEN right('000' + toString(a.signedOnEarliest.year), 4) END AS year, a.kind AS kind
        WITH year, kind, count(*) AS many ORDER BY year IS NULL, year, kind IS NULL, kind LIMIT $more
        WITH collect({count: many, keys: [{key: 'YEAR', value: coalesce(year, 'UNKNOWN')},
          {key: 'KIND', value: coalesce(kind, 'UNKNOWN')}]}) AS found
        RETURN {items: found[..$first], hasNextPage: size(found) > $first} AS answer`,
      params: { partner, ...LIMITS },
    },
    stock: STOCK,
  }
}

export function totalsOverPartners(): Workload {
  return {
    name: 'totals over all partners by level and kind',
    by: 'OWN_QUERY',
    isAggregation: true,
    document: document('LEVEL, KIND'),
    variables: { partner: null, first: FIRST },
    root: 'totals',
    reference: {
      cypher: `MATCH (a:Agreement)
        CALL (a) { OPTIONAL MATCH (a)<-[:PARTY_TO]-(p:Partner) RETURN DISTINCT p.level AS level }
        WITH level, a.kind AS kind, count(*) AS many ORDER BY level IS NULL, level, kind IS NULL, kind LIMIT $more
        WITH collect({count: many, keys: [{key: 'LEVEL', value: coalesce(level, 'UNKNOWN')},
          {key: 'KIND', value: coalesce(kind, 'UNKNOWN')}]}) AS found
        RETURN {items: found[..$first], hasNextPage: size(found) > $first} AS answer`,
      params: LIMITS,
    },
    stock: STOCK,
  }
}
