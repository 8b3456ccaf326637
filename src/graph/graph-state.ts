/** What the graph remembers of itself: its version, which moves with every write, and the digest of the seed it holds. */
import type { Graph, WriteTransaction } from './graph.ts'

export interface GraphState {
  /** 0 where nothing was ever written. */
  readonly version: number
  /** Digest of the seed files last loaded; null where none were. */
  readonly seedDigest: string | null
}

export async function readGraphState(graph: Graph): Promise<GraphState> {
  const rows = await graph.read({
    cypher: "MATCH (state:GraphState {id: 'accord'}) RETURN state.version AS version, state.seedDigest AS seedDigest",
    params: {},
    toRow: (record) => ({
      version: record.get('version') as number,
      seedDigest: record.get('seedDigest') as string | null,
    }),
  })
  return rows[0] ?? { version: 0, seedDigest: null }
}

/**
 * Lets one writer write at a time: the next waits here until the first has committed, and then reads what it wrote.
 * A property that is set and taken away again takes the lock and leaves nothing behind.
 */
export async function lockGraph(transaction: WriteTransaction): Promise<void> {
  await transaction.run(
    `MERGE (state:GraphState {id: 'accord'}) ON CREATE SET state.version = 0
     SET state.locked = true REMOVE state.locked`,
  )
}

/** Moves the version; `seedDigest` null leaves the one that is there. */
export async function advanceGraphState(transaction: WriteTransaction, seedDigest: string | null): Promise<void> {
  await transaction.run(
    `MERGE (state:GraphState {id: 'accord'})
     SET state.version = state.version + 1, state.seedDigest = coalesce($seedDigest, state.seedDigest)`,
    { seedDigest },
  )
}
