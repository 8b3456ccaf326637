/** `coverage`: reported figures beside what the graph counts itself, and what it knows of each year. */

import { today } from '../../domain/calendar.ts'
import { InputError } from '../../domain/errors.ts'
import { type CountedPeriod, countedPeriod, metricBasis, metricRules } from '../../domain/figure-metrics.ts'
import { nameIn } from '../../domain/labels.ts'
import type { QueryCoverageArgs, Resolvers } from '../../generated/resolvers.ts'
import {
  type CountedEntities,
  capturedYears,
  countedEntities,
  eventsByYear,
  type FigureRow,
  figures,
  type YearRow,
} from '../../graph/queries/coverage.ts'
import { type FindingRow, wholeList } from '../../graph/queries/findings.ts'
import type { Context } from '../context.ts'
import { periodOf } from './arguments.ts'
import { currentId } from './current-id.ts'
import { findingPage } from './finding-pages.ts'
import { hydrate, hydrateMany } from './hydrate.ts'
import { countedPageResolvers } from './question-page.ts'

interface Comparison {
  readonly figure: FigureRow
  readonly period: CountedPeriod
  /** Read once, where any field asks for it; null where no rule counts the metric. */
  readonly counted: () => Promise<CountedEntities | null>
}

const FIGURES = [[wholeList('FIGURE')]]

/** More years than that are a slip. */
const MOST_YEARS = 500

type Source = QueryCoverageArgs

function compare(figure: FigureRow, { graph }: Context): Comparison {
  const period = countedPeriod(figure)
  const rule = metricRules[figure.metric ?? '']
  const owners = figure.subjects.map(({ id }) => id)
  let reading: Promise<CountedEntities | null> | null = null
  const counted = () => {
    reading ??=
      rule === undefined
        ? Promise.resolve(null)
        : graph.read(countedEntities(owners, rule, period)).then(([found]) => found ?? { total: 0, ids: [] })
    return reading
  }
  return { figure, period, counted }
}

async function readPeriods({ of, from, until }: Source, { graph }: Context) {
  const captured = new Map((await graph.read(capturedYears())).map((year) => [year.year, year]))
  const bounds = periodOf({ from, until })
  const own = of
    ? await graph.read(eventsByYear(of, bounds.from?.slice(0, 4) ?? '', `${bounds.until?.slice(0, 4) ?? '9999'}-12-31`))
    : [...captured.values()].map(({ year, events }): YearRow => ({ year, count: events }))
  const events = new Map(own.map(({ year, count }) => [year, count]))
  const years = [...captured.keys(), ...events.keys()].sort((a, b) => a - b)
  const first = bounds.from === null ? years[0] : Number(bounds.from.slice(0, 4))
  const last = bounds.until === null ? lastOf(years) : Number(bounds.until.slice(0, 4))
  if (first === undefined || last === undefined) return []
  if (last - first >= MOST_YEARS) {
    throw new InputError(`"${first}" to "${last}" are ${last - first + 1} years, and may be ${MOST_YEARS}.`, {
      hint: 'give `from` and `until` for a shorter period.',
    })
  }
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const year = first + index
    return toPeriod(year, captured.get(year)?.sources ?? 0, events.get(year) ?? 0)
  })
}

/** Years to come have not been captured, whatever begins in them. */
function lastOf(years: readonly number[]): number | undefined {
  const thisYear = Number(today().slice(0, 4))
  return years.findLast((year) => year <= thisYear) ?? years.at(-1)
}

function toPeriod(year: number, sources: number, events: number) {
  const state = events > 0 ? 'ACTIVITY_RECORDED' : sources > 0 ? 'NO_ACTIVITY_RECORDED' : 'NOTHING_CAPTURED'
  return { year, sources, events, state }
}

export const coverageResolvers: Resolvers = {
  Query: {
    coverage: async (_root, args: QueryCoverageArgs, { graph }) => {
      periodOf(args)
      return typeof args.of === 'string' ? { ...args, of: await currentId(args.of, graph) } : args
    },
  },
  Coverage: {
    figures: async ({ of, first, after }: Source, _args, context, info) => {
      const shape = { entityField: '', alsoWanted: () => [] }
      const asked = {
        question: 'coverage',
        of: of ?? null,
        groups: FIGURES,
        first: first ?? 20,
        after: after ?? null,
        ...shape,
      }
      const page = await findingPage(asked, context, info)
      const rows = new Map(
        (await context.graph.read(figures(page.rows.map(({ entity }) => entity.id)))).map((row) => [row.id, row]),
      )
      return {
        ...page,
        rows: page.rows.map((row) => ({ ...row, ...compare(rows.get(row.entity.id)!, context) })),
      }
    },
    periods: (args: Source, _args, context) => readPeriods(args, context),
  },
  ReportedFigureComparisonConnection: countedPageResolvers,
  ReportedFigureComparison: {
    figure: ({ entity }: FindingRow, _args, context, info) => hydrate(entity.id, context, info),
    inGraph: async ({ counted }: Comparison) => (await counted())?.total ?? 0,
    counted: ({ figure }: Comparison) => (figure.metric ?? '') in metricRules,
    basis: ({ figure: { metric, subjects }, period }: Comparison, { language }) => {
      const names = subjects.map((subject) => nameIn(subject, language))
      return metricBasis(metric, period, names, language ?? 'EN')
    },
    entities: async ({ counted }: Comparison, _args, context, info) =>
      hydrateMany((await counted())?.ids ?? [], context, info),
    omitted: async ({ counted }: Comparison) => {
      const found = await counted()
      return found === null ? 0 : found.total - found.ids.length
    },
  },
}
