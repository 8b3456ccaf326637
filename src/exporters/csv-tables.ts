/** A subgraph as five tables: their columns, from the types that are in it, and their rows, as they are read. */
import { InputError } from '../domain/errors.ts'
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
import { didYouMean } from '../domain/suggest.ts'
import type { WriteOptions } from './exporter.ts'
import { flatten, keysOf } from './field-text.ts'

/** Values by column; what is empty has none. */
export type Cells = Readonly<Record<string, unknown>>

export interface CellTable {
  readonly name: string
  readonly columns: readonly string[]
  rows(): AsyncIterable<Cells>
}

const RELATIONSHIP_FIELDS: Fields = Object.assign({}, ...Object.values(relationshipTypes).map(({ fields }) => fields))

/**
 * To be read one after the other.
 * @throws {InputError} BAD_INPUT with every column that there is not.
 */
export function tablesOf(subgraph: SubgraphStream, { language, columns }: WriteOptions): CellTable[] {
  const tables = [
    entityTable(subgraph, language),
    relationshipTable(subgraph, language),
    claimTable(subgraph, language),
    {
      name: 'sources',
      columns: ['id', ...keysOfFields(entityTypes.Source.fields)],
      rows: () =>
        mapped(subgraph.sources(), ({ id, fields }) => ({
          id,
          ...flatten(fields, entityTypes.Source.fields, language),
        })),
    },
    {
      name: 'evidence',
      columns: ['id', 'source', 'quote', 'start', 'end', 'locator', 'citation'],
      rows: () => mapped(subgraph.evidence(), ({ sourceId, ...one }) => ({ ...one, source: sourceId })),
    },
  ]
  return columns === null ? tables : withColumns(tables, columns)
}

async function* mapped<Part>(parts: AsyncIterable<Part>, toCells: (part: Part) => Cells) {
  for await (const part of parts) yield toCells(part)
}

function entityTable(subgraph: SubgraphStream, language: Language): CellTable {
  const labels = new Set(subgraph.about.entityIds.map((id) => entityLabelOf(id)!))
  const changing = (['Agreement', 'Project'] as const).some((label) => labels.has(label))
  const present = (Object.keys(entityTypes) as EntityLabel[]).filter((label) => labels.has(label))
  const fields = Object.assign(
    {},
    ...present.map((label) => entityTypes[label].fields),
    changing ? nodeTypes.StatusChange.fields : {},
  )
  return {
    name: 'entities',
    columns: ['id', 'type', 'typeLabel', ...keysOfFields(fields), ...(changing ? CHANGE_COLUMNS : [])],
    async *rows() {
      for await (const { entity, changes } of subgraph.entities()) {
        yield cellsOf(entity, language)
        for (const change of changes) yield changeCells(change, language)
      }
    },
  }
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

function relationshipTable(subgraph: SubgraphStream, language: Language): CellTable {
  return {
    name: 'relationships',
    columns: [
      ...['id', 'type', 'typeLabel', 'from', 'fromName', 'to', 'toName'],
      ...keysOfFields(RELATIONSHIP_FIELDS),
      ...['inferred', 'why', 'evidence'],
    ],
    rows: () => mapped(subgraph.relationships(), (part) => relationshipCells(part, language)),
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

function claimTable(subgraph: SubgraphStream, language: Language): CellTable {
  return {
    name: 'claims',
    columns: [
      ...['entity', 'property', 'propertyLabel', 'value', 'original', 'rank', 'rule'],
      ...['inferred', 'confidence', 'evidence', 'source'],
    ],
    async *rows() {
      const cells = (claims: readonly Claim[]) => claims.map((claim) => claimCells(claim, language))
      for await (const { claims, changes } of subgraph.entities()) {
        yield* cells([...claims, ...changes.flatMap((change) => change.claims)])
      }
      for await (const { claims } of subgraph.relationships()) yield* cells(claims)
    },
  }
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

/** Names are those of columns of entities; `relationships.role` names one of another table. A table of which none is named stays whole. */
function withColumns(tables: readonly CellTable[], names: readonly string[]): CellTable[] {
  const known = tables.flatMap(({ name, columns }) => columns.map((column) => qualified(name, column)))
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    const sentences = unknown.map((name) => `There is no column "${name}".${didYouMean(name, known)}`)
    throw new InputError(sentences.join(' '), {
      hint: `columns: ${known.slice(0, 12).join(', ')}, …; those of other tables as relationships.role.`,
    })
  }
  return tables.map((table) => {
    const own = names.flatMap((name) => table.columns.filter((column) => qualified(table.name, column) === name))
    return own.length === 0 ? table : { ...table, columns: own }
  })
}

const qualified = (table: string, column: string) => (table === 'entities' ? column : `${table}.${column}`)
