/** The arguments of a subgraph as they are where nobody gives others. */
import type { SubgraphArguments } from '../../src/domain/subgraph-arguments.ts'

export function subgraphArguments(roots: readonly string[], more: Partial<SubgraphArguments> = {}): SubgraphArguments {
  return {
    roots,
    depth: 2,
    types: null,
    relationships: null,
    from: null,
    until: null,
    asOf: null,
    includeParts: true,
    ...more,
  }
}
