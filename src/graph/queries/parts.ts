/** Entities, relationships and evidence with all that sources say of them, some hundred at a time. */
import neo4j from 'neo4j-driver'
import type { Way } from '../../domain/brief/told-ways.ts'
import { neighbourKey, type WalkedType } from '../../domain/connections.ts'
import type { EntityLabel, NodeLabel } from '../../domain/ontology.ts'
import type { EntityId, EntityRecord, EvidenceRecord } from '../../domain/subgraph.ts'
import type { Claim, EntityPart, NamedEnd, RelationshipPart, StatusChangePart } from '../../domain/subgraph-stream.ts'
import type { ReadQuery } from '../read-query.ts'
import {
  evidenceProperties,
  propertiesOf,
  readEntity,
  readEvidence,
  readRelationship,
  readSupport,
  relationshipProperties,
  supportProperties,
} from '../stored-records.ts'

export interface FoundEntity extends EntityPart {
  /** Its relationships are looked up from their other ends. */
  readonly isHub: boolean
}

/** Values in the order of their names, which a map would send along with every row. */
type Values = readonly unknown[]

const valuesOf = (variable: string, names: readonly string[]) =>
  `[${names.map((name) => `${variable}.${name}`).join(', ')}]`

function stored(names: readonly string[], values: Values): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  names.forEach((name, place) => {
    record[name] = values[place]
  })
  return record
}

const entityProperties = (label: NodeLabel) => ['id', ...propertiesOf(label)]

/** What a claim says, its evidence, and the id of the source; without a claim the first values are null. */
type ClaimRow = readonly [support: Values, evidence: Values, sourceId: string]

const CLAIM = `[${valuesOf('s', supportProperties)}, ${valuesOf('v', evidenceProperties)}, source.id]`

const isClaim = ([support]: ClaimRow) => support[0] !== null

/** Cypher: the claims on a node. */
const claimsOn = (node: string) =>
  `COLLECT { MATCH (${node})<-[s:SUPPORTS]-(v:Evidence) MATCH (v)-[:FROM]->(source) RETURN ${CLAIM} }`

/** Cypher: those on the entity `id` for fields of its own, whose names begin with small letters: of a hub they are few, and an index finds them. */
const OWN_CLAIMS = `COLLECT {
  MATCH (v:Evidence)-[s:SUPPORTS]->() WHERE s.list = id AND s.property >= 'a' AND s.listed IS NOT NULL
  MATCH (v)-[:FROM]->(source) RETURN ${CLAIM}
}`

/** Cypher: the evidence of the relationship `r`, with what it says of it where that is noted at `start`. */
const evidenceOf = (relationship: string, start: string) => `COLLECT {
  UNWIND coalesce(${relationship}.evidenceIds, []) AS evidenceId MATCH (v:Evidence {id: evidenceId})-[:FROM]->(source)
  OPTIONAL MATCH (v)-[s:SUPPORTS]->(${start}) WHERE s.property = ${relationship}.id RETURN ${CLAIM}
}`

/** Rows in no order; of one label, for which properties are read depends on it. */
export function entityParts(ids: readonly EntityId[], label: EntityLabel): ReadQuery<FoundEntity> {
  const changes = `COLLECT {
    MATCH (e)-[r:HAS_CHANGED]->(c:StatusChange)
    RETURN [${valuesOf('c', entityProperties('StatusChange'))}, ${valuesOf('r', relationshipProperties)}, ${claimsOn('c')}, ${evidenceOf('r', 'e')}]
  }`
  return {
    // What sources say of a relationship is noted at its start, and read with the relationship.
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id})
      RETURN ${valuesOf('e', entityProperties(label))} AS entity, e.neighbourCount IS NOT NULL AS isHub,
        ${OWN_CLAIMS} AS claims,
        ${['Agreement', 'Project'].includes(label) ? changes : '[]'} AS changes`,
    params: { ids },
    columns: ['entity', 'isHub', 'claims', 'changes'],
    toRow: (record) => {
      const entity = readEntity(stored(entityProperties(label), record.get('entity')))
      return {
        entity,
        isHub: record.get('isHub') as boolean,
        claims: claimsOf(record.get('claims'), entity.id),
        changes: (record.get('changes') as ChangeRow[]).map(toChange).sort(inTime),
      }
    },
  }
}

type ChangeRow = readonly [Values, Values, readonly ClaimRow[], readonly ClaimRow[]]

function toChange([change, link, claims, evidence]: ChangeRow): StatusChangePart {
  const entity = readEntity(stored(entityProperties('StatusChange'), change))
  const fact = readRelationship(stored(relationshipProperties, link))
  return {
    change: entity,
    link: fact,
    claims: [...claimsOf(claims, entity.id), ...claimsOf(evidence.filter(isClaim), fact.from)],
    evidence: evidenceIn(evidence),
  }
}

function inTime(a: StatusChangePart, b: StatusChangePart): number {
  const when = ({ change }: StatusChangePart) =>
    (change.fields.on as { earliest?: string } | undefined)?.earliest ?? '~'
  const key = (part: StatusChangePart) => `${when(part)} ${part.change.id}`
  return key(a) < key(b) ? -1 : 1
}

const endProperties = ['id', 'name', 'nameVi'] as const

/** A fact as it is stored, with its ends. */
const FACT = `${valuesOf('r', relationshipProperties)} AS fact,
  ${valuesOf('e', endProperties)} AS fromEnd, ${valuesOf('o', endProperties)} AS toEnd`

/**
 * Of entities that are no hubs, every relationship with one of `members`, or with anybody where it is null: once, from its
 * start, or from its end where the start is a hub. In no order.
 */
export function factsOf(
  ids: readonly EntityId[],
  members: readonly EntityId[] | null,
  types: readonly WalkedType[],
): ReadQuery<RelationshipPart> {
  return facts(
    `UNWIND $ids AS id MATCH (e:Entity {id: id})-[r:${types.join('|')}]-(o:Entity)
     WHERE (o.neighbourCount IS NOT NULL OR startNode(r) = e) AND ($members IS NULL OR o.id IN $members)
     WITH DISTINCT r`,
    { ids, members },
  )
}

/** Which of `hubs` a hub is connected with: they come after it in the list. */
export function joinedHubs(hub: EntityId, hubs: readonly EntityId[]): ReadQuery<readonly EntityId[]> {
  return {
    cypher: `MATCH ()-[n:NEIGHBOUR]->() WHERE n.ownerId = $hub AND n.key IN $keys
      RETURN collect(DISTINCT substring(n.key, 1)) AS ids`,
    params: { hub, keys: hubs.filter((id) => id > hub).map(neighbourKey) },
    columns: ['ids'],
    toRow: (record) => record.get('ids'),
  }
}

/** Everything between a hub and others, either way; in no order. */
export function factsBetween(
  hub: EntityId,
  others: readonly EntityId[],
  types: readonly WalkedType[],
): ReadQuery<RelationshipPart> {
  return facts(
    `UNWIND $others AS other MATCH (e:Entity {id: $hub}) MATCH (o:Entity {id: other})
     MATCH (e)-[r:${types.join('|')}]-(o) WITH DISTINCT r`,
    { hub, others },
  )
}

/** A relationship of one of those asked about, and how many it has of that verb and way. */
export interface FactAround {
  readonly id: EntityId
  readonly way: Way
  readonly total: number
  readonly part: RelationshipPart
}

/**
 * What `ids` are joined to by these ways: of each of them and each way at most `most`, those first who did more than take
 * part, then in order of id. In no order.
 */
export function factsAround(ids: readonly EntityId[], ways: readonly Way[], most: number): ReadQuery<FactAround> {
  const typesOf = (asked: Way[1]) => ways.flatMap(([type, direction]) => (direction === asked ? [type] : [])).join('|')
  const found = facts(
    `UNWIND $ids AS id MATCH (near:Entity {id: id})
     CALL (near) {
       MATCH (near)-[r:${typesOf('LEAVES')}]->() RETURN r, 'LEAVES' AS direction
       UNION ALL MATCH (near)<-[r:${typesOf('ENTERS')}]-() RETURN r, 'ENTERS' AS direction
     }
     WITH id, direction, r ORDER BY coalesce(r.role, 'PARTICIPANT') = 'PARTICIPANT', r.id
     WITH id, direction, type(r) AS type, collect(r) AS found
     UNWIND found[..$most] AS r WITH id, direction, type, size(found) AS total, r`,
    { ids, most: neo4j.int(most) },
    ['id', 'direction', 'type', 'total'],
  )
  return {
    ...found,
    toRow: (record) => ({
      id: record.get('id'),
      way: [record.get('type'), record.get('direction')] as Way,
      total: record.get('total'),
      part: found.toRow(record),
    }),
  }
}

/** `besides`: columns that `found` has, and that are handed on. */
function facts(
  found: string,
  params: Readonly<Record<string, unknown>>,
  besides: readonly string[] = [],
): ReadQuery<RelationshipPart> {
  return {
    cypher: `${found} WITH ${['r', ...besides].join(', ')}, startNode(r) AS e, endNode(r) AS o
      RETURN ${[...besides, FACT].join(', ')}, ${evidenceOf('r', 'e')} AS evidence`,
    params,
    columns: [...besides, 'fact', 'fromEnd', 'toEnd', 'evidence'],
    toRow: (record) => {
      const rows = record.get('evidence') as ClaimRow[]
      const relationship = readRelationship(stored(relationshipProperties, record.get('fact')))
      return {
        relationship,
        from: namedEnd(record.get('fromEnd')),
        to: namedEnd(record.get('toEnd')),
        evidence: evidenceIn(rows),
        claims: claimsOf(rows.filter(isClaim), relationship.from),
      }
    },
  }
}

function namedEnd([id, name, nameVi]: Values): NamedEnd {
  return { id: String(id), name: String(name ?? id), nameVi: nameVi as string | null }
}

/** In no order; without the texts. */
export function sourceRecords(ids: readonly EntityId[]): ReadQuery<EntityRecord> {
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN ${valuesOf('e', entityProperties('Source'))} AS entity`,
    params: { ids },
    columns: ['entity'],
    toRow: (record) => readEntity(stored(entityProperties('Source'), record.get('entity'))),
  }
}

/** In no order. */
export function evidenceRecords(ids: readonly string[]): ReadQuery<EvidenceRecord> {
  return {
    cypher: `UNWIND $ids AS id MATCH (v:Evidence {id: id})-[:FROM]->(source)
      RETURN ${valuesOf('v', evidenceProperties)} AS evidence, source.id AS sourceId`,
    params: { ids },
    columns: ['evidence', 'sourceId'],
    toRow: (record) => readEvidence(stored(evidenceProperties, record.get('evidence')), record.get('sourceId')),
  }
}

/** In order of property, then of evidence, then of value. */
function claimsOf(rows: readonly ClaimRow[], entityId: EntityId): Claim[] {
  const claims = rows.map(([support, evidence, sourceId]) => {
    const read = readEvidence(stored(evidenceProperties, evidence), sourceId)
    return { ...readSupport(stored(supportProperties, support), read.id, entityId), evidence: read }
  })
  const key = ({ property, evidenceId, value }: Claim) => `${property}\n${evidenceId}\n${value ?? ''}`
  return claims.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** Each once, in the order given. */
function evidenceIn(rows: readonly ClaimRow[]): EvidenceRecord[] {
  const byId = new Map<string, EvidenceRecord>()
  for (const [, values, sourceId] of rows) {
    const evidence = readEvidence(stored(evidenceProperties, values), sourceId)
    if (!byId.has(evidence.id)) byId.set(evidence.id, evidence)
  }
  return [...byId.values()]
}
