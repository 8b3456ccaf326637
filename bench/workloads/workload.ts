/** One thing that people ask: as a GraphQL operation of Accord, and as the best Cypher that a person would write for it. */

/**
 * Cypher over the stored graph: one round trip, one row, whose one column is called `answer`. It does not check the
 * label of a node where the type of the relationship that led there implies it.
 */
export interface Reference {
  readonly cypher: string
  readonly params: Readonly<Record<string, unknown>>
}

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
  readonly proof?: Reference
  /** Adds to one entry of the reference's answer what is made of it outside the database. */
  readonly complete?: (entry: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  /** Lists in which the question asks for no order, by field name. */
  readonly unordered?: readonly string[]
}

/** The label of a node of ours, in Cypher: every entity carries `Entity`, too. */
export const labelOf = (variable: string): string => `[label IN labels(${variable}) WHERE label <> 'Entity'][0]`
