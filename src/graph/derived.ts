/** What is written beside the facts so that questions cost what they return: histories, keys, lists, neighbours, findings. */
import { recountYears } from './captured-years.ts'
import { isEvidence } from './changed-facts.ts'
import { rebuildFindings } from './findings.ts'
import type { Graph, WriteTransaction } from './graph.ts'
import { DERIVED_FORM, type GraphState, lockGraph } from './graph-state.ts'
import { rebuildListKeys } from './list-keys.ts'
import { rebuildNeighbours } from './neighbours.ts'
import { rebuildSearchKeys } from './search-keys.ts'
import { rebuildTimelines } from './timeline.ts'

const AT_ONCE = 1_000

/** Makes all of it anew where the graph holds another form. Facts, and the version, stay as they are. */
export async function bringDerivedUpToDate(graph: Graph, { derivedForm }: GraphState): Promise<void> {
  if (derivedForm === DERIVED_FORM) return
  const ids = await graph.read({
    cypher: 'MATCH (n:Entity|Evidence) RETURN n.id AS id ORDER BY id',
    params: {},
    toRow: (record) => record.get('id') as string,
  })
  // All keys first: they are what the rest reads by.
  for (const derive of [rebuildListKeys, deriveRest]) {
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      await graph.write(async (transaction) => {
        await lockGraph(transaction)
        await derive(transaction, ids.slice(start, start + AT_ONCE))
      })
    }
  }
  await graph.write((transaction) => rememberForm(transaction))
}

async function deriveRest(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  await rebuildSearchKeys(transaction, ids)
  await rebuildNeighbours(transaction, ids)
  await rebuildTimelines(transaction, ids)
  const { years } = await rebuildFindings(
    transaction,
    ids.filter((id) => !isEvidence(id)),
  )
  await recountYears(transaction, years)
}

async function rememberForm(transaction: WriteTransaction): Promise<void> {
  await transaction.run("MATCH (state:GraphState {id: 'accord'}) SET state.derivedForm = toInteger($form)", {
    form: DERIVED_FORM,
  })
}
