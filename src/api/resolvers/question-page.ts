/** Relay pages of our questions: rows with their cursors, and a count that is read only where it is asked for. */
import type { Resolvers } from '../../generated/resolvers.ts'
import { encodeCursor } from '../../graph/cursor.ts'
import type { Context } from '../context.ts'

export interface QuestionPage<Row> {
  readonly rows: readonly Row[]
  /** Sort key of a row: a page goes on after it. */
  readonly keyOf: (row: Row) => string
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly count: (context: Context) => Promise<number>
}

interface Edge<Row> {
  readonly cursor: string
  readonly node: Row
}

/** `rows` may have one more than a page: then another page comes. */
export function toPage<Row>(
  rows: readonly Row[],
  { first, after }: { readonly first: number; readonly after: unknown },
  keyOf: (row: Row) => string,
  count: QuestionPage<Row>['count'],
): QuestionPage<Row> {
  return {
    rows: rows.slice(0, first),
    keyOf,
    hasNextPage: rows.length > first,
    hasPreviousPage: after !== null && after !== undefined,
    count,
  }
}

const edgesOf = <Row>({ rows, keyOf }: QuestionPage<Row>): Edge<Row>[] =>
  rows.map((node) => ({ cursor: encodeCursor(keyOf(node)), node }))

/** Of the connection of that name; its edges need none of their own. */
export const questionPageResolvers = {
  edges: edgesOf,
  pageInfo: (page: QuestionPage<unknown>) => {
    const edges = edgesOf(page)
    return {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    }
  },
  totalCount: (page: QuestionPage<unknown>, _args: unknown, context: Context) => page.count(context),
} satisfies NonNullable<Resolvers['GapConnection']>
