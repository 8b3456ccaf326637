/** `gaps`, `conflicts`, `pipeline`: what is missing, what differs, where documents stand. Over the stored findings. */
import neo4j from 'neo4j-driver'
import { daysBetween, today } from '../../src/domain/calendar.ts'
import { gapSentence } from '../../src/domain/gap-sentence.ts'
import type { GapKind } from '../../src/domain/gaps.ts'
import { pipelineStates } from '../../src/domain/pipeline.ts'
import { boundsOf } from '../../src/domain/printed-bounds.ts'
import { gapRanges } from '../../src/graph/queries/gaps.ts'
import type { Targets } from '../graph/choose-targets.ts'
import { type Ask, labelOf, type Row, type Workload } from './workload.ts'

const FIRST = 20
const LIMITS = { first: neo4j.int(FIRST), more: neo4j.int(FIRST + 1) }
const ENTITY = `entity {.id, .name, .nameVi, __typename: ${labelOf('entity')}}`
const STOCK = { cannot: 'it has no such question' }

export function gapsOfHub({ hub }: Targets): Workload {
  const ranges = gapRanges(null, { asOf: today(), isPast: false, withinMonths: 12 }).flat()
  return {
    name: 'gaps of a hub',
    by: 'OWN_QUERY',
    document: `query Gaps($of: ID!, $first: PageSize!) {
      gaps(of: $of, first: $first) {
        edges { node { kind detail entity { __typename id name nameVi } due { edtf } evidence { quote source { name } } } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: { of: hub, first: FIRST },
    root: 'gaps',
    unordered: ['evidence'],
    reference: {
      cypher: `UNWIND $ranges AS range
        CALL (range) {
          MATCH (f:Finding)
          WHERE f.ownerId = $of AND f.list = range.list AND f.at > range.above AND f.at < range.below
            AND coalesce(f.from <= range.holdsOn, true) AND coalesce(f.until > range.holdsOn, true)
          RETURN f ORDER BY f.ownerId, f.list, f.at LIMIT $more
        }
        WITH f LIMIT $more
        MATCH (whole:Finding {id: f.whole}) MATCH (entity:Entity {id: f.entityId})
        WITH collect({list: f.list, facts: whole.facts, entity: ${ENTITY}, evidence: COLLECT {
          UNWIND whole.evidenceIds AS id MATCH (e:Evidence {id: id})-[:FROM]->(source)
          RETURN e {.quote, source: source {.name}} }}) AS found
        RETURN {items: found[..$first], hasNextPage: size(found) > $first} AS answer`,
      params: { of: hub, ranges, ...LIMITS },
    },
    complete: toGap,
    stock: STOCK,
  }
}

function toGap({ list, facts: written, entity, evidence }: Row) {
  const [kind, facts] = [list.slice('GAP/'.length) as GapKind, JSON.parse(written)]
  const named = { name: entity.name, nameVi: entity.nameVi ?? null }
  return { kind, detail: gapSentence(kind, named, facts, 'EN'), entity, due: facts.due?.edtf ?? null, evidence }
}

export function pipelineOfHub({ hub }: Targets): Workload {
  return {
    name: 'pipeline of a hub',
    by: 'OWN_QUERY',
    document: `query Pipeline($partner: ID!, $first: PageSize!) {
      pipeline(partner: $partner, first: $first) {
        edges { node { agreement { __typename id name nameVi } status since { edtf } daysInStatus changes { status on { edtf } } } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: { partner: hub, first: FIRST },
    root: 'pipeline',
    reference: {
      cypher: `UNWIND $states AS state
        CALL (state) {
          UNWIND ['STAY/', 'NOW/'] AS view
          CALL (state, view) {
            MATCH (f:Finding)
            WHERE f.ownerId = $of AND f.list = view + state AND f.at > '' AND f.at < '\\uffff'
              AND coalesce(f.from <= $day, true) AND coalesce(f.until > $day, true)
            RETURN f ORDER BY f.ownerId, f.list, f.at LIMIT $more
          }
          RETURN f ORDER BY f.at LIMIT $more
        }
        WITH state, f LIMIT $more
        MATCH (whole:Finding {id: f.whole}) MATCH (entity:Entity {id: f.entityId})
        WITH collect({status: state, facts: whole.facts, agreement: ${ENTITY}, changes: COLLECT {
          MATCH (entity)-[:HAS_CHANGED]->(c)
          RETURN {status: c.status, on: c.onEdtf} ORDER BY coalesce(c.onEarliest, c.onLatest), c.onLatest, c.onEdtf,
            [place IN range(0, size($states) - 1) WHERE $states[place] = c.status][0], c.id }}) AS found
        RETURN {items: found[..$first], hasNextPage: size(found) > $first} AS answer`,
      params: { of: hub, states: pipelineStates, day: today(), ...LIMITS },
    },
    complete: toStay,
    stock: STOCK,
  }
}

function toStay({ facts, ...stay }: Row) {
  const { since } = JSON.parse(facts)
  const { latest } = boundsOf(since)
  return { ...stay, since: since?.edtf ?? null, daysInStatus: latest === null ? null : daysBetween(latest, today()) }
}

export function conflictsOfEverything(): Workload {
  return {
    name: 'conflicts of everything',
    by: 'OWN_QUERY',
    document: `query Conflicts($first: PageSize!) {
      conflicts(first: $first) {
        edges { node { entity { __typename id name nameVi } property candidates { value rank rule evidence { citation } } } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: { first: FIRST },
    root: 'conflicts',
    unordered: ['evidence'],
    reference: { answer: readConflicts },
    stock: STOCK,
  }
}

const CONFLICTS = `MATCH (f:Finding) WHERE f.ownerId = '*' AND f.list = 'CONFLICT' AND f.at > ''
  WITH f ORDER BY f.ownerId, f.list, f.at LIMIT $more
  MATCH (whole:Finding {id: f.whole}) MATCH (entity:Entity {id: f.entityId})
  RETURN whole.facts AS facts, ${ENTITY} AS entity`

/** Two statements: which evidence is wanted stands in the facts, which the database does not read. */
async function readConflicts(ask: Ask): Promise<unknown> {
  const rows = await ask(CONFLICTS, LIMITS)
  const items = rows.slice(0, FIRST).map(({ facts, entity }) => ({ entity, ...JSON.parse(facts) }))
  const ids = [...new Set(items.flatMap(({ candidates }) => candidates.flatMap((one: Row) => one.evidenceIds)))]
  const evidence = await ask('UNWIND $ids AS id MATCH (e:Evidence {id: id}) RETURN id, e.citation AS citation', { ids })
  const citations = new Map(evidence.map(({ id, citation }) => [id, { citation }]))
  return {
    items: items.map(({ entity, property, candidates }) => ({
      entity,
      property,
      candidates: candidates.map(({ value, rank, rule, evidenceIds }: Row) => ({
        value,
        rank,
        rule,
        evidence: evidenceIds.map((id: string) => citations.get(id)),
      })),
    })),
    hasNextPage: rows.length > FIRST,
  }
}
