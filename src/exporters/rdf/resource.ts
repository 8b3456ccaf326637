/** Statements of one subject, before they are Turtle or JSON-LD. */
import type { Curie } from './names.ts'

export interface Resource {
  readonly id: Curie
  readonly types: readonly Curie[]
  readonly statements: readonly Statement[]
}

export type Statement = readonly [predicate: Curie, object: Reference | Text | Resource]

export interface Reference {
  readonly iri: Curie
}

export interface Text {
  readonly text: string
  /** Without one, and without a language: a plain string. */
  readonly datatype?: Curie
  readonly language?: 'en' | 'vi'
}

export const reference = (iri: Curie): Reference => ({ iri })

export const plain = (text: string): Text => ({ text })

export const typed = (text: string | number | boolean, datatype: Curie): Text => ({ text: String(text), datatype })

export const inBoth = ([en, vi]: readonly [string, string]): readonly Text[] => [
  { text: en, language: 'en' },
  { text: vi, language: 'vi' },
]

/** One statement where there is a value, none where there is none. */
export function optional<Value>(predicate: Curie, value: Value | null, toObject: (value: Value) => Text): Statement[] {
  return value === null ? [] : [[predicate, toObject(value)]]
}
