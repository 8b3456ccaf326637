/** Which entity an id asks for: the one that has it, or where it is retired the one that took its place. */
import { NotFoundError } from '../../domain/errors.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { didYouMean } from '../../domain/suggest.ts'
import type { Graph } from '../../graph/graph.ts'
import { successors } from '../../graph/queries/judgements.ts'
import { existing, nearIds } from '../../graph/queries/near-ids.ts'
import { search } from '../../graph/queries/search.ts'

/** @throws {NotFoundError} NOT_FOUND with the id that was probably meant. */
export async function currentId(id: string, graph: Graph): Promise<EntityId> {
  return (await currentIds([id], graph))[0]!
}

/**
 * Each once, in the order given.
 * @throws {NotFoundError} NOT_FOUND with every id that is unknown, and what was probably meant.
 */
export async function currentIds(ids: readonly string[], graph: Graph): Promise<EntityId[]> {
  const known = new Set(await graph.read(existing(ids)))
  const others = [...new Set(ids.filter((id) => !known.has(id)))]
  const inTheirPlace = new Map(others.length === 0 ? [] : await graph.read(successors(others)))
  const unknown = others.filter((id) => !inTheirPlace.has(id))
  if (unknown.length > 0) {
    const sentences = await Promise.all(
      unknown
        .slice(0, MOST_TOLD)
        .map(async (id) => `No entity has the id "${shortened(id)}".${await whatWasMeant(id, graph)}`),
    )
    const more = unknown.length > MOST_TOLD ? ` And ${unknown.length - MOST_TOLD} more are unknown.` : ''
    throw new NotFoundError(sentences.join(' ') + more, {
      hint: 'look the id up by `search`, or in one of the connections, such as partnersConnection.',
    })
  }
  return [...new Set(ids.map((id) => inTheirPlace.get(id) ?? id))]
}

/**
 * What is read of these ids as they were given; only where that is null, for one is unknown, of those that took their place.
 * @throws {NotFoundError} NOT_FOUND as `currentIds` does.
 */
export async function readOfKnown<Answer>(
  ids: readonly string[],
  graph: Graph,
  read: (ids: readonly EntityId[]) => Promise<Answer | null>,
): Promise<Answer> {
  const answer = await read(ids)
  if (answer !== null) return answer
  return readOfKnown(await currentIds(ids, graph), graph, read)
}

/** Rows of the entity, by its id as it was given; only where there are none is it looked up. Null asks of no entity. */
export async function readCurrent<Row, Id extends string | null>(
  id: Id,
  graph: Graph,
  read: (id: NoInfer<Id> | EntityId) => Promise<Row[]>,
): Promise<{ readonly id: Id | EntityId; readonly rows: Row[] }> {
  const rows = await read(id)
  if (id === null || rows.length > 0) return { id, rows }
  const current = await currentId(id, graph)
  return { id: current, rows: current === id ? rows : await read(current) }
}

/** To find what was meant takes several reads each. */
const MOST_TOLD = 10

/** No id is as long. */
const MOST_SHOWN = 120

const shortened = (id: string) => (id.length > MOST_SHOWN ? `${id.slice(0, MOST_SHOWN)}…` : id)

/** The nearest of the ids that begin alike and of what is called so; where none is near, what is called so. */
async function whatWasMeant(id: string, graph: Graph): Promise<string> {
  const [near, called] = await Promise.all([graph.read(nearIds(id)), idOfName(id.replace(/^\w+:/, ''), graph)])
  if (called === null) return didYouMean(id, near)
  return didYouMean(id, [...near, called]) || ` Did you mean "${called}"?`
}

async function idOfName(text: string, graph: Graph): Promise<EntityId | null> {
  const query = search({ text, labels: null, exact: false, words: 'ALL', first: 1, skip: 0 }, [])
  const [hit] = query === null ? [] : await graph.read(query)
  return hit?.entity.id ?? null
}
