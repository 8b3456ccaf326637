/** Which attributes entities and relationships can have in formats that declare them first, with their types. */

import type { Language } from '../domain/history-title.ts'
import { type Fields, type FieldType, nodeTypes, relationshipTypes } from '../domain/ontology.ts'
import { keyLabel, keysOf } from './field-text.ts'

export type AttributeType = 'string' | 'double' | 'boolean' | 'long'

export interface AttributeSpec {
  readonly name: string
  readonly type: AttributeType
  /** As people call it. */
  readonly label: string
}

/** The flat fields of all types, each once: exports leave out the texts of sources. */
export function attributesOf(what: 'NODE' | 'EDGE', language: Language): AttributeSpec[] {
  const types: Readonly<Record<string, { readonly fields: Fields }>> = what === 'NODE' ? nodeTypes : relationshipTypes
  const found = new Map<string, AttributeType>()
  for (const [label, { fields }] of Object.entries(types)) {
    if (label === 'StatusChange' || label === 'Judgement') continue
    for (const [field, type] of Object.entries(fields)) {
      if (field === 'text') continue
      for (const key of keysOf(field, type)) found.set(key, typeOf(key, field, type))
    }
  }
  return [...found].map(([name, type]) => ({ name, type, label: keyLabel(name, language) }))
}

function typeOf(key: string, field: string, type: FieldType): AttributeType {
  if (type === 'date') return key === `${field}Inferred` ? 'boolean' : 'string'
  if (type === 'number') return 'double'
  if (type === 'integer') return 'long'
  return type === 'boolean' ? 'boolean' : 'string'
}
