/** `totals`: from the arguments of the question to a Relay page of rows. */
import { InputError } from '../../domain/errors.ts'
import { termOfType } from '../../domain/ontology.ts'
import { codeInWords, countingRules, keysOf, type TotalsKey } from '../../domain/totals.ts'
import type { QueryTotalsArgs, Resolvers } from '../../generated/resolvers.ts'
import { decodeCursor } from '../../graph/cursor.ts'
import { type TotalsQuestion, type TotalsRow, totals, totalsCount } from '../../graph/queries/totals.ts'
import type { Context } from '../context.ts'
import { periodOf } from './arguments.ts'
import { readCurrent } from './current-id.ts'
import { type CountedPage, countedPageResolvers, toPage } from './question-page.ts'

const MOST_KEYS = 3

interface Row extends TotalsRow {
  readonly by: readonly TotalsKey[]
}

async function readPage(args: QueryTotalsArgs, { graph }: Context): Promise<CountedPage<Row>> {
  const { partner } = args
  assertKeys(args)
  const asked: TotalsQuestion = {
    label: args.of,
    by: args.by,
    partner: partner ?? null,
    ...periodOf(args),
    first: args.first ?? 50,
    after: args.after ? decodeCursor('totals', args.after) : null,
  }
  const read = (id: string | null) => graph.read(totals({ ...asked, partner: id }))
  const { id, rows } = await readCurrent(asked.partner, graph, read)
  const question = { ...asked, partner: id }
  const named = rows.map((row) => ({ ...row, by: args.by }))
  return {
    ...toPage('totals', named, question, ({ at }) => at),
    count: async (context) => (await context.graph.read(totalsCount(question)))[0] ?? 0,
  }
}

/** @throws {InputError} with everything that is wrong with the keys, and with what the type cannot be narrowed by. */
function assertKeys({ of, by, partner, from, until }: QueryTotalsArgs): void {
  const type = termOfType(of)
  const known = keysOf(of)
  const missing = [...new Set(by.filter((key) => !known.includes(key)))]
  const { year, takesPart, isPartner } = countingRules[of]
  const has = known.length === 0 ? 'it has none' : `it has ${known.map((key) => `"${key}"`).join(', ')}`
  const faults = [
    ...(by.length < 1 || by.length > MOST_KEYS ? [`"by" has ${by.length} keys, and may have 1 to ${MOST_KEYS}`] : []),
    ...(new Set(by).size < by.length ? ['"by" names a key more than once'] : []),
    ...(missing.length > 0 ? [`"${type}" has no key ${missing.map((key) => `"${key}"`).join(', ')}: ${has}`] : []),
    ...(partner && takesPart === undefined && isPartner !== true ? [`"${type}" has no partners to narrow it by`] : []),
    ...((from || until) && year === undefined ? [`"${type}" has no date to narrow it by`] : []),
  ]
  if (faults.length === 0) return
  throw new InputError(`${faults.join('; ')}.`, { hint: 'ask by one to three of the keys that the type has.' })
}

export const totalsResolvers: Resolvers = {
  Query: { totals: (_root, args: QueryTotalsArgs, context) => readPage(args, context) },
  TotalsRowConnection: countedPageResolvers,
  TotalsRow: {
    keys: ({ by, values }: Row) =>
      values.map(({ value, name }, index) => ({
        key: by[index],
        value,
        label: name ?? (by[index] === 'YEAR' && value !== 'UNKNOWN' ? value : codeInWords(value)),
      })),
  },
}
