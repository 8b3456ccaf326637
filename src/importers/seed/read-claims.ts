/** Values that sources give one beside the other: each with its evidence, its rank and the rule that ranked it. */
import { type FieldType, isTerm, type NodeLabel, nodeTypes, statements } from '../../domain/ontology.ts'
import { parsePartialDate } from '../../domain/partial-date.ts'
import type { FieldValue } from '../../domain/subgraph.ts'
import { didYouMean } from '../../domain/suggest.ts'
import { termsOf, type VocabularyName, vocabularies } from '../../domain/vocabularies.ts'
import type { Collected } from './collected.ts'
import type { ClaimInput, SeedRecord } from './seed-types.ts'
import { asText, support } from './support.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

/** `fields` are those of the entity: a preferred value is the one that they show. */
export function readClaims(
  label: NodeLabel,
  record: SeedRecord,
  fields: Readonly<Record<string, FieldValue>>,
  file: YamlFile,
  path: ValuePath,
  out: Collected,
): void {
  const seen = new Set<string>()
  record.claims?.forEach((claim, position) => {
    const at = [...path, 'claims', position]
    const fault = faultOf(label, claim, fields)
    if (fault !== null) {
      out.problems.push(file.problem([...at, fault.key], fault.message))
      return
    }
    const { property, value, original, rank = 'NORMAL', rule = null } = claim
    const text = String(value).normalize('NFC')
    for (const { id } of out.index.resolve(claim.evidence, file, [...at, 'evidence'], out.problems)) {
      const key = `${property} ${text} ${id}`
      if (seen.has(key)) out.problems.push(file.problem(at, `"${value}" is claimed on this evidence twice.`))
      seen.add(key)
      const plain = support(id, record.id, property, text, original?.normalize('NFC') ?? null, claim.inferred === true)
      out.supports.push({ ...plain, rank, rule, isVariant: true })
    }
  })
}

interface Fault {
  readonly key: keyof ClaimInput
  readonly message: string
}

function faultOf(
  label: NodeLabel,
  { property, value, rank, rule }: ClaimInput,
  fields: Readonly<Record<string, FieldValue>>,
): Fault | null {
  const types = nodeTypes[label].fields
  const known = [...Object.keys(types), ...statements]
  if (!known.includes(property)) {
    return { key: 'property', message: `${label} has no property "${property}".${didYouMean(property, known)}` }
  }
  const wrong = wrongValue(types[property], value)
  if (wrong !== null) return { key: 'value', message: wrong }
  if (rank !== undefined && rank !== 'NORMAL' && rule === undefined) {
    return { key: 'rank', message: `"${rank}" needs a "rule" that says why.` }
  }
  const shown = fields[property]
  if (rank !== 'PREFERRED' || types[property] === undefined || types[property] === 'strings') return null
  if (shown === undefined) return { key: 'value', message: `"${value}" is preferred, and the record does not show it.` }
  if (asText(shown) !== String(value).normalize('NFC')) {
    return { key: 'value', message: `"${value}" is preferred, and the record shows "${asText(shown)}".` }
  }
  return null
}

/** A statement may be put in any words, and an amount with some; what else a field holds is of its type. */
function wrongValue(type: FieldType | undefined, value: string | number): string | null {
  if (value === '') return 'there is nothing in it: write what is claimed.'
  if (type === 'date' && parsePartialDate(String(value)) === null) {
    return `not a date: "${value}". Write 2019, 2019-05 or 2019-05-17.`
  }
  if ((type === 'integer' || type === 'number') && !/\d/.test(String(value))) return `no number in it: "${value}".`
  if (type !== undefined && type in vocabularies && !isTerm(type as VocabularyName, String(value))) {
    const terms = termsOf(type as VocabularyName)
    return `unknown term "${value}".${didYouMean(String(value), terms) || ` Write one of ${terms.join(', ')}.`}`
  }
  return null
}
