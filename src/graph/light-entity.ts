/** The few fields of an entity that most answers show, read without going through the library. */
import type { EntityLabel } from '../domain/ontology.ts'
import type { EntityId } from '../domain/subgraph.ts'

export interface LightEntity {
  readonly id: EntityId
  readonly label: EntityLabel
  readonly name: string
  readonly nameVi: string | null
  readonly aliases: readonly string[]
}

/** A map projection of `variable`, which must be an entity. */
export function projectLight(variable: string): string {
  return `${variable} {.id, .name, .nameVi, .aliases, labels: labels(${variable})}`
}

export function toLightEntity(map: Readonly<Record<string, unknown>>): LightEntity {
  const labels = map.labels as readonly string[]
  return {
    id: String(map.id),
    label: labels.find((label) => label !== 'Entity') as EntityLabel,
    name: String(map.name),
    nameVi: (map.nameVi as string | null) ?? null,
    aliases: map.aliases as readonly string[],
  }
}
