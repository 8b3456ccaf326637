/** Proves, before anything is timed, that everybody gives the same answer to the same question. */
import type { Row, Workload } from '../workloads/workload.ts'
import { findDifference, normalise } from './normalise.ts'

export interface Answers {
  readonly reference: unknown
  /** From the base facts alone, where the workload has a second reference. */
  readonly proof?: unknown
  /** By the name of the client. */
  readonly accord: Readonly<Record<string, unknown>>
}

/** @throws {Error} with the workload, who answered, and the first difference. */
export function assertEqualAnswers(workload: Workload, { reference, proof, accord }: Answers): void {
  const { name, unordered } = workload
  const ofReference = (answer: unknown) => normalise(completeAnswer(workload, answer), unordered)
  const expected = ofReference(reference)
  if (workload.proof !== undefined) assertEqual(name, 'Cypher from the base facts', expected, ofReference(proof))
  for (const [client, answer] of Object.entries(accord))
    assertEqual(name, client, expected, normalise(answer, unordered))
}

/** The reference's answer with what is made of it outside the database. */
export function completeAnswer({ complete }: Workload, answer: unknown): unknown {
  const items = (answer as { items?: readonly Row[] } | null)?.items
  return items === undefined || complete === undefined ? answer : { ...(answer as object), items: items.map(complete) }
}

function assertEqual(name: string, client: string, expected: unknown, actual: unknown): void {
  const difference = findDifference(expected, actual)
  if (difference !== null) throw new Error(`"${name}" is answered differently by ${client}: ${difference}.`)
}
