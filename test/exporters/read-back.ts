/** What a reader finds in a file, in one form for all formats: the contract compares it with the subgraph itself. */
import { nodeTypes, relationshipTypes } from '../../src/domain/ontology.ts'
import type { EntityRecord, FieldValues } from '../../src/domain/subgraph.ts'
import type { SubgraphStream } from '../../src/domain/subgraph-stream.ts'
import { textOf } from '../../src/exporters/field-text.ts'

/** Values as text: a date as EDTF, lists joined by `; `. */
export type Texts = Readonly<Record<string, string>>

export interface ReadBack {
  readonly entities: readonly { readonly id: string; readonly type: string; readonly fields: Texts }[]
  readonly relationships: readonly {
    readonly id: string
    readonly type: string
    readonly from: string
    readonly to: string
    readonly fields: Texts
    /** Sorted. */
    readonly evidenceIds: readonly string[]
  }[]
  readonly evidence: readonly {
    readonly id: string
    readonly source: string
    readonly quote: string | null
    readonly citation: string
  }[]
  /** `entity property evidence rank value`, where the format has claims. */
  readonly claims: readonly string[]
}

/** Which of these a format has a place for. */
export interface Carries {
  readonly fields: boolean
  readonly relationshipFields: boolean
  readonly evidence: boolean
  readonly claims: boolean
}

export interface FormatReader {
  readonly carries: Carries
  /** Parses by a program that is not ours, and fails on what is not valid. */
  read(file: Uint8Array): Promise<ReadBack>
}

/** Of formats that hold sources only. */
export interface SourceReader {
  readonly carries: 'SOURCES'
  /** In any order. Parses by a program that is not ours, and fails on what is not valid. */
  read(file: Uint8Array): Promise<readonly SourceRead[]>
}

export interface SourceRead {
  /** The source's id without its kind. */
  readonly key: string
  readonly title: string
  readonly author: string | null
  readonly publisher: string | null
  /** As far as it is known, with hyphens; null for what is no single date. */
  readonly published: string | null
  readonly retrieved: string | null
  readonly url: string | null
  readonly language: string | null
}

export function isGraphReader(reader: FormatReader | SourceReader): reader is FormatReader {
  return reader.carries !== 'SOURCES'
}

/** The sources of a subgraph in that form, in order of key. */
export async function readSources(subgraph: SubgraphStream): Promise<SourceRead[]> {
  const sources: EntityRecord[] = []
  for await (const { entity } of subgraph.entities()) if (entity.label === 'Source') sources.push(entity)
  for await (const _relationship of subgraph.relationships());
  for await (const source of subgraph.sources()) sources.push(source)
  return inOrderOfKey(sources.map(sourceRead))
}

export function inOrderOfKey(sources: readonly SourceRead[]): SourceRead[] {
  return [...sources].sort((one, other) => (one.key < other.key ? -1 : 1))
}

function sourceRead({ id, fields }: EntityRecord): SourceRead {
  const texts = asTexts(fields)
  const day = (text = '') => (/^\d{4}(-\d\d){0,2}~?$/.test(text) ? text.replace('~', '') : null)
  return {
    key: id.replace('source:', ''),
    title: texts.language === 'vi' ? (texts.nameVi ?? texts.name!) : texts.name!,
    author: texts.author ?? null,
    publisher: texts.publisher ?? null,
    published: day(texts.publishedOn),
    retrieved: day(texts.retrievedOn),
    url: texts.url ?? null,
    language: texts.language ?? null,
  }
}

/** The subgraph itself in that form, each list in order of id. */
export async function readStream(subgraph: SubgraphStream): Promise<ReadBack> {
  const found = { entities: [], relationships: [], evidence: [], claims: [] } as {
    -readonly [Key in keyof ReadBack]: ReadBack[Key][number][]
  }
  for await (const { entity, claims, changes } of subgraph.entities()) {
    found.entities.push({ id: entity.id, type: entity.label, fields: textsOf(entity.fields, entity.label) })
    for (const claim of [...claims, ...changes.flatMap((change) => change.claims)]) found.claims.push(claimText(claim))
  }
  for await (const { relationship, claims } of subgraph.relationships()) {
    const { id, type, from, to, fields, evidenceIds } = relationship
    const known = Object.keys(relationshipTypes[type].fields)
    const own = Object.fromEntries(Object.entries(fields).filter(([name]) => known.includes(name)))
    found.relationships.push({ id, type, from, to, fields: asTexts(own), evidenceIds: [...evidenceIds].sort() })
    for (const claim of claims) found.claims.push(claimText(claim))
  }
  for await (const _source of subgraph.sources());
  for await (const { id, sourceId, quote, citation } of subgraph.evidence()) {
    found.evidence.push({ id, source: sourceId, quote, citation })
  }
  return inOrder(found)
}

export function inOrder({ entities, relationships, evidence, claims }: ReadBack): ReadBack {
  const byId = <One extends { readonly id: string }>(list: readonly One[]) =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    entities: byId(entities),
    relationships: byId(relationships),
    evidence: byId(evidence),
    claims: [...claims].sort(),
  }
}

/** Of whom a claim within a change of state is: of the change, or, by its property, of the start of the link. */
export function claimedOf(property: string, changeId: string): string {
  return property.includes('/') ? property.split('/')[1]! : changeId
}

export function claimText(claim: {
  readonly entityId: string
  readonly property: string
  readonly evidenceId: string
  readonly rank: string
  readonly value: string | null
}): string {
  const { entityId, property, evidenceId, rank, value } = claim
  return [entityId, property, evidenceId, rank, value ?? ''].join(' ')
}

function textsOf(fields: FieldValues, label: keyof typeof nodeTypes): Texts {
  const known = Object.keys(nodeTypes[label].fields)
  return asTexts(Object.fromEntries(Object.entries(fields).filter(([name]) => known.includes(name))))
}

/** Without what is empty. */
export function asTexts(fields: FieldValues): Texts {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, textOf(value)] as const)
      .filter(([, text]) => text !== ''),
  )
}
