/** What a file holds: the JSON export, as it was put into it. */
import type { WalkedType } from '../../domain/connections.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import { entityTypes } from '../../domain/ontology.ts'
import type { PartialDate } from '../../domain/partial-date.ts'
import type { ClaimRank, FieldValue } from '../../domain/subgraph.ts'
import type { Card, Change, DetailSource, Edge, Proof, ShownClaim, SourceCard } from '../graph/model.ts'
import type { GraphData } from '../graph/visible.ts'

interface Row {
  readonly [field: string]: unknown
}

interface ClaimRow {
  readonly property: string
  readonly evidenceId: string
  readonly value: string | null
  readonly original: string | null
  readonly rank: ClaimRank
  readonly rule: string | null
  readonly inferred: boolean
  readonly confidence: number | null
}

interface NodeRow extends Row {
  readonly id: string
  readonly type: EntityLabel
  readonly claims: readonly ClaimRow[]
  readonly changes?: readonly {
    readonly id: string
    readonly status: string
    readonly on?: PartialDate
    readonly evidenceIds: readonly string[]
  }[]
}

interface LinkRow extends Row {
  readonly key: string
  readonly source: string
  readonly target: string
  readonly type: WalkedType
  readonly inferred: boolean
  readonly evidenceIds: readonly string[]
}

interface EvidenceRow {
  readonly id: string
  readonly source: string
  readonly quote: string | null
  readonly start: number | null
  readonly end: number | null
  readonly locator: string | null
  readonly citation: string
}

export interface FileManifest {
  readonly title: string
  readonly language: 'en' | 'vi'
  readonly graphVersion: string
  readonly licence: string
  readonly leftOut: readonly string[]
  readonly arguments: Readonly<Record<string, unknown>>
  readonly counts: {
    readonly entities: Readonly<Record<string, number>>
    readonly relationships: Readonly<Record<string, number>>
    readonly claims: number
    readonly evidence: number
    readonly sources: number
  }
}

interface FileJson {
  readonly nodes: readonly NodeRow[]
  readonly links: readonly LinkRow[]
  readonly sources: readonly (Row & { readonly id: string })[]
  readonly evidence: readonly EvidenceRow[]
  readonly manifest: FileManifest
}

export interface FileData {
  readonly data: GraphData
  readonly details: DetailSource
  readonly manifest: FileManifest
}

export function readFileData(text: string): FileData {
  const json = JSON.parse(text) as FileJson
  const cards = new Map(json.nodes.map((row) => [row.id, toCard(row)]))
  const edges = new Map(json.links.map((row) => [row.key, toEdge(row)]))
  const proofs = proofsOf(json)
  const details = new Map(json.nodes.map((row) => [row.id, row]))
  const links = new Map(json.links.map((row) => [row.key, row]))
  const proved = (ids: readonly string[]) => ids.flatMap((id) => proofs.get(id) ?? [])
  return {
    data: { cards, edges: [...edges.values()], hidden: new Map() },
    manifest: json.manifest,
    details: {
      hasTexts: false,
      entity: async (id) => {
        const { claims, changes = [] } = details.get(id)!
        return {
          card: cards.get(id)!,
          claims: claims.flatMap((claim) => toClaim(claim, proofs)),
          changes: changes.map(
            ({ id: change, status, on, evidenceIds }): Change => ({
              id: change,
              status,
              on: on ?? null,
              proofs: proved(evidenceIds),
            }),
          ),
        }
      },
      edge: async ({ id }) => {
        const { roleAsPrinted, evidenceIds } = links.get(id)!
        return { roleAsPrinted: textOf(roleAsPrinted), proofs: proved(evidenceIds) }
      },
      text: async () => null,
    },
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function toCard(row: NodeRow): Card {
  const fields: Record<string, FieldValue> = {}
  for (const field of Object.keys(entityTypes[row.type].fields)) {
    const value = row[field]
    if (value !== undefined && value !== null) fields[field] = value as FieldValue
  }
  return { id: row.id, label: row.type, name: textOf(row.name) ?? row.id, nameVi: textOf(row.nameVi), fields }
}

function toEdge({ key, type, source, target, inferred, ...rest }: LinkRow): Edge {
  return {
    id: key,
    type,
    from: source,
    to: target,
    role: textOf(rest.role),
    title: textOf(rest.title),
    scope: textOf(rest.scope),
    inferred,
  }
}

function proofsOf({ nodes, sources, evidence }: FileJson): Map<string, Proof> {
  const known = new Map<string, SourceCard>()
  for (const row of [...sources, ...nodes.filter(({ type }) => type === 'Source')]) {
    known.set(row.id, {
      id: row.id,
      name: textOf(row.name) ?? row.id,
      nameVi: textOf(row.nameVi),
      publisher: textOf(row.publisher),
      url: textOf(row.url),
      language: textOf(row.language),
    })
  }
  return new Map(
    evidence.map(({ source, ...row }) => [row.id, { ...row, source: known.get(source) ?? unknownSource(source) }]),
  )
}

const unknownSource = (id: string): SourceCard => ({
  id,
  name: id,
  nameVi: null,
  publisher: null,
  url: null,
  language: null,
})

function toClaim({ evidenceId, ...claim }: ClaimRow, proofs: ReadonlyMap<string, Proof>): ShownClaim[] {
  const proof = proofs.get(evidenceId)
  return proof === undefined ? [] : [{ ...claim, proof }]
}
