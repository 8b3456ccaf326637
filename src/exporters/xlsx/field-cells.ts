/** The fields of a record as columns and cells: a code has its label beside it, a date its bounds and its print. */
import type { Language } from '../../domain/history-title.ts'
import type { FieldType } from '../../domain/ontology.ts'
import type { FieldValues } from '../../domain/subgraph.ts'
import { flatten, keyLabel, keysOf } from '../field-text.ts'
import { type Column, linked, type Row } from './table.ts'
import { yesOrNo } from './words.ts'

type FieldTypes = Readonly<Record<string, FieldType>>

/** Texts of sources are in no export. */
const NEVER = 'text'

/** A field has its column always, its other parts have theirs where there is something in them. */
export function columnsOfFields(types: FieldTypes, language: Language): Column[] {
  return Object.entries(types)
    .filter(([field]) => field !== NEVER)
    .flatMap(([field, type]) =>
      keysOf(field, type).map((key) => ({
        key,
        label: keyLabel(key, language),
        isAlways: key === field || key === `${field}Label`,
        kind: isDay(key, types) ? 'DATE' : undefined,
      })),
    )
}

export function cellsOfFields(fields: FieldValues, types: FieldTypes, language: Language): Row {
  const cells: Record<string, Row[string]> = {}
  for (const [key, value] of Object.entries(flatten(fields, types, language))) {
    if (key === NEVER) continue
    if (typeof value === 'object') cells[key] = value.join('; ')
    else cells[key] = typeof value === 'boolean' ? yesOrNo(value, language) : value
  }
  if (typeof fields.url === 'string') cells.url = linked(fields.url, fields.url)
  return cells
}

function isDay(key: string, types: FieldTypes): boolean {
  return types[key.replace(/(?:Earliest|Latest)$/, '')] === 'date'
}
