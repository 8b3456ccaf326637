/** What is left to do when a store was filled from files: empty lists, constraints and indexes, the state of the graph. */
import { createConstraints } from '../constraints.ts'
import type { Graph } from '../graph.ts'
import { lockGraph, rememberLoad } from '../graph-state.ts'
import type { EmptyLists } from './csv-files.ts'

const ROWS_AT_ONCE = 20_000

export interface FinishedImport {
  readonly emptyLists: readonly EmptyLists[]
  readonly importId: string
  /** Remembered with the graph; null where it does not come from seed files. */
  readonly seedDigest: string | null
}

/** Only when this has come to its end the graph has a version. */
export async function finishImport(graph: Graph, { emptyLists, importId, seedDigest }: FinishedImport): Promise<void> {
  const some = emptyLists.filter(({ group, property }) => !isOfAll(group, property))
  if (some.length < emptyLists.length) await writeAliases(graph)
  await createConstraints(graph)
  for (const lists of some) await writeToSome(graph, lists)
  await graph.write(async (transaction) => {
    await lockGraph(transaction)
    await rememberLoad(transaction, { importId, seedDigest, isChanged: true })
  })
}

/** Every entity has aliases, if only none: those without are found sooner than looked up one by one. */
const isOfAll = (group: string, property: string) => group.startsWith('Entity:') && property === 'aliases'

/** One statement in several transactions. */
async function writeAliases(graph: Graph): Promise<void> {
  await graph.define(
    `MATCH (e:Entity) WHERE e.aliases IS NULL CALL (e) { SET e.aliases = [] } IN TRANSACTIONS OF ${ROWS_AT_ONCE} ROWS`,
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
