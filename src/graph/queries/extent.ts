/** Which entities a subgraph has when nothing limits it: all within the depth, or all there are. */
import { type EntityLabel, entityTypes } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Graph } from '../graph.ts'
import type { ReadQuery } from '../read-query.ts'
import { isInPeriod, periodParameters } from '../valid-time.ts'
import { type Reach, typesOf } from './neighbours.ts'

export interface ExtentQuestion {
  /** They exist. */
  readonly starts: readonly EntityId[]
  readonly reach: Reach
  readonly depth: number
  /** Once there are more than these, nothing more is read. */
  readonly most: number
}

const LEADING_AT_ONCE = 200
const IDS_AT_ONCE = 20_000

/** Each once, in no order; more than `most` where there are. What it reads follows what is found. */
export async function readExtent(graph: Graph, { starts, reach, depth, most }: ExtentQuestion): Promise<Set<EntityId>> {
  const found = new Set(starts)
  let leading = [...found]
  const leads = reach.steps.length > 0 && reach.labels?.length !== 0
  for (let distance = 0; leads && distance < depth && found.size <= most; distance++) {
    const next: EntityId[] = []
    for (let start = 0; start < leading.length && found.size <= most; start += LEADING_AT_ONCE) {
      const lists = await graph.read(farEndsOf(leading.slice(start, start + LEADING_AT_ONCE), reach))
      for (const id of lists.flat()) {
        if (found.has(id)) continue
        found.add(id)
        next.push(id)
      }
    }
    leading = next
  }
  return found
}

/** A row for each id that exists: the other ends of its relationships. */
function farEndsOf(ids: readonly EntityId[], reach: Reach): ReadQuery<readonly EntityId[]> {
  const { where, params } = within(reach)
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id})-[:${typesOf(reach.steps).join('|')}]-(o:Entity) ${where}
      RETURN id, collect(DISTINCT o.id) AS ids`,
    params: { ids, ...params },
    toRow: (record) => record.get('ids') as string[],
  }
}

/** All entities of the graph that are within reach; more than `most` where there are. */
export async function readWholeExtent(graph: Graph, reach: Reach, most: number): Promise<Set<EntityId>> {
  const found = new Set<EntityId>()
  for (let after: string | null = ''; after !== null && found.size <= most; ) {
    const [page]: ExtentPage[] = await graph.read(entitiesAfter(after, reach))
    for (const id of page!.ids) found.add(id)
    after = page!.last
  }
  return found
}

interface ExtentPage {
  readonly ids: readonly EntityId[]
  /** Null where none come after it. */
  readonly last: EntityId | null
}

function entitiesAfter(after: EntityId, reach: Reach): ReadQuery<ExtentPage> {
  const { where, params } = within(reach)
  return {
    cypher: `MATCH (o:Entity) WHERE o.id > $after WITH o ORDER BY o.id LIMIT ${IDS_AT_ONCE}
      WITH collect(o) AS page
      RETURN CASE WHEN size(page) = ${IDS_AT_ONCE} THEN last(page).id END AS last,
        COLLECT { UNWIND page AS o WITH o ${where} RETURN o.id } AS ids`,
    params: { after, ...params },
    toRow: (record) => ({ ids: record.get('ids'), last: record.get('last') }),
  }
}

/** Cypher: whether the entity `o` may be reached. */
function within({ labels, period }: Reach): { readonly where: string; readonly params: Record<string, unknown> } {
  const conditions = [
    labels === null ? null : "split(o.id, ':')[0] IN $prefixes",
    isInPeriod('o', 'o.id', period),
  ].filter((condition) => condition !== null)
  return {
    where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`,
    params: {
      prefixes: (labels ?? []).map((label: EntityLabel) => entityTypes[label].prefix),
      ...periodParameters(period),
    },
  }
}
