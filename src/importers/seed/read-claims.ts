/** Values that sources give one beside the other: each with its evidence, its rank and the rule that ranked it. */
import { type NodeLabel, nodeTypes, statements } from '../../domain/ontology.ts'
import { parsePartialDate } from '../../domain/partial-date.ts'
import type { FieldValue } from '../../domain/subgraph.ts'
import { didYouMean } from '../../domain/suggest.ts'
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
  record.claims?.forEach((claim, position) => {
    const at = [...path, 'claims', position]
    const fault = faultOf(label, claim, fields)
    if (fault !== null) {
      out.problems.push(file.problem([...at, fault.key], fault.message))
      return
    }
    const { property, value, original = null, rank = 'NORMAL', rule = null } = claim
    for (const { id } of out.index.resolve(claim.evidence, file, [...at, 'evidence'], out.problems)) {
      const plain = support(id, record.id, property, String(value).normalize('NFC'), original, claim.inferred === true)
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
  if (types[property] === 'date' && parsePartialDate(String(value)) === null) {
    return { key: 'value', message: `not a date: "${value}". Write 2019, 2019-05 or 2019-05-17.` }
  }
  if (rank !== undefined && rank !== 'NORMAL' && rule === undefined) {
    return { key: 'rank', message: `"${rank}" needs a "rule" that says why.` }
  }
  const shown = fields[property]
  if (rank === 'PREFERRED' && shown !== undefined && asText(shown) !== String(value).normalize('NFC')) {
    return { key: 'value', message: `"${value}" is preferred, and the record shows "${asText(shown)}".` }
  }
  return null
}
