/** Entities and evidence that a question has already read: shown as they are, or read whole where more is asked. */
import type { GraphQLResolveInfo } from 'graphql'
import { rowByName } from '../../graph/library/rows-by-name.ts'
import type { LightEntity } from '../../graph/light-entity.ts'
import type { EvidenceShape, LightEvidence } from '../../graph/light-evidence.ts'
import type { Context } from '../context.ts'
import { hydrate, hydrateMany, type Row } from './hydrate.ts'
import { oncePerSelection, selectedBelow, selectedFields } from './selection.ts'

const ENTITY_FIELDS = new Set(['id', 'name', 'nameVi', 'aliases'])
const EVIDENCE_FIELDS = new Set(['id', 'quote', 'start', 'end', 'locator', 'citation', 'source'])
const SOURCE_FIELDS = new Set(['id', 'name', 'nameVi', 'publisher', 'url'])

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

/** The same for evidence; null where it is not selected, or is to be read whole. */
export const lightEvidenceShape = oncePerSelection((nodes, fragments): EvidenceShape | null => {
  const selected = selectedOf(EVIDENCE_FIELDS, nodes, fragments)
  const sources = selectedBelow(nodes, 'source', fragments)
  const source = selectedOf(SOURCE_FIELDS, sources, fragments)
  if (nodes.length === 0 || selected === null || source === null) return null
  return {
    properties: selected.filter((name) => name !== 'source'),
    source: sources.length === 0 ? null : source,
  }
})

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

export function resolveEvidence(
  ids: readonly string[],
  light: readonly LightEvidence[] | null,
  context: Context,
  info: GraphQLResolveInfo,
): readonly Row[] | Promise<(Row | null)[]> {
  const isLight = lightEvidenceShape(info.fieldNodes, info.fragments) !== null
  return light !== null && isLight ? light.map(byNameWithSource) : hydrateMany(ids, context, info)
}

function byNameWithSource({ source, ...evidence }: LightEvidence): Row {
  return rowByName({ ...evidence, ...(source ? { source: rowByName(source) } : {}) })
}
