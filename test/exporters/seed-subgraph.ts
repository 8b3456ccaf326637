/** What lies around an entity of the seed, as exporters read it. */
import { openExport } from '../../src/api/export/open-export.ts'
import { parseSubgraphArguments } from '../../src/domain/subgraph-arguments.ts'
import type { SubgraphStream } from '../../src/domain/subgraph-stream.ts'
import { json } from '../../src/exporters/json.ts'
import type { Graph } from '../../src/graph/graph.ts'

export function seedSubgraph(graph: Graph, root: string, depth = 1): Promise<SubgraphStream> {
  const { value } = parseSubgraphArguments({ roots: [root], depth: [String(depth)] })
  return openExport(graph, value, { exporter: json, language: 'EN', licence: 'Apache-2.0', mostEntities: 10_000 })
}
