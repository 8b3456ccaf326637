/** The answer to a saved question, whole: goes on through its pages, and says so loudly where it cannot have all. */
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { fileFault } from '../file-faults.ts'
import type { GraphQLAnswer } from '../graphql-server.ts'
import { type FieldShape, isConnection, looksUpOne, onlyAsked } from './answer-shape.ts'
import { faultOf } from './file-fault.ts'
import { AFTER, type PageSizes, pageDocument } from './page-document.ts'

/** Of one connection. */
export const MOST_ENTRIES = 10_000

export interface WholeQuestion {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly shape: readonly FieldShape[]
}

export type Values = Readonly<Record<string, unknown>>
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which is known only here.
type Data = Record<string, any>
export type Ask = (text: string, variables: Values) => Promise<GraphQLAnswer>

/** One that is in the data. */
interface Found {
  readonly field: FieldShape
  readonly path: readonly string[]
  readonly connection: Data
  /** Whether it is one of several at its path. */
  readonly isInner: boolean
}

/** What made an attempt fail, so that another way of asking may do. */
type Failure =
  | { readonly why: 'TOO_LARGE'; readonly answer: GraphQLAnswer }
  | { readonly why: 'INNER'; readonly at: Found }

const WIDE: PageSizes = { outer: 100, inner: null }
const AS_WRITTEN: PageSizes = { outer: null, inner: null }
/** Where lists within rows have more than the text asks for. */
const DEEP: PageSizes = { outer: 10, inner: 100 }
const DEEPEST: PageSizes = { outer: 1, inner: 100 }

/** @throws {FileFault} where it cannot be had whole. */
export async function wholeAnswer(question: WholeQuestion, variables: Values, ask: Ask): Promise<Values> {
  let failure: Failure | null = null
  for (const sizes of [WIDE, AS_WRITTEN, DEEP, DEEPEST]) {
    const isDeep = sizes.inner !== null
    // What was too large is not asked for in larger pieces, and lists within rows are made longer only where they have more.
    if (failure !== null && (failure.why === 'INNER') !== isDeep) continue
    const attempt: Data | Failure = await new Attempt(question, variables, ask, sizes).make()
    if (!isFailure(attempt)) return withoutCuts(attempt, question.shape)
    if (isDeep && attempt.why === 'INNER') break
    failure = isDeep ? (failure ?? attempt) : attempt
  }
  throw failure!.why === 'INNER' ? tooManyWithin(failure!.at) : faultOf(failure!.answer)
}

const isFailure = (one: Data | Failure): one is Failure => 'why' in one

class Attempt {
  readonly #question: WholeQuestion
  readonly #variables: Values
  readonly #ask: Ask
  readonly #sizes: PageSizes

  constructor(question: WholeQuestion, variables: Values, ask: Ask, sizes: PageSizes) {
    this.#question = question
    this.#variables = variables
    this.#ask = ask
    this.#sizes = sizes
  }

  async make(): Promise<Data | Failure> {
    const data = await this.#read(null)
    if (isFailure(data)) return data
    for (const found of [...connectionsIn(data, this.#question.shape)].filter(hasMore)) {
      if (found.isInner) return { why: 'INNER', at: found }
      const failure = await this.#goOn(found)
      if (failure !== null) return failure
    }
    return data
  }

  async #goOn({ field, path, connection }: Found): Promise<Failure | null> {
    while (connection.pageInfo.hasNextPage === true) {
      if (connection.edges.length >= MOST_ENTRIES) throw tooMany(field)
      const data = await this.#read(path, connection.pageInfo.endCursor)
      if (isFailure(data)) return data
      const found = [...connectionsIn(data, this.#question.shape)]
      const inner = found.find((one) => one.isInner && hasMore(one))
      if (inner !== undefined) return { why: 'INNER', at: inner }
      const page = found.find((one) => one.path.join() === path.join())
      // It was there a moment ago: the graph is being written.
      if (page === undefined || page.connection.edges.length === 0) throw moved()
      append(field, connection, page.connection)
    }
    return null
  }

  async #read(path: readonly string[] | null, after: string | null = null): Promise<Data | Failure> {
    const { schema, document, operation } = this.#question
    const text = pageDocument(schema, document, operation, this.#sizes, path === null ? null : { path })
    const answer = await this.#ask(text, path === null ? this.#variables : { ...this.#variables, [AFTER]: after })
    const { errors, data } = answer.result
    if (errors?.some(({ extensions }) => extensions?.code === 'LIMIT_EXCEEDED')) return { why: 'TOO_LARGE', answer }
    if (errors !== undefined || answer.status !== 200) throw faultOf(answer)
    // What is kept of an answer is not ours to add to.
    return structuredClone(data) as Data
  }
}

const hasMore = ({ connection }: Found) => connection.pageInfo?.hasNextPage === true

function append(field: FieldShape, into: Data, page: Data): void {
  into.edges = [...into.edges, ...page.edges]
  const keys = field.fields.filter(({ node }) => node.name.value === 'pageInfo').map(({ key }) => key)
  for (const key of new Set([...keys, 'pageInfo'])) {
    const { startCursor, hasPreviousPage } = into[key]
    const first = {
      ...(startCursor === undefined ? {} : { startCursor }),
      ...(hasPreviousPage === undefined ? {} : { hasPreviousPage }),
    }
    into[key] = { ...into[key], ...page[key], ...first }
  }
}

function* connectionsIn(
  data: unknown,
  fields: readonly FieldShape[],
  path: readonly string[] = [],
  isInner = false,
): Generator<Found> {
  if (Array.isArray(data)) {
    for (const one of data) yield* connectionsIn(one, fields, path, isInner || data.length > 1)
    return
  }
  if (typeof data !== 'object' || data === null) return
  for (const field of fields) {
    const value = (data as Data)[field.key]
    if (value === null || value === undefined || field.fields.length === 0) continue
    const at = [...path, field.key]
    const isPaged = isConnection(field)
    if (isPaged && value.pageInfo !== undefined) yield { field, path: at, connection: value, isInner }
    const isSeveral = isPaged && !looksUpOne(field.node)
    yield* connectionsIn(value, field.fields, at, isInner || isSeveral || (field.isList && !isEdges(field)))
  }
}

const isEdges = ({ node }: FieldShape) => node.name.value === 'edges'

/**
 * What is bounded and has no pages may be cut at its bound. Where the question asks whether it is, the file says it.
 * @throws {FileFault} where it does not.
 */
function withoutCuts(data: Data, shape: readonly FieldShape[]): Values {
  const cut = cutField(data, shape)
  if (cut !== null) {
    throw fileFault(
      422,
      'LIMIT_EXCEEDED',
      `The answer of "${cut}" is cut at its limit, and the question does not ask for "truncated": no file would say so.`,
      'ask for less, raise its limit, or let the question select "truncated".',
    )
  }
  return onlyAsked(data, shape) as Values
}

function cutField(data: unknown, fields: readonly FieldShape[], name = ''): string | null {
  if (Array.isArray(data)) return data.map((one) => cutField(one, fields, name)).find((one) => one !== null) ?? null
  if (typeof data !== 'object' || data === null) return null
  const asks = fields.some(({ node }) => node.name.value === 'truncated')
  if ((data as Data).truncated === true && !asks) return name
  return (
    fields.map(({ key, fields: below }) => cutField((data as Data)[key], below, key)).find((one) => one !== null) ??
    null
  )
}

/** Whether an answer says that it is cut. */
export function isCut(data: unknown): boolean {
  if (Array.isArray(data)) return data.some(isCut)
  if (typeof data !== 'object' || data === null) return false
  return Object.entries(data).some(([key, value]) => (key === 'truncated' && value === true) || isCut(value))
}

function tooMany({ key }: FieldShape) {
  return fileFault(
    422,
    'LIMIT_EXCEEDED',
    `"${key}" has more than ${MOST_ENTRIES} entries, and a file holds no more: nothing was cut, nothing is sent.`,
    'ask for less by the variables of the question, such as a shorter period, or page through it at /graphql with "first" and "after".',
  )
}

function tooManyWithin({ field, path }: Found) {
  return fileFault(
    422,
    'LIMIT_EXCEEDED',
    `"${field.key}" (${path.join('.')}) has more than 100 entries within one row, and a file does not go on there: nothing is sent.`,
    'ask for that record by itself, by its id, or page through it at /graphql with "first" and "after".',
  )
}

function moved() {
  return fileFault(503, 'UNAVAILABLE', 'The graph was written while its pages were read.', 'ask again in a moment.')
}
