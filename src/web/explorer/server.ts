/** The graph as the server answers it: typed questions, each asked once. */
import type { EntityLabel } from '../../domain/ontology.ts'
import type { PartialDate } from '../../domain/partial-date.ts'
import type { EntityId, FieldValue } from '../../domain/subgraph.ts'
import { ask } from '../ask.ts'
import {
  type CardFragment,
  ExplorerAroundDocument,
  ExplorerBetweenDocument,
  ExplorerCardsDocument,
  ExplorerPathDocument,
  ExplorerSearchDocument,
  type ExplorerSearchQuery,
  type TypedDocumentString,
} from '../generated/explorer.ts'
import type { Card, Edge, Hidden } from '../graph/model.ts'
import { MOST_ENTITIES } from '../graph/view.ts'

/** @throws {Error} with the sentence and the hint of the server. */
export async function askFor<Answer, Variables>(
  document: TypedDocumentString<Answer, Variables>,
  variables: Variables,
): Promise<Answer> {
  const { data, errors } = (await ask({ query: document.toString(), variables: variables as object })) as {
    readonly data?: Answer | null
    readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly hint?: string } }[]
  }
  const [error] = errors ?? []
  if (error !== undefined) throw new Error([error.message, error.extensions?.hint].filter(Boolean).join(' '))
  return data!
}

/** Fields of one name have types of their own in each type; they are asked under names such as `agreementKind`. */
const ALIASED = /^(?:partner|institution|agreement|committee|meeting|project|policy|source)(Kind|Status)$/

/** Whatever a card or more has been asked for. */
export function toCard(row: CardFragment): Card {
  const fields: Record<string, FieldValue> = {}
  for (const [name, value] of Object.entries(row)) {
    if (value === null || name === '__typename' || name === 'id' || name.endsWith('Connection')) continue
    fields[ALIASED.test(name) ? name.replace(ALIASED, (_, end: string) => end.toLowerCase()) : name] = value as
      | FieldValue
      | PartialDate
  }
  const { __typename, id, name, nameVi } = row
  return { id, label: __typename as EntityLabel, name, nameVi, fields }
}

export type Hit = ExplorerSearchQuery['search']['edges'][number]['node']

export async function search(text: string): Promise<readonly Hit[]> {
  const { search: found } = await askFor(ExplorerSearchDocument, { text })
  return found.edges.map(({ node }) => node)
}

/** As many as one question may ask for. */
const PORTION = 100
const AT_ONCE = 4

/** In the order asked; an id that there is not is left out. */
export async function readCards(ids: readonly EntityId[]): Promise<Card[]> {
  const portions = Array.from({ length: Math.ceil(ids.length / PORTION) }, (_, index) =>
    ids.slice(index * PORTION, (index + 1) * PORTION),
  )
  const read: Card[][] = portions.map(() => [])
  const takeTurns = async () => {
    for (let next = turn++; next < portions.length; next = turn++) {
      const { entities } = await askFor(ExplorerCardsDocument, { ids: portions[next]! })
      read[next] = entities.flatMap((row) => (row === null ? [] : [toCard(row)]))
    }
  }
  let turn = 0
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns))
  return read.flat()
}

/** The entity first, then what lies around it, nearest first. */
export async function readAround(root: EntityId, depth: number, limit: number): Promise<EntityId[]> {
  // The entity itself is one of them.
  const { subgraph } = await askFor(ExplorerAroundDocument, { root, depth, limit: Math.min(MOST_ENTITIES, limit + 1) })
  return subgraph.entities.map(({ id }) => id)
}

export interface Between {
  readonly edges: readonly Edge[]
  readonly hidden: ReadonlyMap<EntityId, Hidden>
}

export async function readBetween(ids: readonly EntityId[]): Promise<Between> {
  const { subgraph } = await askFor(ExplorerBetweenDocument, { ids })
  return {
    edges: subgraph.relationships.map(({ from, to, ...edge }) => ({ ...edge, from: from.id, to: to.id })),
    hidden: new Map(
      subgraph.omittedAt.map(({ entity, hidden, isAtLeast }) => [entity.id, { count: hidden, isAtLeast }]),
    ),
  }
}

export interface FoundPath {
  readonly english: string
  readonly vietnamese: string
  readonly cards: readonly Card[]
  /** Of its entities and relationships. */
  readonly ids: readonly string[]
}

export interface FoundPaths {
  readonly paths: readonly FoundPath[]
  readonly passesHubs: boolean
  readonly truncated: boolean
}

export async function readPaths(from: EntityId, to: EntityId): Promise<FoundPaths> {
  const { paths: found } = await askFor(ExplorerPathDocument, { from, to })
  return {
    paths: found.paths.map(({ english, vietnamese, entities, relationships }) => ({
      english,
      vietnamese,
      cards: entities.map(toCard),
      ids: [...entities, ...relationships].map(({ id }) => id),
    })),
    passesHubs: !found.withoutHubs,
    truncated: found.truncated,
  }
}
