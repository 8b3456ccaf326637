/** Entities and evidence that a question has already read: shown as they are, or read whole where more is asked. */
import type { GraphQLResolveInfo } from 'graphql'
import type { LightEntity } from '../../graph/light-entity.ts'
import type { LightEvidence } from '../../graph/light-evidence.ts'
import type { Context } from '../context.ts'
import { hydrate, hydrateMany, type Row } from './hydrate.ts'
import { selectedBelow, selectedFields } from './selection.ts'

const ENTITY_FIELDS = new Set(['__typename', 'id', 'name', 'nameVi', 'aliases'])
const EVIDENCE_FIELDS = new Set(['__typename', 'id', 'quote', 'start', 'end', 'locator', 'citation', 'source'])
const SOURCE_FIELDS = new Set(['__typename', 'id', 'name', 'nameVi', 'publisher', 'url'])

type Nodes = GraphQLResolveInfo['fieldNodes']

function selectsOnly(fields: ReadonlySet<string>, nodes: Nodes, fragments: GraphQLResolveInfo['fragments']): boolean {
  for (const { name } of selectedFields(nodes, fragments)) if (!fields.has(name.value)) return false
  return true
}

/** Whether light evidence answers all that is selected below `nodes`. */
export function isLightEvidence(nodes: Nodes, fragments: GraphQLResolveInfo['fragments']): boolean {
  const sources = selectedBelow(nodes, 'source', fragments)
  return selectsOnly(EVIDENCE_FIELDS, nodes, fragments) && selectsOnly(SOURCE_FIELDS, sources, fragments)
}

export function resolveEntity(
  { label, ...fields }: LightEntity,
  context: Context,
  info: GraphQLResolveInfo,
): Row | Promise<Row | null> {
  if (!selectsOnly(ENTITY_FIELDS, info.fieldNodes, info.fragments)) return hydrate(fields.id, context, info)
  return { __resolveType: label, ...fields }
}

export function resolveEvidence(
  ids: readonly string[],
  light: readonly LightEvidence[] | null,
  context: Context,
  info: GraphQLResolveInfo,
): readonly Row[] | Promise<(Row | null)[]> {
  return light !== null && isLightEvidence(info.fieldNodes, info.fragments) ? light : hydrateMany(ids, context, info)
}
