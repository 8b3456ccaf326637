/** `lineage`: what an agreement came from and what came of it. */
import { type Descended, inOrderOfTime, stepsDown, stepsUp } from '../../src/domain/lineage.ts'
import { datedSpans } from '../../src/domain/valid-time.ts'
import { inOrder, toRelationship } from '../../src/graph/queries/relationships.ts'
import type { Targets } from '../graph/choose-targets.ts'
import { shown } from './subgraphs.ts'
import { type Ask, labelOf, type Row, type Workload } from './workload.ts'

const LIMIT = 100

/** A lineage in a graph that is measured is shorter; a longer one is an error. */
const LONGEST = 8

export function lineageOfAgreement({ descended: of }: Targets): Workload {
  return {
    name: 'lineage of an agreement, all the way',
    by: 'OWN_QUERY',
    document: `query Lineage($of: ID!, $limit: Int!) {
      lineage(of: $of, limit: $limit) {
        entities { __typename id name }
        relationships { id type role from { id } to { id } inferred evidence { citation } }
        truncated
      }
    }`,
    variables: { of, limit: LIMIT },
    root: 'lineage',
    unordered: ['evidence'],
    reference: { answer: (ask) => readLineage(ask, of) },
    stock: { cannot: 'it walks only as far as the question spells out' },
  }
}

const along = (steps: readonly string[], way: '>' | '<') =>
  steps
    .filter((step) => step.endsWith(way))
    .map((step) => step.slice(0, -1))
    .join('|')

/** One generation further from `side`, of which `met` is what is met already. */
const step = (side: string, met: string, steps: readonly string[]) => `CALL (${side}, ${met}) {
    UNWIND ${side} AS e
    CALL (e) {
      MATCH (e)-[:${along(steps, '>')}]->(o) RETURN o
      UNION MATCH (e)<-[:${along(steps, '<')}]-(o) RETURN o
    }
    WITH DISTINCT o, ${met} WHERE NOT o IN ${met}
    RETURN collect(o) AS next_${side}
  }`

const generation = (place: number) => `${step('up', 'above', stepsUp)}
  ${step('down', 'below', stepsDown)}
  WITH generations + {place: ${place}, up: next_up, down: next_down} AS generations,
    next_up AS up, next_down AS down, above + next_up AS above, below + next_down AS below`

const DAYS = [...new Set(Object.values(datedSpans).flatMap(({ begins }) => begins))]
  .map((field) => `coalesce(e.${field}Earliest, e.${field}Latest)`)
  .join(', ')

const PROOF = 'COLLECT { UNWIND r.evidenceIds AS evidenceId MATCH (p:Evidence {id: evidenceId}) RETURN p {.citation} }'

/** Each relationship is read from its later end, which has few that lead up. */
const LINEAGE = `MATCH (n:Entity {id: $of})
  WITH [] AS generations, [n] AS up, [n] AS down, [n] AS above, [n] AS below
  ${Array.from({ length: LONGEST }, (_, place) => generation(place + 1)).join('\n')}
  WITH generations, above + below AS members, size(up) + size(down) > 0 AS isLonger
  CALL (members) {
    UNWIND members AS e WITH DISTINCT e
    CALL (e) { UNWIND [${DAYS}] AS day RETURN toString(min(day)) AS begins }
    RETURN collect({id: e.id, name: e.name, __typename: ${labelOf('e')}, begins: begins}) AS entities
  }
  CALL (members) {
    UNWIND members AS e WITH DISTINCT e, members
    CALL (e) {
      MATCH (e)-[r:${along(stepsUp, '>')}]->(o) RETURN r, o
      UNION ALL MATCH (e)<-[r:${along(stepsUp, '<')}]-(o) RETURN r, o
    }
    WITH DISTINCT r, o, members WHERE o IN members
    RETURN collect(r {.id, .role, .inferred, evidence: ${PROOF}}) AS facts
  }
  RETURN entities, facts, isLonger,
    [one IN generations | {place: one.place, up: [e IN one.up | e.id], down: [e IN one.down | e.id]}] AS generations`

/** One statement; the order of time is made of it outside the database, as Accord makes it. */
async function readLineage(ask: Ask, of: string): Promise<unknown> {
  const [row] = await ask(LINEAGE, { of })
  const { entities, facts, generations, isLonger } = row!
  if (isLonger || entities.length > LIMIT) throw new Error(`The lineage of "${of}" is too long for its reference.`)
  const places = new Map<string, number>([[of, 0]])
  for (const { place, up, down } of generations) {
    for (const id of up) places.set(id, -place)
    for (const id of down) if (!places.has(id)) places.set(id, place)
  }
  const rows = facts.map((fact: Row) => ({ fact, row: toRelationship(fact) }))
  rows.sort((a: Row, b: Row) => inOrder(a.row, b.row))
  const members: (Descended & Row)[] = entities.map((entity: Row) => ({ ...entity, generation: places.get(entity.id) }))
  return {
    entities: inOrderOfTime(
      members,
      rows.map(({ row }: Row) => row),
    ).map(({ id, name, __typename }) => ({ id, name, __typename })),
    relationships: rows.map(({ fact, row }: Row) => shown(row, fact.evidence)),
    truncated: false,
  }
}
