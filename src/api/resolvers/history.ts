/** `history`: from the arguments of the question to a Relay page. */
import type { GraphQLResolveInfo } from 'graphql'
import { historyTitle } from '../../domain/history-title.ts'
import type { PartialDate } from '../../domain/partial-date.ts'
import type { QueryHistoryArgs, Resolvers } from '../../generated/resolvers.ts'
import { decodeCursor } from '../../graph/cursor.ts'
import {
  type HistoryQuestion,
  type HistoryRow,
  type HistoryShape,
  history,
  historyCount,
} from '../../graph/queries/history.ts'
import type { Context } from '../context.ts'
import { periodOf } from './arguments.ts'
import { readCurrent } from './current-id.ts'
import { evidenceAsked, lightEntityProperties, resolveEntity, resolveEvidence } from './light-rows.ts'
import { dateParts, toPartialDate } from './partial-dates.ts'
import { type CountedPage, countedPageResolvers, toPage } from './question-page.ts'
import { oncePerSelection, selectedBelow, selectedFields } from './selection.ts'

/** What needs neither an argument nor a read stands in the row: a field without a resolver costs next to nothing. */
interface Entry extends Omit<HistoryRow, 'date'> {
  readonly date: PartialDate | null
}

async function readPage(
  args: QueryHistoryArgs,
  { graph }: Context,
  info: GraphQLResolveInfo,
): Promise<CountedPage<Entry>> {
  const asked = toQuestion(args)
  const shape = toShape(info.fieldNodes, info.fragments)
  const { id, rows } = await readCurrent(args.of, graph, (of) => graph.read(history({ ...asked, of }, shape)))
  return {
    ...toPage('history', rows.map(toEntry), asked, ({ at }) => at),
    count: async () => (await graph.read(historyCount({ ...asked, of: id })))[0] ?? 0,
  }
}

const toEntry = (row: HistoryRow): Entry => ({ ...row, date: toPartialDate(row.date) })

function toQuestion(args: QueryHistoryArgs): HistoryQuestion {
  return {
    of: args.of,
    labels: args.types ?? null,
    ...periodOf(args),
    includeParts: args.includeParts ?? true,
    order: args.order ?? 'DESC',
    first: args.first ?? 20,
    after: args.after ? decodeCursor('history', args.after) : null,
  }
}

/** The stored properties that this selection needs. */
const toShape = oncePerSelection((fieldNodes, fragments): HistoryShape => {
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
    evidence: evidenceAsked(below('evidence'), fragments),
  }
})

export const historyResolvers: Resolvers = {
  Query: { history: (_root, args: QueryHistoryArgs, context, info) => readPage(args, context, info) },
  HistoryEntryConnection: countedPageResolvers,
  HistoryEntry: {
    title: ({ event, entity: { properties } }: Entry, { language }) => {
      const { name, nameVi } = properties
      return historyTitle(event, { name: String(name), nameVi: (nameVi as string | null) ?? null }, language ?? 'EN')
    },
    entity: ({ entity }: Entry, _args, context, info) => resolveEntity(entity, context, info),
    body: ({ body }: Entry, _args, context, info) => resolveEntity(body, context, info),
    evidence: ({ evidenceIds, evidence }: Entry, _args, context, info) =>
      resolveEvidence(evidenceIds, evidence, context, info),
  },
}
