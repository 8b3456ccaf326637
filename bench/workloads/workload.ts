/** One thing that people ask: as a GraphQL operation of Accord, and as the best Cypher that a person would write for it. */

/** Cypher over the stored graph: one round trip. */
export interface Statement {
  readonly cypher: string
  readonly params: Readonly<Record<string, unknown>>
}

// biome-ignore lint/suspicious/noExplicitAny: a row has what its Cypher returns, and the reference that wrote that knows.
export type Row = Readonly<Record<string, any>>

/** Sends one statement through the driver and gives its rows. */
export type Ask = (cypher: string, params: Statement['params']) => Promise<readonly Row[]>

/** A reference that needs a few statements, or a little code after one, where Accord needs them too. */
export interface Program {
  answer(ask: Ask): Promise<unknown>
}

/**
 * What a person would write by hand: a statement with one row, whose one column is called `answer`, or a program. It
 * does not check the label of a node where the type of the relationship that led there implies it.
 */
export type Reference = Statement | Program

export interface StockOperation {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly root: string
  /** Whether the answer has the shape of the reference's, and is compared with it. */
  readonly isComparable: boolean
}

/**
 * How stock @neo4j/graphql is asked for the same: by the same operation in the names of its generated API, by another,
 * or not at all, with the reason in a clause.
 */
export type StockQuestion = 'SAME' | StockOperation | { readonly cannot: string }

export interface Workload {
  readonly name: string
  /** Answered by queries of our own, or by what @neo4j/graphql makes of the question. */
  readonly by: 'OWN_QUERY' | 'LIBRARY'
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  /** The field of the answer that is compared with the reference's. */
  readonly root: string
  readonly reference: Reference
  /** A second reference that only proves the answer, from facts that the first one takes as given. It is not timed. */
  readonly proof?: Statement
  /** Adds to one entry of the reference's answer what is made of it outside the database. */
  readonly complete?: (entry: Row) => Row
  /** Lists in which the question asks for no order, by field name. */
  readonly unordered?: readonly string[]
  /** Whether it reads all that it counts, so that its cost grows with the graph. */
  readonly isAggregation?: boolean
  readonly stock: StockQuestion
}

/** The label of a node of ours, in Cypher: every entity carries `Entity`, too. */
export const labelOf = (variable: string): string => `[label IN labels(${variable}) WHERE label <> 'Entity'][0]`
