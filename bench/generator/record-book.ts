/**
 * Collects a subgraph fact by fact. Nothing enters without evidence: whoever adds a record first says the sentence that
 * proves it, and the sentence becomes a part of its source's text, quoted by its offsets.
 */
import type { EntityLabel, NodeLabel, RelationshipType } from '../../src/domain/ontology.ts'
import type { PartialDate } from '../../src/domain/partial-date.ts'
import {
  type EntityRecord,
  type EvidenceRecord,
  type FieldValue,
  isPartialDate,
  type RelationshipRecord,
  relationshipId,
  type Subgraph,
  type SupportRecord,
} from '../../src/domain/subgraph.ts'
import type { Random } from './random.ts'

/** A value that nobody printed is null, and left out. */
export type DraftFields = Readonly<Record<string, FieldValue | null>>

export interface Link {
  readonly fields?: DraftFields
  /** Tells it from others of its type between the same ends. */
  readonly distinction?: string
  readonly why?: string
}

interface HeldSource {
  readonly id: string
  readonly title: string
  /** Null where the text is not held: what it says is cited by a locator. */
  sentences: string[] | null
  /** Of the text so far, in code points. */
  length: number
  said: number
}

const SEPARATOR = ' '

export class RecordBook {
  readonly random: Random
  readonly #entities = new Map<string, EntityRecord>()
  readonly #related = new Set<string>()
  readonly #relationships: RelationshipRecord[] = []
  readonly #evidence: EvidenceRecord[] = []
  /** Nothing is said twice: a field is filled once, a relationship is added once, each with different evidence. */
  readonly #supports: SupportRecord[] = []
  readonly #sources: HeldSource[] = []

  constructor(random: Random) {
    this.random = random
  }

  addSource(id: string, fields: DraftFields & { readonly name: string }, holdsText: boolean): void {
    const source = { id, title: fields.name, sentences: holdsText ? [] : null, length: 0, said: 0 }
    this.#sources.push(source)
    this.add('Source', id, fields, [this.#say(source, fields.name)])
  }

  /** The id of the evidence of a sentence that some source prints. */
  say(sentence: string): string {
    return this.#say(this.random.pick(this.#sources), sentence)
  }

  /** The same told by one source, or now and then by two. */
  sayOnceOrTwice(sentence: string): string[] {
    return this.random.chance(0.15) ? [this.say(sentence), this.say(sentence)] : [this.say(sentence)]
  }

  /** Every field is supported by every one of `evidenceIds`. */
  add(label: NodeLabel, id: string, fields: DraftFields, evidenceIds: readonly string[]): void {
    const present = withoutNulls(fields)
    this.#entities.set(id, { id, label, fields: present })
    if (label === 'StatusChange') return
    for (const [property, value] of Object.entries(present)) {
      if (property === 'text') continue
      for (const evidenceId of evidenceIds) this.#support(evidenceId, id, property, value)
    }
  }

  /** A second value of a field, that its source prints and the record does not show. */
  contradict(id: string, property: string, value: PartialDate, evidenceId: string): void {
    this.#support(evidenceId, id, property, value, { rank: 'DEPRECATED', rule: 'another source prints the day' })
  }

  /** Said again it changes nothing. */
  relate(type: RelationshipType, from: string, to: string, evidenceIds: readonly string[], link: Link = {}): void {
    const { fields = {}, distinction = '', why } = link
    const id = relationshipId(type, from, to, distinction)
    if (from === to || this.#related.has(id)) return
    this.#related.add(id)
    const inferred = why !== undefined
    this.#relationships.push({
      id,
      type,
      from,
      to,
      fields: withoutNulls(fields),
      inferred,
      why: why ?? null,
      // Who says several things hands over one list for all of them: of millions of lists that is most.
      evidenceIds,
    })
    for (const evidenceId of evidenceIds) this.#support(evidenceId, from, id, to, { inferred })
  }

  ids(label: EntityLabel): string[] {
    return [...this.#entities.values()].filter((entity) => entity.label === label).map(({ id }) => id)
  }

  nameOf(id: string): string {
    return String(this.#entities.get(id)?.fields.name)
  }

  build(): Subgraph {
    for (const { id, sentences } of this.#sources) {
      if (sentences === null) continue
      const source = this.#entities.get(id)!
      this.#entities.set(id, { ...source, fields: { ...source.fields, text: sentences.join(SEPARATOR) } })
    }
    return {
      entities: [...this.#entities.values()],
      relationships: this.#relationships,
      evidence: this.#evidence,
      supports: this.#supports,
    }
  }

  #say(source: HeldSource, sentence: string): string {
    source.said++
    const id = `evidence:${source.id.slice('source:'.length)}.${source.said}`
    const record = { id, sourceId: source.id, quote: null, start: null, end: null, locator: null }
    if (source.sentences === null) {
      const locator = `row ${source.said}`
      this.#evidence.push({ ...record, locator, citation: `“${source.title}”, ${locator}` })
      return id
    }
    const start = source.length === 0 ? 0 : source.length + SEPARATOR.length
    const end = start + [...sentence].length
    source.sentences.push(sentence)
    source.length = end
    const citation = `“${source.title}”, characters ${start}–${end}`
    this.#evidence.push({ ...record, quote: sentence, start, end, citation })
    return id
  }

  #support(evidenceId: string, entityId: string, property: string, value: FieldValue, more = {}): void {
    const date = isPartialDate(value) ? value : null
    this.#supports.push({
      evidenceId,
      entityId,
      property,
      value: date?.edtf ?? (Array.isArray(value) ? value.join('; ') : String(value)),
      original: date?.asPrinted ?? null,
      rank: 'NORMAL',
      rule: null,
      inferred: date?.inferred ?? false,
      confidence: null,
      ...more,
    })
  }
}

const NONE: Readonly<Record<string, FieldValue>> = {}

function withoutNulls(fields: DraftFields): Readonly<Record<string, FieldValue>> {
  const known = Object.entries(fields).filter(([, value]) => value !== null) as [string, FieldValue][]
  if (known.length === 0) return NONE
  const present: Record<string, FieldValue> = {}
  for (const [name, value] of known) present[name] = value
  return present
}
