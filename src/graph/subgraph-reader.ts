/** Reads a subgraph piece after piece, of one version of the graph: what changes meanwhile is a fault, and no mixture. */
import { type WalkedType, walkedTypes } from '../domain/connections.ts'
import { ConflictError } from '../domain/errors.ts'
import { groupBy } from '../domain/group-by.ts'
import { type EntityLabel, entityTypes } from '../domain/ontology.ts'
import type { EntityId } from '../domain/subgraph.ts'
import type { EntityPart, PartReader, RelationshipPart } from '../domain/subgraph-stream.ts'
import type { Graph } from './graph.ts'
import { GraphVersion } from './graph-version.ts'
import { factsBetween, factsOf, joinedHubs } from './queries/facts.ts'
import { entityParts, evidenceRecords, sourceRecords } from './queries/parts.ts'
import type { ReadQuery } from './read-query.ts'

export interface ReadSubgraph {
  readonly graphVersion: string
  /** They exist. */
  readonly ids: ReadonlySet<EntityId>
  readonly types: readonly WalkedType[] | null
}

const ENTITIES_AT_ONCE = 500
const RECORDS_AT_ONCE = 1_000

/** Up to so many members the database sees to it that both ends are among them; of more, most neighbours are. */
const MEMBERS_AS_LIST = 5_000

/** Entities of one type, ids in order. */
interface OfOneType {
  readonly label: EntityLabel
  readonly ids: readonly EntityId[]
}

/** In the order in which entities are read: of types as the ontology has them, then of ids. */
export function inReadingOrder(ids: Iterable<EntityId>): OfOneType[] {
  const byPrefix = groupBy([...ids], (id) => id.slice(0, id.indexOf(':')))
  return Object.entries(entityTypes).flatMap(([label, { prefix }]) => {
    const own = byPrefix.get(prefix)
    return own === undefined ? [] : [{ label: label as EntityLabel, ids: own.sort() }]
  })
}

export class SubgraphReader implements PartReader {
  readonly #graph: Graph
  readonly #wanted: ReadSubgraph
  readonly #version: GraphVersion
  readonly #hubs = new Set<EntityId>()

  constructor(graph: Graph, wanted: ReadSubgraph) {
    this.#graph = graph
    this.#wanted = wanted
    this.#version = new GraphVersion(graph)
  }

  /** @throws {ConflictError} CONFLICT where the graph has changed since its version was asked. */
  async *entities(): AsyncIterable<EntityPart> {
    for (const { label, ids } of inReadingOrder(this.#wanted.ids)) {
      const read = (some: readonly EntityId[]) =>
        this.#readInOrder(entityParts(some, label), some, ({ entity }) => entity.id)
      for await (const found of readAhead(inParts(ids, ENTITIES_AT_ONCE), read)) {
        for (const { isHub, ...part } of found) {
          if (isHub) this.#hubs.add(part.entity.id)
          yield part
        }
      }
    }
    await this.#assertUnchanged()
  }

  /** After the entities, which tell who is a hub. */
  async *relationships(): AsyncIterable<RelationshipPart> {
    const { ids, types } = this.#wanted
    const members = ids.size <= MEMBERS_AS_LIST ? [...ids] : null
    const verbs = types ?? walkedTypes
    if (verbs.length === 0) return
    for (const own of inReadingOrder(ids)) {
      const ordinary = own.ids.filter((id) => !this.#hubs.has(id))
      const read = (some: readonly EntityId[]) => this.#graph.read(factsOf(some, members, verbs))
      for await (const found of readAhead(inParts(ordinary, ENTITIES_AT_ONCE), read)) {
        yield* inOrder(found.filter(({ from, to }) => ids.has(from.id) && ids.has(to.id)))
      }
    }
    const hubs = [...this.#hubs].sort()
    for (const hub of hubs) {
      const [others = []] = await this.#graph.read(joinedHubs(hub, hubs))
      if (others.length > 0) yield* inOrder(await this.#graph.read(factsBetween(hub, others, verbs)))
    }
    await this.#assertUnchanged()
  }

  async *sources(ids: readonly EntityId[]) {
    const read = (some: readonly EntityId[]) => this.#readInOrder(sourceRecords(some), some, ({ id }) => id)
    for await (const found of readAhead(inParts(ids, RECORDS_AT_ONCE), read)) yield* found
  }

  async *evidence(ids: readonly string[]) {
    const read = (some: readonly string[]) => this.#readInOrder(evidenceRecords(some), some, ({ id }) => id)
    for await (const found of readAhead(inParts(ids, RECORDS_AT_ONCE), read)) yield* found
    await this.#assertUnchanged()
  }

  async #readInOrder<Row>(query: ReadQuery<Row>, ids: readonly string[], idOf: (row: Row) => string): Promise<Row[]> {
    const rows = new Map((await this.#graph.read(query)).map((row) => [idOf(row), row]))
    if (rows.size !== ids.length) await this.#assertUnchanged()
    return ids.map((id) => rows.get(id)!)
  }

  async #assertUnchanged(): Promise<void> {
    const now = await this.#version.since(performance.now())
    if (now === this.#wanted.graphVersion) return
    throw new ConflictError(
      `The graph has changed while it was read, from version "${this.#wanted.graphVersion}" to "${now}".`,
      { hint: 'ask again.' },
    )
  }
}

/** What comes next is read while this is written: never more than one part ahead. */
async function* readAhead<Part, Found>(parts: Iterable<Part>, read: (part: Part) => Promise<Found>) {
  let last: Promise<Found> | null = null
  for (const part of parts) {
    const next = read(part)
    // A fault is told when its turn comes; nobody may be there to be told any more.
    next.catch(() => {})
    if (last !== null) yield await last
    last = next
  }
  if (last !== null) yield await last
}

function* inParts<Item>(items: readonly Item[], size: number): Iterable<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

function inOrder(parts: readonly RelationshipPart[]): RelationshipPart[] {
  return [...parts].sort((a, b) => (a.relationship.id < b.relationship.id ? -1 : 1))
}
