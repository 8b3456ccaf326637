/** What is left to do when a store was filled from files: empty lists, constraints and indexes, the state of the graph. */
import { createConstraints } from '../constraints.ts'
import type { Graph } from '../graph.ts'
import { lockGraph, rememberLoad } from '../graph-state.ts'
import type { EmptyLists } from './csv-files.ts'

const ROWS_AT_ONCE = 20_000

export interface FinishedImport {
  readonly emptyLists: readonly EmptyLists[]
  /** Remembered with the graph; null where it does not come from seed files. */
  readonly seedDigest: string | null
}

/** Only when this has come to its end the graph has a version. */
export async function finishImport(graph: Graph, { emptyLists, seedDigest }: FinishedImport): Promise<void> {
  for (const lists of emptyLists.filter(({ group, property }) => isOfAll(group, property)))
    await writeToAll(graph, lists)
  await createConstraints(graph)
  for (const lists of emptyLists.filter(({ group, property }) => !isOfAll(group, property)))
    await writeToSome(graph, lists)
  await graph.write(async (transaction) => {
    await lockGraph(transaction)
    await rememberLoad(transaction, { seedDigest, isChanged: true })
  })
}

/** Every entity has aliases, if only none: those without are found sooner than looked up one by one. */
const isOfAll = (group: string, property: string) => group.startsWith('Entity:') && property === 'aliases'

/** One statement in several transactions. */
async function writeToAll(graph: Graph, { group, property }: EmptyLists): Promise<void> {
  await graph.define(
    `MATCH (x:${group.replaceAll(':', '&')}) WHERE x.${property} IS NULL
     CALL (x) { SET x.${property} = [] } IN TRANSACTIONS OF ${ROWS_AT_ONCE} ROWS`,
  )
}

async function writeToSome(graph: Graph, { group, isNode, property, ids }: EmptyLists): Promise<void> {
  const pattern = isNode ? `(x:${group.split(':')[0]} {id: id})` : `()-[x:${group} {id: id}]->()`
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    const some = ids.slice(start, start + ROWS_AT_ONCE)
    await graph.write((transaction) =>
      transaction.run(`UNWIND $some AS id MATCH ${pattern} SET x.${property} = []`, { some }),
    )
  }
}
