/** A question as a value: what to ask, with what, and how a row of the answer reads. */
import type { Record as DriverRecord } from 'neo4j-driver'

export interface RowReader {
  /** What stands in the column, as the driver decodes it. */
  get(column: string): ReturnType<DriverRecord['get']>
}

export interface ReadQuery<Row> {
  readonly cypher: string
  readonly params: Readonly<Record<string, unknown>>
  readonly toRow: (record: RowReader) => Row
  /**
   * Given where there may be many rows: they then come as one list. Fifty rows of a history take a tenth less time so, for
   * each row alone is a message of its own.
   */
  readonly columns?: readonly string[]
}

/** What is sent for it. */
export function statementOf({ cypher, columns }: ReadQuery<unknown>): string {
  return columns === undefined ? cypher : `CALL () {\n${cypher}\n}\nRETURN collect([${columns.join(', ')}]) AS rows`
}

/** The rows in what came of `statementOf`. */
export function readRows<Row>({ columns, toRow }: ReadQuery<Row>, records: readonly DriverRecord[]): Row[] {
  if (columns === undefined) return records.map(toRow)
  const rows = records[0]!.get('rows') as unknown[][]
  const places = new Map(columns.map((column, place) => [column, place]))
  return rows.map((values) => toRow({ get: (column) => values[places.get(column) ?? -1] }))
}
