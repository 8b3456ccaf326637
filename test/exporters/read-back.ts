/** What a reader finds in a file, in one form for all formats: the contract compares it with the subgraph itself. */
import { expect } from 'vitest'
import { nodeTypes, relationshipTypes } from '../../src/domain/ontology.ts'
import type { EntityRecord, FieldValues, RelationshipRecord } from '../../src/domain/subgraph.ts'
import type { SubgraphStream } from '../../src/domain/subgraph-stream.ts'
import type { Exporter } from '../../src/exporters/exporter.ts'
import { textOf } from '../../src/exporters/field-text.ts'
import { type SubgraphPart, subgraphParts } from '../../src/exporters/left-out.ts'

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
    readonly inferred: boolean
    readonly why: string | null
    /** Sorted. */
    readonly evidenceIds: readonly string[]
  }[]
  readonly changes: readonly ChangeRead[]
  /** Those that are cited only. */
  readonly sources: readonly { readonly id: string; readonly fields: Texts }[]
  readonly evidence: readonly EvidenceRead[]
  /** `entity property evidence rank value`, where the format has claims. */
  readonly claims: readonly string[]
}

export interface ChangeRead {
  readonly id: string
  /** Of which entity, and by which relationship. */
  readonly of: string
  readonly link: string
  readonly fields: Texts
  readonly inferred: boolean
  readonly why: string | null
  /** Sorted. */
  readonly evidenceIds: readonly string[]
}

export interface EvidenceRead {
  readonly id: string
  readonly source: string
  readonly quote: string | null
  readonly start: number | null
  readonly end: number | null
  readonly locator: string | null
  readonly citation: string
}

export interface FormatReader {
  readonly holds: 'SUBGRAPH'
  /** Parses by a program that is not ours, and fails on what is not valid. */
  read(file: Uint8Array): Promise<ReadBack>
}

/** Of formats that hold sources only. */
export interface SourceReader {
  readonly holds: 'SOURCES'
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
  return reader.holds === 'SUBGRAPH'
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
  const found = { entities: [], relationships: [], changes: [], sources: [], evidence: [], claims: [] } as {
    -readonly [Key in keyof ReadBack]: ReadBack[Key][number][]
  }
  for await (const { entity, claims, changes } of subgraph.entities()) {
    found.entities.push({ id: entity.id, type: entity.label, fields: textsOf(entity.fields, entity.label) })
    for (const claim of [...claims, ...changes.flatMap((change) => change.claims)]) found.claims.push(claimText(claim))
    for (const { change, link } of changes) {
      const fields = textsOf(change.fields, 'StatusChange')
      found.changes.push({ id: change.id, of: entity.id, link: link.id, fields, ...supportOf(link) })
    }
  }
  for await (const { relationship, claims } of subgraph.relationships()) {
    const { id, type, from, to, fields } = relationship
    const known = Object.keys(relationshipTypes[type].fields)
    const own = Object.fromEntries(Object.entries(fields).filter(([name]) => known.includes(name)))
    found.relationships.push({ id, type, from, to, fields: asTexts(own), ...supportOf(relationship) })
    for (const claim of claims) found.claims.push(claimText(claim))
  }
  for await (const { id, fields } of subgraph.sources()) found.sources.push({ id, fields: textsOf(fields, 'Source') })
  for await (const { sourceId, ...one } of subgraph.evidence()) found.evidence.push({ ...one, source: sourceId })
  return inOrder(found)
}

function supportOf({ inferred, why, evidenceIds }: RelationshipRecord) {
  return { inferred, why, evidenceIds: [...evidenceIds].sort() }
}

/** What is to be compared of each part. */
export const ofPart: Readonly<Record<SubgraphPart, (read: ReadBack) => readonly unknown[]>> = {
  ENTITIES: ({ entities }) => entities.map(({ id, type }) => ({ id, type })),
  FIELDS: ({ entities }) => entities.map(({ id, fields }) => ({ id, fields })),
  RELATIONSHIPS: ({ relationships }) => relationships.map(({ id, type, from, to }) => ({ id, type, from, to })),
  RELATIONSHIP_FIELDS: ({ relationships }) =>
    relationships.map(({ type: _type, from: _from, to: _to, ...said }) => said),
  STATUS_CHANGES: ({ changes }) => changes,
  CLAIMS: ({ claims }) => claims,
  EVIDENCE: ({ evidence }) => evidence,
  CITED_SOURCES: ({ sources }) => sources,
}

/** Each part as it is in the subgraph, but for those that the format says it leaves out. */
export function expectParts(exporter: Exporter, found: ReadBack, expected: ReadBack): void {
  const told = new Set(exporter.leavesOut.flatMap(({ parts }) => parts))
  for (const part of subgraphParts) {
    const [has, wanted] = [found, expected].map((read) => ofPart[part](inOrder(read)))
    if (!told.has(part)) expect(has, part).toEqual(wanted)
    else if (wanted!.length > 0) expect(has, part).not.toEqual(wanted)
  }
}

export function inOrder({ entities, relationships, changes, sources, evidence, claims }: ReadBack): ReadBack {
  const byId = <One extends { readonly id: string }>(list: readonly One[]) =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    entities: byId(entities),
    relationships: byId(relationships),
    changes: byId(changes),
    sources: byId(sources),
    evidence: byId(evidence),
    claims: [...claims].sort(),
  }
}

/** From the objects that formats with JSON in them have. */
export function evidenceRead({ id, source, quote, start, end, locator, citation }: EvidenceRead): EvidenceRead {
  return { id, source, quote, start, end, locator, citation }
}

export function changeRead(
  of: string,
  { id, relationshipId, inferred, why, evidenceIds, ...fields }: Readonly<Record<string, any>>,
): ChangeRead {
  return {
    id,
    of,
    link: relationshipId,
    fields: textsOf(fields, 'StatusChange'),
    inferred,
    why,
    evidenceIds: evidenceIds.toSorted(),
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

export function textsOf(fields: FieldValues, label: keyof typeof nodeTypes): Texts {
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
