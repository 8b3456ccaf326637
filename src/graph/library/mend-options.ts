/** What `mendReadOperations` may be told. */
import type { FarEnds } from './implied-labels.ts'
import type { IndexOrders } from './index-order.ts'
import type { RequiredFields } from './required-fields.ts'

export interface MendOptions {
  /** What has no value comes last in either order. Else as in Cypher: first when DESC. */
  readonly nullsLast?: boolean
  /** What a graph holds to: a label that only one can be is then not checked. */
  readonly farEnds?: FarEnds
  /** Whether the relationship `field` of `type` comes in order of its own `id` where nobody asks for an order. */
  readonly orderedById?: (type: string, field: string) => boolean
  /** Which orders lie in an index, what has no value last. Else rows are sorted. */
  readonly indexOrders?: IndexOrders
  /** Which stored fields a @customResolver field reads, given what is selected below it. Else all that it `requires`. */
  readonly requiredFields?: RequiredFields
  /** Whether a question that differs from an earlier one in its values only is not translated again. */
  readonly remembersTranslations?: boolean
  /** How many rows beyond a page are held to count them with it: more are counted by a second scan. Default: 10,000. */
  readonly rowsHeld?: number
}

/** 380 bytes a row, by Neo4j's own count. */
export const ROWS_HELD = 10_000
