/** What is found where facts are written, as it is stored. */

/** The owner of what concerns the graph as a whole. No entity has this id. */
export const EVERYTHING = '*'

/** Sorts after every day. */
export const TIMELESS = 'X'

export interface Finding {
  /** Names the list: `GAP/LAPSED`. */
  readonly list: string
  /** Sort key within the list; unique there. */
  readonly at: string
  /** Bounds of the days on which it holds, `from` inclusive, `until` exclusive; null where there is none. */
  readonly from: string | null
  readonly until: string | null
  /** JSON. */
  readonly facts: string
  readonly evidenceIds: readonly string[]
  /** Whether the owners of its entity list it as well. */
  readonly isListed: boolean
}
