/** Entities and evidence that a question has already read: shown as they are, or read whole where more is asked. */
import type { GraphQLResolveInfo } from 'graphql'
import { rowByName } from '../../graph/library/rows-by-name.ts'
import type { LightEntity } from '../../graph/light-entity.ts'
import type { EvidenceAsked, LightEvidence } from '../../graph/light-evidence.ts'
import type { FactShape } from '../../graph/queries/relationships.ts'
import type { Context } from '../context.ts'
import { hydrate, hydrateMany, type Row } from './hydrate.ts'
import { oncePerSelection, selectedAt, selectedBelow, selectedFields } from './selection.ts'

const ENTITY_FIELDS = new Set(['id', 'name', 'nameVi', 'aliases'])
const EVIDENCE_FIELDS = new Set(['id', 'quote', 'start', 'end', 'locator', 'citation', 'source'])
const SOURCE_FIELDS = new Set(['id', 'name', 'nameVi', 'publisher', 'url'])

/** Stored properties behind the fields of a relationship; those that every answer needs are read anyway. */
const FACT_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  roleAsPrinted: ['roleAsPrinted'],
  title: ['title', 'titleVi'],
  inferred: ['inferred'],
}

type Nodes = GraphQLResolveInfo['fieldNodes']
type Fragments = GraphQLResolveInfo['fragments']

/** The names of what is selected below `nodes`; null where it takes more than rows of `fields`. */
function selectedOf(fields: ReadonlySet<string>, nodes: Nodes, fragments: Fragments): string[] | null {
  const names = new Set([...selectedFields(nodes, fragments)].map(({ name }) => name.value))
  names.delete('__typename')
  return [...names].every((name) => fields.has(name)) ? [...names] : null
}

const entityNames = oncePerSelection((nodes, fragments) => selectedOf(ENTITY_FIELDS, nodes, fragments))

/** The properties of entities that a question should bring along; none where they are to be read whole anyway. */
export function lightEntityProperties(nodes: Nodes, fragments: Fragments): readonly string[] {
  return entityNames(nodes, fragments) ?? []
}

/** The same for evidence. */
export const evidenceAsked = oncePerSelection((nodes, fragments): EvidenceAsked => {
  if (nodes.length === 0) return null
  const selected = selectedOf(EVIDENCE_FIELDS, nodes, fragments)
  const sources = selectedBelow(nodes, 'source', fragments)
  const source = selectedOf(SOURCE_FIELDS, sources, fragments)
  if (selected === null || source === null) return 'IDS'
  return {
    properties: selected.filter((name) => name !== 'source'),
    source: sources.length === 0 ? null : source,
  }
})

/** What is read of relationships for what is selected of them, along these fields from the one that is resolved. */
export function factsAsked(info: GraphQLResolveInfo, ...path: readonly string[]): FactShape {
  const names = [...selectedFields(selectedAt(info, ...path), info.fragments)].map(({ name }) => name.value)
  return {
    properties: [...new Set(names)].flatMap((name) => FACT_PROPERTIES[name] ?? []),
    evidence: evidenceAsked(selectedAt(info, ...path, 'evidence'), info.fragments),
  }
}

/** As it came along, where that has all that is selected here: the same field may stand elsewhere with more or less. */
export function resolveEntity(
  { id, label, properties }: LightEntity,
  context: Context,
  info: GraphQLResolveInfo,
): Row | Promise<Row | null> {
  const names = entityNames(info.fieldNodes, info.fragments)
  const isThere = names?.every((name) => name in properties) === true
  return isThere ? rowByName({ __resolveType: label, ...properties }) : hydrate(id, context, info)
}

/** Those of one list: as they came along, or read whole where they did not. */
export function resolveEntities(
  ids: readonly string[],
  light: readonly LightEntity[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(Row | null)[]> {
  if (light.length === 0) return hydrateMany(ids, context, info)
  return Promise.all(light.map((entity) => resolveEntity(entity, context, info)))
}

export function resolveEvidence(
  ids: readonly string[] | null,
  light: readonly LightEvidence[] | null,
  context: Context,
  info: GraphQLResolveInfo,
): readonly Row[] | Promise<(Row | null)[]> {
  const isLight = evidenceAsked(info.fieldNodes, info.fragments) !== 'IDS'
  if (light !== null && isLight) return light.map(byNameWithSource)
  if (ids === null) throw new TypeError(`"${info.parentType.name}.evidence" is asked for, and was not read.`)
  return hydrateMany(ids, context, info)
}

function byNameWithSource({ source, ...evidence }: LightEvidence): Row {
  return rowByName({ ...evidence, ...(source ? { source: rowByName(source) } : {}) })
}
