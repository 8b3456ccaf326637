/** Entities, sources and evidence with all that sources say of them, some hundred at a time. */
import type { EntityLabel, NodeLabel } from '../../domain/ontology.ts'
import type { EntityId, EntityRecord, EvidenceRecord } from '../../domain/subgraph.ts'
import type { EntityPart, StatusChangePart } from '../../domain/subgraph-stream.ts'
import type { ReadQuery } from '../read-query.ts'
import {
  evidenceProperties,
  propertiesOf,
  readEntity,
  readEvidence,
  readRelationship,
  relationshipProperties,
} from '../stored-records.ts'
import {
  CLAIM,
  type ClaimRow,
  claimsOf,
  evidenceIn,
  evidenceOf,
  isClaim,
  stored,
  type Values,
  valuesOf,
} from './claim-rows.ts'

export interface FoundEntity extends EntityPart {
  /** Its relationships are looked up from their other ends. */
  readonly isHub: boolean
}

const entityProperties = (label: NodeLabel) => ['id', ...propertiesOf(label)]

/** Cypher: the claims on a node. */
const claimsOn = (node: string) =>
  `COLLECT { MATCH (${node})<-[s:SUPPORTS]-(v:Evidence) MATCH (v)-[:FROM]->(source) RETURN ${CLAIM} }`

/** Cypher: those on the entity `id` for fields of its own, whose names begin with small letters: of a hub they are few, and an index finds them. */
const OWN_CLAIMS = `COLLECT {
  MATCH (v:Evidence)-[s:SUPPORTS]->() WHERE s.list = id AND s.property >= 'a' AND s.listed IS NOT NULL
  MATCH (v)-[:FROM]->(source) RETURN ${CLAIM}
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
    evidence: evidenceIn(evidence, fact.evidenceIds),
  }
}

function inTime(a: StatusChangePart, b: StatusChangePart): number {
  const when = ({ change }: StatusChangePart) =>
    (change.fields.on as { earliest?: string } | undefined)?.earliest ?? '~'
  const key = (part: StatusChangePart) => `${when(part)} ${part.change.id}`
  return key(a) < key(b) ? -1 : 1
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
