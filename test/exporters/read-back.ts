/** What a reader finds in a file, in one form for all formats: the contract compares it with the subgraph itself. */
import { nodeTypes, relationshipTypes } from '../../src/domain/ontology.ts'
import type { FieldValues } from '../../src/domain/subgraph.ts'
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
