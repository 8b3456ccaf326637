/** Entities that stand beside an answer: own properties only, read without going through the library. */
import { type EntityLabel, labelOf } from '../domain/ontology.ts'
import type { EntityId } from '../domain/subgraph.ts'
import type { NamedEnd } from '../domain/subgraph-stream.ts'

export interface LightEntity {
  readonly id: EntityId
  readonly label: EntityLabel
  /** As stored, by name: `id`, and what the question asked for. */
  readonly properties: Readonly<Record<string, unknown>>
}

/** A map projection of the node in `variable`. The same properties give the same text, in whatever order. */
export function projectNode(variable: string, properties: readonly string[], ...more: readonly string[]): string {
  const names = [...new Set(['id', ...properties])].sort().map((name) => `.\`${name}\``)
  return `${variable} {${[...names, ...more].join(', ')}}`
}

/** An id says the label. */
export function toLightEntity(properties: Readonly<Record<string, unknown>>): LightEntity {
  const id = String(properties.id)
  return { id, label: labelOf(id) as EntityLabel, properties }
}

/** As people read it, where `name` and `nameVi` were asked for. */
export function toNamedEnd({ id, properties }: LightEntity): NamedEnd {
  return { id, name: String(properties.name ?? id), nameVi: (properties.nameVi as string | null | undefined) ?? null }
}
