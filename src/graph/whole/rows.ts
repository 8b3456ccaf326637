/** A whole graph as rows: nodes by their places, and relationships between these places. */
import type { Subgraph } from '../../domain/subgraph.ts'

/** As Neo4j stores it: text, numbers, booleans, lists of text, and the driver's dates and integers. */
export type Properties = Readonly<Record<string, unknown>>

export interface NodeRow {
  /** Its labels, joined by a colon: `Entity:Partner`. */
  readonly labels: string
  readonly properties: Properties
}

export interface RelationshipRow {
  readonly type: string
  /** Places of its ends: entities first, then evidence, each in the order of the subgraph. */
  readonly from: number
  readonly to: number
  readonly properties: Properties
}

/** What is written with every fact of an import. */
export interface ImportMark {
  readonly importId: string
}

/** The id at a place. */
export function idAt({ entities, evidence }: Subgraph, place: number): string {
  return place < entities.length ? entities[place]!.id : evidence[place - entities.length]!.id
}
