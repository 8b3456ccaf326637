/** Sees what Accord really sends to the database. */
import type { Graph } from '../../src/graph/graph.ts'
import { statementOf } from '../../src/graph/read-query.ts'
import type { Statement } from '../workloads/workload.ts'

export interface RecordingGraph {
  readonly graph: Graph
  /** What was read since the last call, in order; the library's own question for the server's version is left out. */
  take(): Statement[]
}

export function recordReads(graph: Graph): RecordingGraph {
  let statements: Statement[] = []
  const record = (cypher: string, params: Statement['params']) => {
    if (!cypher.includes('dbms.components')) statements.push({ cypher, params })
  }
  const recording: Graph = {
    server: graph.server,
    get writtenAt() {
      return graph.writtenAt
    },
    read: (query, bounds) => {
      record(statementOf(query), query.params)
      return graph.read(query, bounds)
    },
    write: (work) => graph.write(work),
    bookmarks: () => graph.bookmarks(),
    define: (cypher) => graph.define(cypher),
    executor: {
      run: (cypher, params, bounds) => {
        record(cypher, params)
        return graph.executor.run(cypher, params, bounds)
      },
    },
    ping: () => graph.ping(),
    close: () => graph.close(),
  }
  return {
    graph: recording,
    take: () => {
      const taken = statements
      statements = []
      return taken
    },
  }
}
