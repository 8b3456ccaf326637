/** `history`: from the arguments of the question to a Relay page. */
import type { GraphQLResolveInfo } from 'graphql'
import { InputError, NotFoundError } from '../../domain/errors.ts'
import { historyTitle } from '../../domain/history-title.ts'
import { didYouMean } from '../../domain/suggest.ts'
import type { QueryHistoryArgs, Resolvers } from '../../generated/resolvers.ts'
import { decodeCursor, encodeCursor } from '../../graph/cursor.ts'
import {
  type HistoryQuestion,
  type HistoryRow,
  type HistoryShape,
  history,
  historyCount,
} from '../../graph/queries/history.ts'
import { successors } from '../../graph/queries/judgements.ts'
import { entityExists, nearIds } from '../../graph/queries/near-ids.ts'
import { search } from '../../graph/queries/search.ts'
import type { Context } from '../context.ts'
import { lightEntityProperties, lightEvidenceShape, resolveEntity, resolveEvidence } from './light-rows.ts'
import { dateParts, toPartialDate } from './partial-dates.ts'
import { selectedBelow, selectedFields } from './selection.ts'

interface HistoryPage {
  readonly question: HistoryQuestion
  readonly rows: readonly HistoryRow[]
  readonly hasNextPage: boolean
}

async function readPage(args: QueryHistoryArgs, { graph }: Context, info: GraphQLResolveInfo): Promise<HistoryPage> {
  const asked = toQuestion(args)
  const shape = toShape(info)
  const found = await graph.read(history(asked, shape))
  const of = found.length === 0 && asked.after === null ? await currentId(asked.of, graph) : asked.of
  const question = { ...asked, of }
  const rows = of === asked.of ? found : await graph.read(history(question, shape))
  return { question, rows: rows.slice(0, question.first), hasNextPage: rows.length > question.first }
}

function toQuestion(args: QueryHistoryArgs): HistoryQuestion {
  const from = args.from?.toString() ?? null
  const until = args.until?.toString() ?? null
  if (from !== null && until !== null && from > until) {
    throw new InputError(`"from" is "${from}", which is after "until", "${until}".`, { hint: 'give them in order.' })
  }
  return {
    of: args.of,
    labels: args.types ?? null,
    from,
    until,
    asOf: args.asOf?.toString() ?? null,
    includeParts: args.includeParts ?? true,
    order: args.order ?? 'DESC',
    first: args.first ?? 20,
    after: args.after ? decodeCursor(args.after) : null,
  }
}

/** The stored properties that this selection needs. */
function toShape({ fieldNodes, fragments }: GraphQLResolveInfo): HistoryShape {
  const entries = selectedBelow(selectedBelow(fieldNodes, 'edges', fragments), 'node', fragments)
  const below = (name: string) => selectedBelow(entries, name, fragments)
  const parts = [...selectedFields(below('date'), fragments)].map(({ name }) => name.value)
  return {
    date: parts.length === 0 ? [] : dateParts(parts),
    entity: [
      ...lightEntityProperties(below('entity'), fragments),
      ...(below('title').length > 0 ? ['name', 'nameVi'] : []),
    ],
    body: lightEntityProperties(below('body'), fragments),
    evidence: lightEvidenceShape(below('evidence'), fragments),
  }
}

/**
 * The id itself, or where it is retired the one that took its place.
 * @throws {NotFoundError} NOT_FOUND with the id that was probably meant.
 */
export async function currentId(id: string, graph: Context['graph']): Promise<string> {
  if ((await graph.read(entityExists(id))).length > 0) return id
  const [successor] = await graph.read(successors([id]))
  if (successor !== undefined) return successor[1]
  const near = didYouMean(id, await graph.read(nearIds(id))) || (await didYouName(id, graph))
  throw new NotFoundError(`No entity has the id "${id}".${near}`, {
    hint: 'look the id up by `search`, or in one of the connections, such as partnersConnection.',
  })
}

/** Where it is no id at all, it may be a name. */
async function didYouName(text: string, graph: Context['graph']): Promise<string> {
  const name = text.replace(/^\w+:/, '')
  const query = search({ text: name, labels: null, exact: false, words: 'ALL', first: 1, skip: 0 })
  const [hit] = query === null ? [] : await graph.read(query)
  return hit === undefined ? '' : ` Did you mean "${hit.entity.id}"?`
}

export const historyResolvers: Resolvers = {
  Query: { history: (_root, args: QueryHistoryArgs, context, info) => readPage(args, context, info) },
  HistoryEntryConnection: {
    edges: ({ rows }: HistoryPage) => rows,
    pageInfo: ({ rows, hasNextPage, question }: HistoryPage) => ({
      hasNextPage,
      hasPreviousPage: question.after !== null,
      startCursor: rows[0] === undefined ? null : encodeCursor(rows[0].at),
      endCursor: rows.length === 0 ? null : encodeCursor(rows.at(-1)!.at),
    }),
    totalCount: async ({ question }: HistoryPage, _args, { graph }) =>
      (await graph.read(historyCount(question)))[0] ?? 0,
  },
  HistoryEntryEdge: { cursor: ({ at }: HistoryRow) => encodeCursor(at), node: (row: HistoryRow) => row },
  HistoryEntry: {
    date: ({ date }: HistoryRow) => toPartialDate(date),
    title: ({ event, entity: { properties } }: HistoryRow, { language }) => {
      const { name, nameVi } = properties
      return historyTitle(event, { name: String(name), nameVi: (nameVi as string | null) ?? null }, language ?? 'EN')
    },
    entity: ({ entity }: HistoryRow, _args, context, info) => resolveEntity(entity, context, info),
    body: ({ body }: HistoryRow, _args, context, info) => resolveEntity(body, context, info),
    evidence: ({ evidenceIds, evidence }: HistoryRow, _args, context, info) =>
      resolveEvidence(evidenceIds, evidence, context, info),
  },
}
