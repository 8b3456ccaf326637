/** A subgraph as five tables: their columns, from the types that are in it, and their rows, as they are read. */
import type { Language } from '../domain/history-title.ts'
import { fieldLabel, nameIn, typeLabel, verbLabel } from '../domain/labels.ts'
import {
  type EntityLabel,
  entityLabelOf,
  entityTypes,
  type Fields,
  nodeTypes,
  relationshipTypes,
} from '../domain/ontology.ts'
import type { EntityRecord } from '../domain/subgraph.ts'
import type { Claim, RelationshipPart, StatusChangePart, SubgraphStream } from '../domain/subgraph-stream.ts'
import { columnName, namesOfGroup } from './columns.ts'
import type { WriteOptions } from './exporter.ts'
import { flatten, keysOf } from './field-text.ts'

/** Values by column; what is empty has none. */
export type Cells = Readonly<Record<string, unknown>>

export type TableName = 'entities' | 'relationships' | 'claims' | 'sources' | 'evidence'

type RowsOf = Readonly<Record<Exclude<TableName, 'claims'>, () => AsyncIterable<Cells>>>

/** Each to be read whole, in this order. Claims come with entities and relationships, and go to `keep` meanwhile. */
export function rowsOf(
  subgraph: SubgraphStream,
  language: Language,
  keep: (claims: readonly Cells[]) => Promise<void>,
): RowsOf {
  const keepClaims = (claims: readonly Claim[]) => keep(claims.map((claim) => claimCells(claim, language)))
  return {
    entities: async function* () {
      for await (const { entity, claims, changes } of subgraph.entities()) {
        yield cellsOf(entity, language)
        for (const change of changes) yield changeCells(change, language)
        await keepClaims([...claims, ...changes.flatMap((change) => change.claims)])
      }
    },
    relationships: async function* () {
      for await (const part of subgraph.relationships()) {
        yield relationshipCells(part, language)
        await keepClaims(part.claims)
      }
    },
    sources: () => mapped(subgraph.sources(), (source) => sourceCells(source, language)),
    evidence: () => mapped(subgraph.evidence(), ({ sourceId, ...one }) => ({ ...one, source: sourceId })),
  }
}

/** In the order of the tables: the columns chosen of each, or all that its types may have. */
export function chosenColumns(
  subgraph: SubgraphStream,
  columns: WriteOptions['columns'],
): [TableName, readonly string[]][] {
  const usual = columnsOf(new Set(subgraph.about.entityIds.map((id) => entityLabelOf(id)!)))
  return (Object.keys(usual) as TableName[]).map((name) => {
    const chosen = namesOfGroup(name, columns).map((column) => column.slice(column.indexOf('.') + 1))
    return [name, chosen.length === 0 ? usual[name] : chosen]
  })
}

/** Of whichever types: what a choice of columns may name. A table of which it names none stays whole. */
export function columnNames(): ReadonlySet<string> {
  const ofAll = columnsOf(new Set(Object.keys(entityTypes) as EntityLabel[]))
  return new Set(Object.entries(ofAll).flatMap(([table, keys]) => keys.map((key) => columnName(table, key))))
}

/** Of a subgraph with entities of these types. */
function columnsOf(labels: ReadonlySet<EntityLabel>): Readonly<Record<TableName, readonly string[]>> {
  return {
    entities: entityColumns(labels),
    relationships: [
      ...['id', 'type', 'typeLabel', 'from', 'fromName', 'to', 'toName'],
      ...keysOfFields(RELATIONSHIP_FIELDS),
      ...['inferred', 'why', 'evidence'],
    ],
    claims: [
      ...['entity', 'property', 'propertyLabel', 'value', 'original', 'rank', 'rule'],
      ...['inferred', 'confidence', 'evidence', 'source'],
    ],
    sources: ['id', ...keysOfFields(entityTypes.Source.fields)],
    evidence: ['id', 'source', 'quote', 'start', 'end', 'locator', 'citation'],
  }
}

const RELATIONSHIP_FIELDS: Fields = Object.assign({}, ...Object.values(relationshipTypes).map(({ fields }) => fields))

function entityColumns(labels: ReadonlySet<EntityLabel>): string[] {
  const changing = (['Agreement', 'Project'] as const).some((label) => labels.has(label))
  const present = (Object.keys(entityTypes) as EntityLabel[]).filter((label) => labels.has(label))
  const fields = Object.assign(
    {},
    ...present.map((label) => entityTypes[label].fields),
    changing ? nodeTypes.StatusChange.fields : {},
  )
  return ['id', 'type', 'typeLabel', ...keysOfFields(fields), ...(changing ? CHANGE_COLUMNS : [])]
}

async function* mapped<Part>(parts: AsyncIterable<Part>, toCells: (part: Part) => Cells) {
  for await (const part of parts) yield toCells(part)
}

function cellsOf({ id, label, fields }: EntityRecord, language: Language): Cells {
  return {
    id,
    type: label,
    typeLabel: typeLabel(label, language),
    ...flatten(fields, nodeTypes[label].fields, language),
  }
}

const CHANGE_COLUMNS = ['changeOf', 'changeRelationship', 'changeInferred', 'changeWhy', 'changeEvidence']

/** A state that a document or project came into stands in a row below it, with what joins the two. */
function changeCells({ change, link }: StatusChangePart, language: Language): Cells {
  const { id, from, inferred, why, evidenceIds } = link
  return {
    ...cellsOf(change, language),
    changeOf: from,
    changeRelationship: id,
    changeInferred: inferred,
    changeWhy: why,
    changeEvidence: evidenceIds,
  }
}

function relationshipCells({ relationship, from, to }: RelationshipPart, language: Language): Cells {
  const { id, type, fields, inferred, why, evidenceIds } = relationship
  return {
    id,
    type,
    typeLabel: verbLabel(type, language),
    from: from.id,
    fromName: nameIn(from, language),
    to: to.id,
    toName: nameIn(to, language),
    ...flatten(fields, relationshipTypes[type].fields, language),
    inferred,
    why,
    evidence: evidenceIds,
  }
}

function sourceCells({ id, fields }: EntityRecord, language: Language): Cells {
  return { id, ...flatten(fields, entityTypes.Source.fields, language) }
}

function claimCells(claim: Claim, language: Language): Cells {
  const { entityId, property, value, original, rank, rule, inferred, confidence, evidenceId, evidence } = claim
  const isRelationship = property.includes('/')
  return {
    entity: entityId,
    property,
    propertyLabel: isRelationship
      ? verbLabel(property.split('/')[0] as keyof typeof relationshipTypes, language)
      : fieldLabel(property, language),
    ...{ value, original, rank, rule, inferred, confidence },
    evidence: evidenceId,
    source: evidence.sourceId,
  }
}

const keysOfFields = (fields: Fields): string[] =>
  Object.entries(fields)
    .filter(([name]) => name !== 'text')
    .flatMap(([name, type]) => keysOf(name, type))
