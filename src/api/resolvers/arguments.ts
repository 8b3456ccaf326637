/** Arguments of questions that have bounds of their own: every fault of a question in one sentence. */
import { InputError, NotFoundError } from '../../domain/errors.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { Period } from '../../domain/valid-time.ts'
import type { Graph } from '../../graph/graph.ts'
import { existing } from '../../graph/queries/near-ids.ts'
import { currentId } from './history.ts'

interface Days {
  readonly from?: { toString(): string } | null | undefined
  readonly until?: { toString(): string } | null | undefined
  readonly asOf?: { toString(): string } | null | undefined
}

export function toPeriod({ from, until, asOf }: Days): Period {
  return { from: from?.toString() ?? null, until: until?.toString() ?? null, asOf: asOf?.toString() ?? null }
}

/** A fault, or null where there is none. Each is a clause of the sentence. */
export type Fault = string | null

export function outside(name: string, value: number, least: number, most: number): Fault {
  return value >= least && value <= most ? null : `"${name}" is "${value}", and may be ${least} to ${most}`
}

export function wrongCount(name: string, ids: readonly EntityId[], least: number, most: number): Fault {
  if (ids.length >= least && ids.length <= most) return null
  const counted = ids.length === 1 ? '1 id' : `${ids.length} different ids`
  return `"${name}" has ${counted}, and may have ${least} to ${most}`
}

export function wrongOrder({ from, until }: Period): Fault {
  if (from === null || until === null || from <= until) return null
  return `"from" is "${from}", which is after "until", "${until}"`
}

/** @throws {InputError} with all faults in one sentence. */
export function refuse(faults: readonly Fault[]): void {
  const given = faults.filter((fault) => fault !== null)
  if (given.length === 0) return
  throw new InputError(`${given.join('; ')}.`, {
    hint: 'keep within the bounds, and ask for what is left in further questions.',
  })
}

/**
 * The ids asked for, each once, in the order given; for a retired one the one that took its place.
 * @throws {NotFoundError} NOT_FOUND with every id that is unknown, and what was probably meant.
 */
export async function currentIds(ids: readonly EntityId[], graph: Graph): Promise<EntityId[]> {
  const known = new Set(await graph.read(existing(ids)))
  const found = await Promise.all(ids.map((id) => (known.has(id) ? id : currentId(id, graph).catch(asNotFound))))
  const faults = found.filter((one) => one instanceof NotFoundError)
  if (faults.length > 0) {
    throw new NotFoundError(faults.map(({ message }) => message).join(' '), { hint: faults[0]!.hint })
  }
  return [...new Set(found as string[])]
}

function asNotFound(error: unknown): NotFoundError {
  if (error instanceof NotFoundError) return error
  throw error
}
