/** Rows of a whole graph as statements that each write some thousands of them. */
import { setImmediate } from 'node:timers/promises'
import { entityLabelOf, labelOf } from '../../domain/ontology.ts'
import type { GraphRows } from './graph-rows.ts'
import { idAt, type NodeRow, type Properties, type RelationshipRow } from './rows.ts'

export interface RowBatch {
  readonly cypher: string
  readonly rows: readonly unknown[]
}

const ROWS_AT_ONCE = 5_000

/** Of the texts in one batch, in units of UTF-16: a few long ones fill it as well as many short ones. */
const TEXT_AT_ONCE = 4_000_000

/** So many rows are made before others get their turn: the statement before them is on its way meanwhile. */
const ROWS_AT_A_TURN = 200

/** Nodes, then relationships; both ends of a relationship are there before it. */
export async function* rowBatches(rows: GraphRows, day?: string): AsyncGenerator<RowBatch> {
  yield* gather(rows.nodes(day), ({ labels }) => createNodes(labels), nodeRow)
  const anchorAt = (place: number) => anchorOf(idAt(rows.subgraph, place))
  yield* gather(
    rows.relationships(),
    ({ type, from, to }) => createRelationships(type, anchorAt(from), anchorAt(to)),
    ({ from, to, properties }: RelationshipRow) => ({
      from: idAt(rows.subgraph, from),
      to: idAt(rows.subgraph, to),
      properties,
    }),
  )
}

const nodeRow = ({ properties }: NodeRow): Properties => properties

/** The label under which the id is unique. */
function anchorOf(id: string): string {
  if (entityLabelOf(id) !== null) return 'Entity'
  return labelOf(id) ?? 'Evidence'
}

const createNodes = (labels: string) => `UNWIND $rows AS row CREATE (n:${labels}) SET n = row`

const createRelationships = (type: string, from: string, to: string) =>
  `UNWIND $rows AS row MATCH (from:${from} {id: row.from}) MATCH (to:${to} {id: row.to})
   CREATE (from)-[r:${type}]->(to) SET r = row.properties`

async function* gather<Row extends { readonly properties: Properties }>(
  rows: Iterable<Row>,
  cypherOf: (row: Row) => string,
  toRow: (row: Row) => unknown,
): AsyncGenerator<RowBatch> {
  const waiting = new Map<string, { rows: unknown[]; text: number }>()
  let made = 0
  for (const row of rows) {
    if (++made % ROWS_AT_A_TURN === 0) await setImmediate()
    const cypher = cypherOf(row)
    let batch = waiting.get(cypher)
    if (batch === undefined) {
      batch = { rows: [], text: 0 }
      waiting.set(cypher, batch)
    }
    batch.rows.push(toRow(row))
    batch.text += textIn(row.properties)
    if (batch.rows.length < ROWS_AT_ONCE && batch.text < TEXT_AT_ONCE) continue
    waiting.delete(cypher)
    yield { cypher, rows: batch.rows }
  }
  for (const [cypher, batch] of waiting) yield { cypher, rows: batch.rows }
}

function textIn(properties: Properties): number {
  let length = 0
  for (const name in properties) {
    const value = properties[name]
    if (typeof value === 'string') length += value.length
  }
  return length
}
