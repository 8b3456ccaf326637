/** The public record as it was compiled, and the seed that it became: what the tests of the one look up in the other. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readConfig } from '../../../src/config.ts'
import type { RelationshipType } from '../../../src/domain/ontology.ts'
import { type EntityRecord, isPartialDate, type RelationshipRecord } from '../../../src/domain/subgraph.ts'
import { parseSeed, readSeedFolder } from '../../../src/seed-folder.ts'

export type Row = Readonly<Record<string, any>> & { readonly id: string }

const PATH = fileURLToPath(new URL('../../../../shared/facts/public-record.yaml', import.meta.url))

export const isAtHand = existsSync(PATH)

/** Its lists by name, every value as it is written; none where the file is not there. */
export const record: Readonly<Record<string, readonly Row[]>> = isAtHand
  ? parse(readFileSync(PATH, 'utf8'), { schema: 'failsafe' })
  : {}

export const seed = parseSeed(readSeedFolder(readConfig({}).ACCORD_SEED))

const entities = new Map(seed.entities.map((entity) => [entity.id, entity]))
const sourceOfEvidence = new Map(seed.evidence.map(({ id, sourceId }) => [id, sourceId]))

/** Under which id the seed has what other files call otherwise: only a judgement says so. */
const retired = new Map(
  seed.entities
    .filter(({ label, fields }) => label === 'Judgement' && fields.verdict === 'SAME')
    .map(({ fields }) => [String(fields.left), String(fields.right)]),
)

export const current = (id: string): string => retired.get(id) ?? id

export const find = (id: string): EntityRecord | null => entities.get(current(id)) ?? null

/** A field as text; a date as EDTF; empty where there is none. */
export function shown(id: string, field: string): string {
  const value = find(id)?.fields[field]
  if (value === undefined) return ''
  return typeof value === 'object' && isPartialDate(value)
    ? value.edtf
    : Array.isArray(value)
      ? value.join('; ')
      : String(value)
}

/** Names in any order, in the English, Vietnamese and other forms. */
export const namesOf = (id: string): readonly string[] =>
  ['name', 'nameVi'].map((field) => shown(id, field)).concat((find(id)?.fields.aliases as string[] | undefined) ?? [])

export function relationships(
  type: RelationshipType,
  from: string,
  to: string,
  fields: Readonly<Record<string, unknown>> = {},
): readonly RelationshipRecord[] {
  const ends = [current(from), current(to)]
  return seed.relationships.filter(
    (one) =>
      one.type === type &&
      one.from === ends[0] &&
      one.to === ends[1] &&
      Object.entries(fields).every(([name, value]) => textOf(one.fields[name]) === textOf(value)),
  )
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  return typeof value === 'object' && 'edtf' in value ? String(value.edtf) : String(value)
}

export const sourcesOf = (evidenceIds: readonly string[]): readonly (string | undefined)[] =>
  evidenceIds.map((id) => sourceOfEvidence.get(id))

/** What is claimed of one property of an entity, each with the source that says it. */
export function claims(id: string, property: string) {
  return seed.supports
    .filter((claim) => claim.entityId === current(id) && claim.property === property)
    .map((claim) => ({ ...claim, source: sourceOfEvidence.get(claim.evidenceId) }))
}

/** Letters and digits only, in lower case: prose is compared by its words, numbers without their separators. */
export const words = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/(\d),(?=\d{3})/g, '$1')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export const isNoted = (id: string, text: unknown): boolean =>
  ` ${words(shown(id, 'note'))} `.includes(` ${words(String(text))} `)
