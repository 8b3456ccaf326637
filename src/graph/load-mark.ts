/**
 * The mark of a load that takes several transactions, kept with the state of the graph: while it stands, the graph holds
 * half of something. Every transaction of the load counts one step on, so that none is written twice, and none after
 * somebody else has undone the load.
 */
import { randomUUID } from 'node:crypto'
import { ConflictError } from '../domain/errors.ts'
import { relationshipTypes } from '../domain/ontology.ts'
import type { Graph, WriteTransaction } from './graph.ts'
import { lockGraph } from './graph-state.ts'
import { ANCHORS } from './upsert.ts'

/** A load that took no step for so long was broken off. A step takes a second or two. */
const STALE_MS = 30_000

const POLL_MS = 500
const DELETED_AT_ONCE = 20_000

const EVERY_NODE = `${ANCHORS}|Finding`
const EVERY_TYPE = [...Object.keys(relationshipTypes), 'FROM', 'SUPPORTS', 'TIMELINE', 'NEIGHBOUR', 'SHARED'].join('|')

export interface LoadMark {
  /** Which import is under way. */
  readonly importId: string
  /** Since its last step, by the clock of the database. */
  readonly idleMs: number
  readonly token: string
}

/** The load that is under way, or was broken off; null where there is none. */
export async function readLoadMark(graph: Graph): Promise<LoadMark | null> {
  const rows = await graph.read({
    cypher: `MATCH (state:GraphState {id: 'accord'}) WHERE state.loading IS NOT NULL
      RETURN state.loading AS token, state.loadingImport AS importId, timestamp() - state.loadedAt AS idleMs`,
    params: {},
    toRow: (row): LoadMark => ({ token: row.get('token'), importId: row.get('importId'), idleMs: row.get('idleMs') }),
  })
  return rows[0] ?? null
}

/** @throws {ConflictError} CONFLICT where a load in several transactions is under way. */
export async function assertNotLoading(transaction: WriteTransaction): Promise<void> {
  const { records } = await transaction.run(
    "MATCH (state:GraphState {id: 'accord'}) WHERE state.loading IS NOT NULL RETURN state.loadingImport AS importId",
  )
  if (records.length > 0) throw underWay(records[0]!.get('importId'))
}

/** Waits for a load that is under way, and undoes one that was broken off. True where one was undone. */
export async function settleLoads(graph: Graph, staleMs = STALE_MS): Promise<boolean> {
  for (;;) {
    const mark = await readLoadMark(graph)
    if (mark === null) return false
    if (mark.idleMs >= staleMs) {
      await undoLoad(graph, mark.token)
      return true
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** Marks a load into an empty graph. Null where the graph holds something already. */
export async function beginLoad(graph: Graph, importId: string): Promise<LoadSteps | null> {
  const token = randomUUID()
  return graph.write(async (transaction) => {
    await lockGraph(transaction)
    await assertNotLoading(transaction)
    const { records } = await transaction.run(`MATCH (n:${EVERY_NODE}) RETURN 1 LIMIT 1`)
    if (records.length > 0) return null
    await transaction.run(
      `MATCH (state:GraphState {id: 'accord'})
       SET state.loading = $token, state.loadingImport = $importId, state.loadedAt = timestamp(), state.steps = 0`,
      { token, importId },
    )
    return new LoadSteps(graph, token, importId)
  })
}

/** The transactions of one load. */
export class LoadSteps {
  readonly #graph: Graph
  readonly #token: string
  readonly #importId: string
  #done = 0

  constructor(graph: Graph, token: string, importId: string) {
    this.#graph = graph
    this.#token = token
    this.#importId = importId
  }

  /** All of `work` in one transaction, once, or nothing of it. @throws {ConflictError} CONFLICT where the load was undone. */
  async take(work: (transaction: WriteTransaction) => Promise<unknown>): Promise<void> {
    const step = this.#done
    await this.#graph.write(async (transaction) => {
      if (await this.#count(transaction, step)) await work(transaction)
    })
    this.#done++
  }

  /** The last step: it takes the mark away. */
  async end(work: (transaction: WriteTransaction) => Promise<unknown>): Promise<void> {
    await this.take(async (transaction) => {
      await work(transaction)
      await transaction.run(`MATCH (state:GraphState {id: 'accord'}) ${UNMARK}`)
    })
  }

  undo(): Promise<void> {
    return undoLoad(this.#graph, this.#token)
  }

  /** False where this step was committed before, and only the answer was lost. */
  async #count(transaction: WriteTransaction, step: number): Promise<boolean> {
    const { records } = await transaction.run(
      `MATCH (state:GraphState {id: 'accord'}) WHERE state.loading = $token
       WITH state, state.steps AS steps SET state.steps = toInteger($step) + 1, state.loadedAt = timestamp()
       RETURN steps`,
      { token: this.#token, step },
    )
    if (records.length === 0) throw underWay(this.#importId)
    return records[0]!.get('steps') === step
  }
}

const UNMARK = 'REMOVE state.loading, state.loadingImport, state.loadedAt, state.steps'

/** Empties the graph, which was empty before that load, step by step; the mark goes last. */
async function undoLoad(graph: Graph, token: string): Promise<void> {
  // Steps of the load that may still be on their way find their mark gone.
  const undoing = `undo ${randomUUID()}`
  await graph.write((transaction) =>
    transaction.run(
      `MATCH (state:GraphState {id: 'accord'}) WHERE state.loading = $token
       SET state.loading = $undoing, state.loadedAt = timestamp()`,
      { token, undoing },
    ),
  )
  await deleteAll(graph, `MATCH ()-[x:${EVERY_TYPE}]->()`, undoing)
  await deleteAll(graph, `MATCH (x:${EVERY_NODE})`, undoing)
  await graph.write((transaction) =>
    transaction.run(`MATCH (state:GraphState {id: 'accord'}) WHERE state.loading = $undoing ${UNMARK}`, { undoing }),
  )
}

async function deleteAll(graph: Graph, match: string, undoing: string): Promise<void> {
  for (let deleted = 1; deleted > 0; ) {
    deleted = await graph.write(async (transaction) => {
      const { records } = await transaction.run(
        `MATCH (state:GraphState {id: 'accord'}) WHERE state.loading = $undoing SET state.loadedAt = timestamp()
         WITH state CALL () { ${match} WITH x LIMIT ${DELETED_AT_ONCE} DELETE x RETURN count(*) AS many } RETURN many`,
        { undoing },
      )
      return (records[0]?.get('many') as number | undefined) ?? 0
    })
  }
}

function underWay(importId: string): ConflictError {
  return new ConflictError(`The load "${importId}" is under way or was broken off; nothing was written.`, {
    hint: 'try again when it has ended; a load that was broken off is undone by the next start or load.',
  })
}
