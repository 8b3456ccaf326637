/** The graph as one question sees it: all its reads share one deadline, and few of them are under way at once. */
import { Lane } from '../domain/lane.ts'
import type { Graph } from './graph.ts'
import type { ReadBounds } from './read-bounds.ts'

/** A question of fifty parts would else take every connection there is. */
export const READS_AT_ONCE = 4

export function boundGraph(graph: Graph, bounds: ReadBounds): Graph {
  const lane = new Lane(READS_AT_ONCE)
  return {
    server: graph.server,
    get writtenAt() {
      return graph.writtenAt
    },
    read: (query, options) => lane.run(() => graph.read(query, { ...options, ...bounds })),
    write: (work) => graph.write(work),
    bookmarks: () => graph.bookmarks(),
    define: (cypher) => graph.define(cypher),
    executor: { run: (cypher, params) => lane.run(() => graph.executor.run(cypher, params, bounds)) },
    ping: () => graph.ping(),
    close: () => graph.close(),
  }
}
