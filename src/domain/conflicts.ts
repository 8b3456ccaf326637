/** Where sources disagree: one property, two values or more. */
import { groupBy } from './group-by.ts'
import type { ClaimRank } from './subgraph.ts'

/** One piece of evidence says one value of a property of an entity. */
export interface ClaimRow {
  readonly property: string
  readonly value: string | null
  readonly original: string | null
  readonly rank: ClaimRank
  readonly rule: string | null
  readonly inferred: boolean
  readonly evidenceId: string
  readonly sourceId: string
}

/** One value with all that says it. */
export interface Candidate {
  readonly property: string
  readonly value: string
  /** As the first of its sources prints it. */
  readonly original: string | null
  readonly rank: ClaimRank
  readonly rule: string | null
  /** True where no source prints it. */
  readonly inferred: boolean
  readonly evidenceIds: readonly string[]
}

export interface Conflict {
  readonly property: string
  readonly candidates: readonly Candidate[]
}

const ranks: readonly ClaimRank[] = ['PREFERRED', 'NORMAL', 'DEPRECATED']

/** Of which many can be true at once, or which is no field. A relationship's id is a property with one value only. */
const undisputed = new Set(['aliases', 'record'])

/** In order of property. Claims in other words on the same value agree. */
export function conflictsOf(claims: readonly ClaimRow[]): Conflict[] {
  const byProperty = groupBy(
    claims.filter(({ property, value }) => value !== null && !undisputed.has(property)),
    ({ property }) => property,
  )
  return [...byProperty]
    .filter(([, group]) => group.some(({ value }) => value !== group[0]!.value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([property, group]) => ({ property, candidates: candidatesOf(groupBy(group, ({ value }) => value!)) }))
}

/** Preferred first, what is not relied on last; then those with more sources; then by value. */
function candidatesOf(values: ReadonlyMap<string, readonly ClaimRow[]>): Candidate[] {
  const counted = [...values].map(([value, claims]) => {
    const sorted = [...claims].sort(byRankAndEvidence)
    const [best] = sorted
    return {
      sources: new Set(claims.map(({ sourceId }) => sourceId)).size,
      candidate: {
        property: best!.property,
        value,
        original: sorted.find(({ original }) => original !== null)?.original ?? null,
        rank: best!.rank,
        rule: sorted.find(({ rule }) => rule !== null)?.rule ?? null,
        inferred: claims.every(({ inferred }) => inferred),
        evidenceIds: [...new Set(sorted.map(({ evidenceId }) => evidenceId))],
      },
    }
  })
  counted.sort(
    (a, b) =>
      ranks.indexOf(a.candidate.rank) - ranks.indexOf(b.candidate.rank) ||
      b.sources - a.sources ||
      (a.candidate.value < b.candidate.value ? -1 : 1),
  )
  return counted.map(({ candidate }) => candidate)
}

function byRankAndEvidence(a: ClaimRow, b: ClaimRow): number {
  return ranks.indexOf(a.rank) - ranks.indexOf(b.rank) || (a.evidenceId < b.evidenceId ? -1 : 1)
}
