/** Root connections: a list screen, filtered, sorted, paged. */
import neo4j from 'neo4j-driver'
import type { Targets } from '../graph/choose-targets.ts'
import type { Reference, Row, Statement, Workload } from './workload.ts'

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
      cypher: `MATCH (p:Partner) WHERE p.name IS NOT NULL AND p.id IS NOT NULL
        WITH p ORDER BY p.name, p.id LIMIT $more
        WITH collect(p) AS found
        RETURN {items: [p IN found[..$first] | p {.id, .name, .nameVi, .kind, .level, .iso2}],
          hasNextPage: size(found) > $first} AS answer`,
      params: { first: neo4j.int(FIRST), more: neo4j.int(FIRST + 1) },
    },
  }
}

/** What a list screen asks for: a page, and whether there are more. */
export function agreementsOfKind(targets: Targets): Workload {
  const params = { kind: targets.agreementKind, first: neo4j.int(FIRST) }
  return {
    ...agreements(`agreements of a kind by date, first ${FIRST}`, targets, { offset: 0, isCounted: false }),
    reference: listed(
      `${OF_KIND} LIMIT $first + 1
        WITH collect(a) AS found
        RETURN {hasNextPage: size(found) > $first, items: [a IN found[..$first] | ${AGREEMENT}]} AS answer`,
      params,
    ),
  }
}

export function agreementsCounted(targets: Targets): Workload {
  const name = `agreements of a kind by date, first ${FIRST} and their number`
  return agreements(name, targets, { offset: 0, isCounted: true })
}

export function agreementsDeepPage(targets: Targets): Workload {
  return agreements('agreements of a kind by date, deeper page and their number', targets, {
    offset: targets.deepOffset,
    isCounted: true,
  })
}

/** In the order of an index of the kind, latest first. */
const OF_KIND = `MATCH (a:Agreement) WHERE a.kind = $kind AND a.latestFirst IS NOT NULL AND a.id IS NOT NULL
        WITH a ORDER BY a.kind, a.latestFirst, a.id`

/** Nothing but properties: the database reads each agreement once. */
const AGREEMENT = 'a {.id, .name, .kind, .status, .number, .signedOnEdtf, .signedOnAsPrinted, .signedOnInferred}'

function listed(cypher: string, params: Statement['params']): Reference {
  return {
    answer: async (ask) => {
      const [row] = await ask(cypher, params)
      return { ...row!.answer, items: row!.answer.items.map(withDate) }
    },
  }
}

function withDate({ signedOnEdtf: edtf, signedOnAsPrinted: asPrinted, signedOnInferred: inferred, ...agreement }: Row) {
  return { ...agreement, signedOn: edtf === null ? null : { edtf, asPrinted, inferred } }
}

interface Listing {
  /** The library's cursors are offsets. */
  readonly offset: number
  readonly isCounted: boolean
}

function agreements(name: string, { agreementKind }: Targets, { offset, isCounted }: Listing): Workload {
  return {
    name,
    by: 'LIBRARY',
    document: `query Agreements($kind: AgreementKind!, $first: PageSize!, $after: String) {
      agreementsConnection(where: { kind: { eq: $kind } }, first: $first, after: $after,
        sort: [{ signedOnEarliest: DESC }, { id: ASC }]) {
        ${isCounted ? 'totalCount' : ''}
        edges { node { id name kind status number signedOn { edtf asPrinted inferred } } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: { kind: agreementKind, first: FIRST, after: offset === 0 ? null : offsetCursor(offset - 1) },
    root: 'agreementsConnection',
    stock: 'SAME',
    isAggregation: isCounted,
    // The whole kind is counted anyway, so one scan finds both the page and the total.
    reference: listed(
      `${OF_KIND}
        WITH collect(a) AS found
        RETURN {totalCount: size(found), hasNextPage: size(found) > $until,
          items: [a IN found[$offset..$until] | ${AGREEMENT}]} AS answer`,
      { kind: agreementKind, offset: neo4j.int(offset), until: neo4j.int(offset + FIRST) },
    ),
  }
}

function offsetCursor(offset: number): string {
  return Buffer.from(`arrayconnection:${offset}`).toString('base64')
}
