/** Relay pages of our questions: rows with their cursors, and a count that is read only where it is asked for. */
import type { Resolvers } from '../../generated/resolvers.ts'
import { encodeCursor } from '../../graph/cursor.ts'
import type { Context } from '../context.ts'

export interface QuestionPage<Row> {
  /** The field of `Query` that has the page: cursors are its own. */
  readonly question: string
  readonly rows: readonly Row[]
  /** Sort key of a row: a page goes on after it. */
  readonly keyOf: (row: Row) => string
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

/** A page that knows how many rows there are in all. */
export interface CountedPage<Row> extends QuestionPage<Row> {
  readonly count: (context: Context) => Promise<number>
}

interface Edge<Row> {
  readonly cursor: string
  readonly node: Row
}

/** `rows` may have one more than a page: then another page comes. */
export function toPage<Row>(
  question: string,
  rows: readonly Row[],
  { first, after }: { readonly first: number; readonly after: unknown },
  keyOf: (row: Row) => string,
): QuestionPage<Row> {
  return {
    question,
    rows: rows.slice(0, first),
    keyOf,
    hasNextPage: rows.length > first,
    hasPreviousPage: after !== null && after !== undefined,
  }
}

const edgesOf = <Row>({ question, rows, keyOf }: QuestionPage<Row>): Edge<Row>[] =>
  rows.map((node) => ({ cursor: encodeCursor(question, keyOf(node)), node }))

/** Of the connection of that name; its edges need none of their own. */
export const questionPageResolvers = {
  edges: edgesOf,
  pageInfo: ({ question, rows, keyOf, hasNextPage, hasPreviousPage }: QuestionPage<unknown>) => {
    const cursorOf = (row: unknown) => (row === undefined ? null : encodeCursor(question, keyOf(row)))
    return { hasNextPage, hasPreviousPage, startCursor: cursorOf(rows[0]), endCursor: cursorOf(rows.at(-1)) }
  },
} satisfies NonNullable<Resolvers['JudgementConnection']>

export const countedPageResolvers = {
  ...questionPageResolvers,
  totalCount: (page: CountedPage<unknown>, _args: unknown, context: Context) => page.count(context),
} satisfies NonNullable<Resolvers['GapConnection']>
