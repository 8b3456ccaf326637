/** Times several ways of asking the same: round by round, each once a round, so that a busy moment hits all of them. */

export interface Timing {
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
}

export interface Rounds {
  readonly warmUp: number
  readonly timed: number
}

/** Timings by the name of what ran. The order moves on by one each round: nobody always runs after the same. */
export async function timeInterleaved<Name extends string>(
  runs: Readonly<Record<Name, () => Promise<unknown>>>,
  { warmUp, timed }: Rounds,
): Promise<Record<Name, Timing>> {
  const names = Object.keys(runs) as Name[]
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = -warmUp; round < timed; round++) {
    for (const place of names.keys()) {
      const name = names[(place + round + warmUp) % names.length]!
      const start = performance.now()
      await runs[name]()
      if (round >= 0) samples[name].push(performance.now() - start)
    }
  }
  return Object.fromEntries(names.map((name) => [name, summarise(samples[name])])) as Record<Name, Timing>
}

export function summarise(samples: readonly number[]): Timing {
  const sorted = [...samples].sort((a, b) => a - b)
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) }
}

/** The nearest rank: a value that was measured. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
