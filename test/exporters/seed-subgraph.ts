/** What lies around an entity of the seed, as exporters read it. */
import { walkedTypes } from '../../src/domain/connections.ts'
import { type SubgraphStream, streamSubgraph } from '../../src/domain/subgraph-stream.ts'
import { ALWAYS } from '../../src/domain/valid-time.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { GraphVersion } from '../../src/graph/graph-version.ts'
import { subgraphEntities } from '../../src/graph/queries/subgraph.ts'
import { SubgraphReader } from '../../src/graph/subgraph-reader.ts'

export async function seedSubgraph(graph: Graph, root: string, depth = 1): Promise<SubgraphStream> {
  const question = { roots: [root], depth, labels: null, types: walkedTypes, period: ALWAYS, includeParts: true }
  const { ids } = (await subgraphEntities(graph, { ...question, limit: 10_000 }, false))!
  const graphVersion = await new GraphVersion(graph).since(performance.now())
  const about = {
    title: `${root}, depth ${depth}`,
    fileName: 'seed',
    arguments: {
      roots: [root],
      depth,
      types: null,
      relationships: null,
      from: null,
      until: null,
      asOf: null,
      includeParts: true,
    },
    graphVersion,
    licence: 'Apache-2.0',
    entityIds: ids,
  }
  return streamSubgraph(about, new SubgraphReader(graph, { graphVersion, ids: new Set(ids), types: null }))
}
