/** What the graph remembers of itself: its version, which moves with every write, and the digest of the seed it holds. */
import type { Graph, WriteTransaction } from './graph.ts'

/** Moves when anything derived is written in another form: a graph of another one is rebuilt at a start. */
export const DERIVED_FORM = 8

export interface GraphState {
  /** 0 where nothing was ever written. */
  readonly version: number
  /** Made anew by every write: two graphs of one version differ in it. Null where nothing was written since there is one. */
  readonly stamp: string | null
  /** Digest of the seed files last loaded; null where none were. */
  readonly seedDigest: string | null
  /** Of what is written beside the facts; null where an Accord wrote it that did not say. */
  readonly derivedForm: number | null
}

export async function readGraphState(graph: Graph): Promise<GraphState> {
  const rows = await graph.read({
    cypher: `MATCH (state:GraphState {id: 'accord'})
      RETURN state.version AS version, state.stamp AS stamp, state.seedDigest AS seedDigest,
        state.derivedForm AS derivedForm`,
    params: {},
    toRow: (record) => ({
      version: record.get('version') as number,
      stamp: record.get('stamp') as string | null,
      seedDigest: record.get('seedDigest') as string | null,
      derivedForm: record.get('derivedForm') as number | null,
    }),
  })
  return rows[0] ?? { version: 0, stamp: null, seedDigest: null, derivedForm: DERIVED_FORM }
}

/**
 * Lets one writer write at a time: the next waits here until the first has committed, and then reads what it wrote.
 * A property that is set and taken away again takes the lock and leaves nothing behind.
 */
export async function lockGraph(transaction: WriteTransaction): Promise<void> {
  await transaction.run(
    `MERGE (state:GraphState {id: 'accord'})
     ON CREATE SET state.version = 0, state.derivedForm = toInteger($form), state.imports = []
     SET state.locked = true REMOVE state.locked`,
    { form: DERIVED_FORM },
  )
}

/**
 * Whether an import of that name may have written before. A graph that was begun before names were kept may hold any; as
 * long as names are, one that never wrote need not be looked for in all of the graph.
 */
export async function mayHaveImported(transaction: WriteTransaction, importId: string): Promise<boolean> {
  const { records } = await transaction.run(
    `MATCH (state:GraphState {id: 'accord'})
     RETURN state.imports IS NULL OR $importId IN state.imports AS mayHave`,
    { importId },
  )
  return records[0]?.get('mayHave') !== false
}

export interface LoadedState {
  readonly importId: string
  /** Null leaves the one that is there. */
  readonly seedDigest: string | null
  /** Whether anything that readers see was written: only then the version moves. */
  readonly isChanged: boolean
}

export async function rememberLoad(
  transaction: WriteTransaction,
  { importId, seedDigest, isChanged }: LoadedState,
): Promise<void> {
  await transaction.run(
    `MATCH (state:GraphState {id: 'accord'})
     SET state.version = state.version + CASE WHEN $isChanged THEN 1 ELSE 0 END,
       state.stamp = CASE WHEN $isChanged THEN randomUUID() ELSE state.stamp END,
       state.seedDigest = coalesce($seedDigest, state.seedDigest),
       state.imports = CASE WHEN $importId IN state.imports THEN state.imports ELSE state.imports + $importId END`,
    { importId, seedDigest, isChanged },
  )
}
