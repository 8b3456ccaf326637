/** Whether stock @neo4j/graphql gives the answer that a workload wants. */
import { inOurShape } from '../stock/stock-question.ts'
import type { StockOperation, Workload } from '../workloads/workload.ts'
import { completeAnswer } from './compare-answers.ts'
import { findDifference, normalise } from './normalise.ts'

/** Null where it is equal; a sentence where it differs, or has a shape of its own. */
export function stockNoteOf(
  workload: Workload,
  { isComparable }: StockOperation,
  reference: unknown,
  answer: unknown,
): string | null {
  if (!isComparable) return 'asked for the parts, which the program that asks must merge'
  const expected = normalise(completeAnswer(workload, reference), workload.unordered)
  const difference = findDifference(expected, normalise(inOurShape(answer, workload), workload.unordered))
  return difference === null ? null : `answers differently: ${difference}`
}
