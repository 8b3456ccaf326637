/** What connects entities: the verbs that questions walk, which way, and what tells most where all is equally near. */
import { type EntityLabel, entityTypes, labelOf, type RelationshipType, relationshipTypes } from './ontology.ts'
import type { EntityId } from './subgraph.ts'

/** A status change is no entity: its verb leads nowhere. */
export type WalkedType = Exclude<RelationshipType, 'HAS_CHANGED'>

/** In the order of the ontology, which is the order of parallel relationships. */
export const walkedTypes = Object.keys(relationshipTypes).filter((type) => type !== 'HAS_CHANGED') as WalkedType[]

/** A verb and which way it is walked: `>` from its start to its end. */
export type Step = `${WalkedType}${'>' | '<'}`

/** These verbs, walked either way. */
export function bothWays(types: readonly WalkedType[]): Step[] {
  return types.flatMap((type): Step[] => [`${type}>`, `${type}<`])
}

/** What was signed, done or held tells more than who is behind it, and that more than what it is all about. */
const telling: readonly EntityLabel[] = [
  'Agreement',
  'Project',
  'Meeting',
  'Committee',
  'Policy',
  'Partner',
  'ReportedFigure',
  'Person',
  'Institution',
  'Topic',
  'Source',
]

/**
 * What leads from one party to the other; people and institutions would lead from everything to everything. They come
 * first in the order of telling.
 */
export const linkingLabels: readonly EntityLabel[] = ['Agreement', 'Project', 'Meeting', 'Committee']

/** A letter for each label: what tells most sorts first. */
export const tellingRanks: Readonly<Record<EntityLabel, string>> = Object.fromEntries(
  telling.map((label, place) => [label, String.fromCharCode('a'.charCodeAt(0) + place)]),
) as Record<EntityLabel, string>

/** The same by the first part of ids. */
export const ranksByPrefix: Readonly<Record<string, string>> = Object.fromEntries(
  telling.map((label) => [entityTypes[label].prefix, tellingRanks[label]]),
)

/** Sorts neighbours: what tells most first, then by id. It says the id, and an id says it. */
export function neighbourKey(id: EntityId): string {
  return (tellingRanks[labelOf(id) as EntityLabel] ?? '~') + id
}

export function idOfNeighbourKey(key: string): EntityId {
  return key.slice(1)
}

/** Two entities in one word, the same whichever comes first. */
export const pairOf = (a: EntityId, b: EntityId): string => [a, b].sort().join(' ')
