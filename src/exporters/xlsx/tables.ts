/** The tables of a workbook, in order, with the columns that they may have. */
import type { Language } from '../../domain/history-title.ts'
import { fieldLabel, typeLabel } from '../../domain/labels.ts'
import { entityTypes, type FieldType, nodeTypes, relationshipTypes } from '../../domain/ontology.ts'
import { columnName } from '../columns.ts'
import { columnsOfFields } from './field-cells.ts'
import type { Column, ColumnGroup, Table } from './table.ts'
import type { CollectedRows } from './table-collector.ts'
import { type Word, wordIn } from './words.ts'

type FieldTypes = Readonly<Record<string, FieldType>>

export function tablesOf(rows: CollectedRows, language: Language): Table[] {
  const columns = columnsIn(language)
  const table = (group: Exclude<ColumnGroup, 'entities'>, name: string): Table => ({
    name,
    columns: columns[group],
    rows: rows[group],
    group,
  })
  const ofTypes = [...rows.entities].map(([label, ofType]): Table => {
    const name = typeLabel(label, language, 'SEVERAL')
    return { name, columns: columns.entity(entityTypes[label].fields), rows: ofType, group: 'entities' }
  })
  const tables: Table[] = [
    ...ofTypes,
    table('changes', typeLabel('StatusChange', language, 'SEVERAL')),
    table('relationships', wordIn('relationships', language)),
    table('claims', wordIn('claims', language)),
    table('evidence', wordIn('evidence', language)),
    table('sources', typeLabel('Source', language, 'SEVERAL')),
  ]
  return tables.filter(({ rows }) => rows.length > 0)
}

/** Of whichever types: what a choice of columns may name. */
export function columnNames(): ReadonlySet<string> {
  const { entity, ...others } = columnsIn('EN')
  const ofTypes = Object.values(entityTypes).flatMap(({ fields }) => entity(fields))
  const ofOthers = Object.entries(others).flatMap(([group, columns]) =>
    columns.map(({ key }) => columnName(group, key)),
  )
  return new Set([...ofTypes.map(({ key }) => key), ...ofOthers])
}

/** Columns that are named as those of CSV are, where the word is another. */
const keys: Readonly<Partial<Record<Word, string>>> = {
  evidenceIds: 'evidence',
  citations: 'citation',
  entityId: 'entity',
  claimedValue: 'value',
  claimedValueLabel: 'valueLabel',
  sourceId: 'source',
}

function columnsIn(language: Language) {
  const always = (...words: readonly Word[]): Column[] =>
    words.map((word) => ({ key: keys[word] ?? word, label: wordIn(word, language), isAlways: true }))
  const perhaps = (...words: readonly Word[]): Column[] =>
    always(...words).map((column) => ({ ...column, isAlways: false }))
  const id: Column = { key: 'id', label: fieldLabel('id', language), isFixed: true, isAlways: true }
  const fixed = (columns: readonly Column[]) => columns.map((column) => ({ ...column, isFixed: true }))
  const support: Column[] = [
    { key: 'inferred', label: fieldLabel('inferred', language), isAlways: true },
    { key: 'why', label: fieldLabel('why', language) },
    ...always('citations', 'evidenceIds'),
  ]
  const entity = (fields: FieldTypes): Column[] => [id, ...columnsOfFields(fields, language)]
  return {
    entity,
    sources: [...entity(entityTypes.Source.fields), ...always('isInSubgraph')],
    changes: [
      ...always('entityName'),
      ...columnsOfFields(nodeTypes.StatusChange.fields, language),
      ...support,
      id,
      ...always('entityId', 'relationshipId'),
    ],
    relationships: [
      ...always('fromName', 'typeLabel', 'toName'),
      ...support,
      ...perhapsAll(columnsOfFields(allRelationshipFields(), language)),
      id,
      ...fixed(always('type', 'from', 'to')),
    ],
    claims: [
      ...always('entityName', 'propertyLabel', 'claimedValue'),
      ...perhaps('claimedValueLabel'),
      ...always('original', 'rank'),
      ...perhaps('rule'),
      support[0]!,
      ...perhaps('confidence'),
      ...always('citations', 'evidenceIds', 'entityId', 'property'),
    ],
    evidence: [...always('citations', 'quote', 'locator', 'sourceName'), id, ...always('sourceId', 'start', 'end')],
  }
}

/** One table has those of all types: a column stands where some relationship has it. */
const perhapsAll = (columns: readonly Column[]): Column[] => columns.map((column) => ({ ...column, isAlways: false }))

function allRelationshipFields(): FieldTypes {
  return Object.assign({}, ...Object.values(relationshipTypes).map(({ fields }) => fields))
}
