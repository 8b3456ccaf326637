/** What proves a record, and what an act continues and carries out. */
import neo4j from 'neo4j-driver'
import type { Targets } from '../graph/choose-targets.ts'
import { labelOf, type Workload } from './workload.ts'

export function evidenceOfEntity({ agreement }: Targets): Workload {
  return evidence('evidence of an entity', { id: agreement, first: 100 })
}

/** A sentence proves one signature of a hub at most, so the order by its id is a whole one. */
export function evidenceOfHub({ hub }: Targets): Workload {
  return evidence('evidence of a hub, first 20 for its documents', { id: hub, first: 20, property: 'PARTY_TO/' })
}

interface EvidenceQuestion {
  readonly id: string
  readonly first: number
  /** Only claims on properties that begin so. */
  readonly property?: string
}

function evidence(name: string, { id, first, property }: EvidenceQuestion): Workload {
  const isWhole = property === undefined
  const where = isWhole ? '' : ', where: { edge: { Supports: { property: { startsWith: $property } } } }'
  return {
    name,
    by: 'LIBRARY',
    document: `query Evidence($id: ID!, $first: PageSize!${isWhole ? '' : ', $property: String!'}) {
      entity(id: $id) {
        id name
        evidenceConnection(first: $first, sort: [{ node: { id: ASC } }]${where}) {
          edges { properties { property value rank } node { id quote citation source { name } } }
        }
      }
    }`,
    variables: { id, first, ...(isWhole ? {} : { property }) },
    root: 'entity',
    stock: 'SAME',
    unordered: isWhole ? ['evidenceConnection'] : [],
    reference: {
      cypher: `MATCH (n:Entity {id: $id})
        CALL (n) {
          MATCH ()<-[s:SUPPORTS]-(e) USING INDEX s:SUPPORTS(list, listed)
          WHERE s.list = n.id AND s.listed IS NOT NULL ${isWhole ? '' : 'AND s.property STARTS WITH $property'}
          WITH s, e ORDER BY s.list, s.listed LIMIT $first
          MATCH (e)-[:FROM]->(source)
          RETURN collect(e {.id, .quote, .citation, source: source {.name}, properties: s {.property, .value, .rank}}) AS said
        }
        RETURN n {.id, .name, evidenceConnection: {items: said}} AS answer`,
      params: { id, first: neo4j.int(first), ...(isWhole ? {} : { property }) },
    },
  }
}

/** Relationships beside an act, as `field: [pattern, projection]`. */
const lineage = {
  issuedByConnection: ['<-[r:ISSUED]-(o)', `o {.id, .name, __typename: ${labelOf('o')}}`],
  continuesConnection: ['-[r:CONTINUES]->(o)', 'o {.id, .name, .number, issuedOn: o.issuedOnEdtf, PROOF}'],
  continuedByConnection: ['<-[r:CONTINUES]-(o)', 'o {.id, .name, .number, issuedOn: o.issuedOnEdtf, PROOF}'],
  implementsConnection: ['-[r:IMPLEMENTS]->(o)', `o {.id, .name, __typename: ${labelOf('o')}, PROOF}`],
  implementedByConnection: ['<-[r:IMPLEMENTS]-(o)', `o {.id, .name, __typename: ${labelOf('o')}, PROOF}`],
} as const

const PROOF = `properties: {evidence:
  COLLECT { MATCH (e:Evidence) WHERE e.id IN r.evidenceIds RETURN e {.quote, .citation} }}`

export function lineageOfPolicy({ policy }: Targets): Workload {
  const proof = 'properties { evidence { quote citation } }'
  const calls = Object.entries(lineage).map(
    ([field, [pattern, row]]) =>
      `CALL (p) { MATCH (p)${pattern} WITH r, o LIMIT 20 RETURN collect(${row.replace('PROOF', PROOF)}) AS ${field} }`,
  )
  const fields = Object.keys(lineage).map((field) => `${field}: {items: ${field}}`)
  return {
    name: 'lineage of a policy, one step both ways',
    by: 'LIBRARY',
    document: `query LineageOfPolicy($id: ID!) {
      policiesConnection(where: { id: { eq: $id } }) {
        edges { node {
          id name number issuedOn { edtf }
          issuedByConnection { edges { node { __typename id name } } }
          continuesConnection { edges { ${proof} node { id name number issuedOn { edtf } } } }
          continuedByConnection { edges { ${proof} node { id name number issuedOn { edtf } } } }
          implementsConnection { edges { ${proof} node { __typename id name } } }
          implementedByConnection { edges { ${proof} node { __typename id name } } }
        } }
      }
    }`,
    variables: { id: policy },
    root: 'policiesConnection',
    stock: 'SAME',
    unordered: ['evidence', ...Object.keys(lineage)],
    reference: {
      cypher: `MATCH (p:Policy {id: $id}) ${calls.join('\n')}
        RETURN {items: [p {.id, .name, .number, issuedOn: p.issuedOnEdtf, ${fields.join(', ')}}]} AS answer`,
      params: { id: policy },
    },
  }
}
