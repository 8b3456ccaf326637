/** `pipeline`: from the arguments of the question to a Relay page. */
import type { FieldNode, GraphQLResolveInfo } from 'graphql'
import { daysBetween, today } from '../../domain/calendar.ts'
import type { PrintedDate } from '../../domain/history.ts'
import type { PartialDate } from '../../domain/partial-date.ts'
import { boundsOf } from '../../domain/printed-bounds.ts'
import type { QueryPipelineArgs, Resolvers } from '../../generated/resolvers.ts'
import { rowByName } from '../../graph/library/rows-by-name.ts'
import type { FindingRow } from '../../graph/queries/findings.ts'
import { type ChangeRow, changesOf, stayRanges } from '../../graph/queries/pipeline.ts'
import type { Context } from '../context.ts'
import { dayOf } from './arguments.ts'
import { findingPage } from './finding-pages.ts'
import { hydrateMany, type Row } from './hydrate.ts'
import { resolveEntity } from './light-rows.ts'
import { dateProperties, toPartialDate } from './partial-dates.ts'
import { type CountedPage, countedPageResolvers } from './question-page.ts'
import { selectedBelow, selectedFields } from './selection.ts'

/** What needs neither an argument nor a read stands in the row: a field without a resolver costs next to nothing. */
interface Entry extends FindingRow {
  readonly status: string
  readonly since: PartialDate | null
  readonly daysInStatus: number | null
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
    besides: (below: (field: string) => readonly FieldNode[]) => changesAsked(below('changes'), info),
  }
  const { rows, keyOf, ...page } = await findingPage(args, context, info)
  return { ...page, rows: rows.map((row) => toEntry(row, day)), keyOf }
}

function changesAsked(nodes: readonly FieldNode[], { fragments }: GraphQLResolveInfo): string | null {
  if (nodes.length === 0) return null
  const on = selectedBelow(nodes, 'on', fragments)
  const parts = [...selectedFields(on, fragments)].map(({ name }) => name.value)
  return changesOf('entity', on.length === 0 ? [] : dateProperties('on', parts))
}

function toEntry(row: FindingRow, day: string): Entry {
  const { since } = row.facts as { readonly since: PrintedDate | null }
  const { latest } = boundsOf(since)
  return {
    ...row,
    status: row.list.slice(row.list.indexOf('/') + 1),
    since: toPartialDate(since),
    daysInStatus: latest === null ? null : daysBetween(latest, day),
  }
}

/** The library's resolvers read the date of a change from its properties. */
function resolveChanges({ besides }: Entry): Row[] {
  return (besides as readonly ChangeRow[]).map(({ evidenceIds, ...change }) => {
    const evidence = (_args: unknown, context: Context, info: GraphQLResolveInfo) =>
      hydrateMany(evidenceIds ?? [], context, info)
    return rowByName({ ...change, evidence })
  })
}

export const pipelineResolvers: Resolvers = {
  Query: { pipeline: (_root, args: QueryPipelineArgs, context, info) => readPage(args, context, info) },
  PipelineEntryConnection: countedPageResolvers,
  PipelineEntry: {
    agreement: ({ entity }: Entry, _args, context, info) => resolveEntity(entity, context, info),
    changes: (entry: Entry) => resolveChanges(entry),
  },
}
