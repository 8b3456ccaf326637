/** `subgraph` of depth 3: what lies around a partner, drawn as a picture. */
import neo4j from 'neo4j-driver'
import { ranksByPrefix, type WalkedType, walkedTypes } from '../../src/domain/connections.ts'
import { groupBy } from '../../src/domain/group-by.ts'
import { inOrder, type RelationshipRow, toRelationship } from '../../src/graph/queries/relationships.ts'
import type { Targets } from '../graph/choose-targets.ts'
import { type Ask, labelOf, type Row, type Workload } from './workload.ts'

const DEPTH = 3

/** No more than 100: then every step has few enough that lead on to be taken at once. */
const LIMIT = 100

/** Longest chain of parts. */
const PART_DEPTH = 6

export function subgraphOfPartner({ partner }: Targets): Workload {
  return subgraph('subgraph of depth 3, a partner', partner)
}

export function subgraphOfHub({ hub }: Targets): Workload {
  return subgraph('subgraph of depth 3, a hub', hub)
}

function subgraph(name: string, of: string): Workload {
  return {
    name,
    by: 'OWN_QUERY',
    document: `query Subgraph($of: ID!, $depth: Int!, $limit: Int!) {
      subgraph(roots: [$of], depth: $depth, limit: $limit) {
        entities { __typename id name }
        relationships { id type role from { id } to { id } inferred evidence { citation } }
        truncated
      }
    }`,
    variables: { of, depth: DEPTH, limit: LIMIT },
    root: 'subgraph',
    unordered: ['evidence'],
    reference: { answer: (ask) => readSubgraph(ask, of) },
    stock: { cannot: 'it walks only along relationships that the question names' },
  }
}

const ALL = walkedTypes.join('|')
const KEY = `$ranks[split(o.id, ':')[0]] + o.id`
const ENTITY = `{id: e.id, name: e.name, __typename: ${labelOf('e')}}`
const PROOF = 'COLLECT { UNWIND r.evidenceIds AS evidenceId MATCH (p:Evidence {id: evidenceId}) RETURN p {.citation} }'
const FACT = `r {.id, .role, .inferred, evidence: ${PROOF}}`

/** From `found` and `leading` to both of the next distance: the first neighbour of each that leads, then the second. */
const STEP = `CALL (found, leading) {
    UNWIND CASE WHEN size(found) > $limit THEN [] ELSE range(0, size(leading) - 1) END AS lead
    MATCH (e:Entity {id: leading[lead]})
    CALL (e) {
      WITH e WHERE e.neighbourCount IS NOT NULL
      MATCH ()-[n:NEIGHBOUR]->() WHERE n.ownerId = e.id AND n.key > '' WITH n.key AS key ORDER BY n.ownerId, n.key LIMIT $limit + 1
      RETURN collect(key) AS keys
      UNION ALL
      WITH e WHERE e.neighbourCount IS NULL
      MATCH (e)-[:${ALL}]-(o) WHERE o <> e
      WITH DISTINCT ${KEY} AS key ORDER BY key
      RETURN collect(key) AS keys
    }
    UNWIND range(0, size(keys) - 1) AS place
    WITH place, lead, substring(keys[place], 1) AS id ORDER BY place, lead
    WITH collect(DISTINCT id) AS ids
    RETURN [id IN ids WHERE NOT id IN found][..$limit + 1 - size(found)] AS next
  }
  WITH found + next AS found, next AS leading`

/** The walk, what it found, and what joins that; of two hubs only that they are joined, and how. */
const WALK = `MATCH (root:Entity {id: $of})
  CALL (root) {
    MATCH way = (root)<-[:PART_OF*1..${PART_DEPTH}]-(o) WHERE root.hasParts
    WITH o, min(length(way)) AS depth ORDER BY depth, ${KEY} LIMIT $limit
    RETURN collect(o.id) AS parts
  }
  WITH [root.id] + parts AS found, [root.id] + parts AS leading
  ${Array.from({ length: DEPTH }, () => STEP).join('\n')}
  WITH found[..$limit] AS ids, size(found) > $limit AS truncated
  CALL (ids) { UNWIND ids AS id MATCH (e:Entity {id: id}) RETURN collect(${ENTITY}) AS entities }
  CALL (ids) {
    UNWIND ids AS id MATCH (e:Entity {id: id}) WHERE e.neighbourCount IS NULL
    MATCH (e)-[r:${ALL}]-(o) WHERE o.id IN ids AND (id <= o.id OR o.neighbourCount IS NOT NULL)
    WITH DISTINCT r RETURN collect(${FACT}) AS facts
  }
  CALL (ids) {
    UNWIND ids AS id MATCH (e:Entity {id: id}) WHERE e.neighbourCount IS NOT NULL
    WITH e.id AS id, $ranks[split(e.id, ':')[0]] + e.id AS key
    RETURN collect({id: id, key: key}) AS hubs
  }
  CALL (hubs) {
    UNWIND hubs AS hub
    WITH hub.id AS id, [other IN hubs WHERE other.id > hub.id | other.key] AS keys
    MATCH ()-[n:NEIGHBOUR]->() WHERE n.ownerId = id AND n.key IN keys
    RETURN collect({from: id, to: substring(n.key, 1), steps: n.steps}) AS joined
  }
  RETURN entities, facts, joined, truncated`

/**
 * One statement, and where hubs are among what was found a second for what joins these: its verbs must be known, or all
 * that two hubs have would be read.
 */
async function readSubgraph(ask: Ask, of: string): Promise<unknown> {
  const [row] = await ask(WALK, { of, limit: neo4j.int(LIMIT), ranks: ranksByPrefix })
  const { entities, facts, joined, truncated } = row!
  const ofHubs = joined.length === 0 ? [] : await readJoined(ask, joined)
  const rows = [...facts, ...ofHubs.map(({ fact }) => fact)].map((fact) => ({ fact, row: toRelationship(fact) }))
  rows.sort((a, b) => inOrder(a.row, b.row))
  return { entities, relationships: rows.map(({ fact, row }) => shown(row, fact.evidence)), truncated }
}

async function readJoined(ask: Ask, joined: readonly Row[]): Promise<readonly Row[]> {
  const pairs = groupBy(
    joined.flatMap(({ from, to, steps }): Row[] => steps.map((step: string) => ({ step, from, to }))),
    ({ step }): string => step,
  )
  const parts = [...pairs.keys()].map((step) => {
    const [type, way] = [step.slice(0, -1) as WalkedType, step.slice(-1)]
    const arrow = way === '>' ? `-[r:${type}]->` : `<-[r:${type}]-`
    return `UNWIND $pairs['${step}'] AS pair MATCH (a:Entity {id: pair.from}) MATCH (b:Entity {id: pair.to})
      MATCH (a)${arrow}(b) RETURN ${FACT} AS fact`
  })
  return ask(parts.join(' UNION ALL '), { pairs: Object.fromEntries(pairs) })
}

/** As the answer shows a relationship: an id says its type and ends. */
export function shown({ id, type, role, from, to, inferred }: RelationshipRow, evidence: unknown) {
  return { id, type, role, from: { id: from }, to: { id: to }, inferred, evidence }
}
