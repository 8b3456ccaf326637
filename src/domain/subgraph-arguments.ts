/** What a subgraph is asked by: the arguments of the question `subgraph`, without a limit. */
import type { WalkedType } from './connections.ts'
import type { EntityLabel } from './ontology.ts'
import type { EntityId } from './subgraph.ts'

export interface SubgraphArguments {
  /** Each once; null asks for the whole graph. */
  readonly roots: readonly EntityId[] | null
  /** 0 to 4. */
  readonly depth: number
  /** Null for all. */
  readonly types: readonly EntityLabel[] | null
  /** Null for all. */
  readonly relationships: readonly WalkedType[] | null
  /** ISO days. */
  readonly from: string | null
  readonly until: string | null
  readonly asOf: string | null
  readonly includeParts: boolean
}
