/** Root connections: a list screen, filtered, sorted, paged. */
import neo4j from 'neo4j-driver'
import type { Targets } from '../graph/choose-targets.ts'
import type { Workload } from './workload.ts'

const FIRST = 50

export function partners(): Workload {
  return {
    name: `partners, first ${FIRST} by name`,
    by: 'LIBRARY',
    document: `query Partners($first: PageSize!) {
      partnersConnection(first: $first, sort: [{ name: ASC }, { id: ASC }]) {
        edges { node { id name nameVi kind level iso2 } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: { first: FIRST },
    root: 'partnersConnection',
    stock: 'SAME',
    reference: {
      cypher: `MATCH (p:Partner) WITH p ORDER BY p.name, p.id LIMIT $more
        WITH collect(p) AS found
        RETURN {items: [p IN found[..$first] | p {.id, .name, .nameVi, .kind, .level, .iso2}],
          hasNextPage: size(found) > $first} AS answer`,
      params: { first: neo4j.int(FIRST), more: neo4j.int(FIRST + 1) },
    },
  }
}

export function agreementsOfKind(targets: Targets): Workload {
  return agreements(`agreements of a kind by date, first ${FIRST} and their number`, targets, 0)
}

export function agreementsDeepPage(targets: Targets): Workload {
  return agreements('agreements of a kind by date, deeper page', targets, targets.deepOffset)
}

/** The library's cursors are offsets. */
function agreements(name: string, { agreementKind }: Targets, offset: number): Workload {
  return {
    name,
    by: 'LIBRARY',
    document: `query Agreements($kind: AgreementKind!, $first: PageSize!, $after: String) {
      agreementsConnection(where: { kind: { eq: $kind } }, first: $first, after: $after,
        sort: [{ signedOnEarliest: DESC }, { id: ASC }]) {
        totalCount
        edges { node { id name kind status number signedOn { edtf asPrinted inferred } } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: { kind: agreementKind, first: FIRST, after: offset === 0 ? null : offsetCursor(offset - 1) },
    root: 'agreementsConnection',
    stock: 'SAME',
    reference: {
      // The whole kind is counted anyway, so one scan finds both the page and the total.
      cypher: `MATCH (a:Agreement) WHERE a.kind = $kind
        WITH a ORDER BY a.signedOnEarliest IS NULL, a.signedOnEarliest DESC, a.id
        WITH collect(a) AS found
        RETURN {totalCount: size(found), hasNextPage: size(found) > $until,
          items: [a IN found[$offset..$until] | a {.id, .name, .kind, .status, .number,
            signedOn: CASE WHEN a.signedOnEdtf IS NOT NULL THEN
              {edtf: a.signedOnEdtf, asPrinted: a.signedOnAsPrinted, inferred: a.signedOnInferred} END}]} AS answer`,
      params: { kind: agreementKind, offset: neo4j.int(offset), until: neo4j.int(offset + FIRST) },
    },
  }
}

function offsetCursor(offset: number): string {
  return Buffer.from(`arrayconnection:${offset}`).toString('base64')
}
