/** `pipeline`: from the arguments of the question to a Relay page. */
import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import { daysBetween, today } from '../../domain/calendar.ts'
import type { PrintedDate } from '../../domain/history.ts'
import { boundsOf } from '../../domain/printed-bounds.ts'
import type { QueryPipelineArgs, Resolvers } from '../../generated/resolvers.ts'
import { rowByName } from '../../graph/library/rows-by-name.ts'
import type { FindingRow } from '../../graph/queries/findings.ts'
import { type ChangeRow, statusChanges, stayRanges } from '../../graph/queries/pipeline.ts'
import type { Context } from '../context.ts'
import { dayOf } from './arguments.ts'
import { findingPage } from './finding-pages.ts'
import { hydrateMany, type Row } from './hydrate.ts'
import { resolveEntity } from './light-rows.ts'
import { toPartialDate } from './partial-dates.ts'
import { type CountedPage, countedPageResolvers } from './question-page.ts'

interface Entry extends FindingRow {
  readonly day: string
  readonly changes: DataLoader<string, readonly ChangeRow[]>
}

async function readPage(
  { status, partner, asOf, first, after }: QueryPipelineArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<CountedPage<Entry>> {
  const day = dayOf(asOf)
  const args = {
    question: 'pipeline',
    of: partner ?? null,
    groups: stayRanges((status as readonly string[] | null | undefined) ?? null, day, day < today()),
    first: first ?? 20,
    after: after ?? null,
    entityField: 'agreement',
    alsoWanted: () => [],
  }
  const { rows, keyOf, ...page } = await findingPage(args, context, info)
  const changes = changesOf(context)
  return { ...page, rows: rows.map((row) => ({ ...row, day, changes })), keyOf }
}

/** Of all documents of the page by one read. */
function changesOf({ graph }: Context): Entry['changes'] {
  return new DataLoader(async (ids) => {
    const found = await graph.read(statusChanges(ids))
    return ids.map((id) => found.filter(({ agreementId }) => agreementId === id))
  })
}

const sinceOf = ({ facts }: Entry) => (facts as { readonly since: PrintedDate | null }).since

/** The library's resolvers read the date of a change from its properties. */
async function resolveChanges({ entity, changes }: Entry): Promise<Row[]> {
  return (await changes.load(entity.id)).map(({ id, status, properties, evidenceIds }) => {
    const evidence = (_args: unknown, context: Context, info: GraphQLResolveInfo) =>
      hydrateMany(evidenceIds, context, info)
    return rowByName({ id, status, ...properties, evidence })
  })
}

export const pipelineResolvers: Resolvers = {
  Query: { pipeline: (_root, args: QueryPipelineArgs, context, info) => readPage(args, context, info) },
  PipelineEntryConnection: countedPageResolvers,
  PipelineEntry: {
    agreement: ({ entity }: Entry, _args, context, info) => resolveEntity(entity, context, info),
    status: ({ list }: Entry) => list.slice(list.indexOf('/') + 1),
    since: (entry: Entry) => toPartialDate(sinceOf(entry)),
    daysInStatus: (entry: Entry) => {
      const { latest } = boundsOf(sinceOf(entry))
      return latest === null ? null : daysBetween(latest, entry.day)
    },
    changes: (entry: Entry) => resolveChanges(entry),
  },
}
