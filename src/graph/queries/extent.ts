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
function farEndsOf(ids: readonly EntityId[], { labels, steps, period }: Reach): ReadQuery<readonly EntityId[]> {
  const conditions = [
    labels === null ? null : "split(o.id, ':')[0] IN $prefixes",
    isInPeriod('o', 'o.id', period),
  ].filter((condition) => condition !== null)
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id})-[:${typesOf(steps).join('|')}]-(o:Entity)
      ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
      RETURN id, collect(DISTINCT o.id) AS ids`,
    params: {
      ids,
      prefixes: (labels ?? []).map((label: EntityLabel) => entityTypes[label].prefix),
      ...periodParameters(period),
    },
    toRow: (record) => record.get('ids') as string[],
  }
}

/** All entities of the graph; more than `most` where there are. */
export async function readWholeExtent(graph: Graph, most: number): Promise<Set<EntityId>> {
  const found = new Set<EntityId>()
  for (let after = ''; found.size <= most; ) {
    const [ids = []] = await graph.read(idsAfter(after))
    for (const id of ids) found.add(id)
    if (ids.length < IDS_AT_ONCE) break
    after = ids.at(-1)!
  }
  return found
}

function idsAfter(after: string): ReadQuery<readonly EntityId[]> {
  return {
    cypher: `MATCH (e:Entity) WHERE e.id > $after WITH e.id AS id ORDER BY id LIMIT ${IDS_AT_ONCE}
      RETURN collect(id) AS ids`,
    params: { after },
    toRow: (record) => record.get('ids'),
  }
}
