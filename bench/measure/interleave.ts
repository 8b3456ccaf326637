/** Times several ways of asking the same: round by round, each once a round, so that a busy moment hits all of them. */

export interface Timing {
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export interface Rounds {
  readonly warmUp: number
  readonly timed: number
}

/** Slow questions end their rounds sooner, after this time, but not before they ran this often. */
const LONGEST_MS = 15_000
const LEAST_ROUNDS = 5

/** Timings by the name of what ran. The order moves on by one each round: nobody always runs after the same. */
export async function timeInterleaved<Name extends string>(
  runs: Readonly<Record<Name, () => Promise<unknown>>>,
  { warmUp, timed }: Rounds,
): Promise<Record<Name, Timing>> {
  await runRounds(runs, warmUp, 0)
  const samples = await runRounds(runs, timed, warmUp)
  return Object.fromEntries(Object.entries<number[]>(samples).map(([name, ran]) => [name, summarise(ran)])) as Record<
    Name,
    Timing
  >
}

/** Milliseconds of each run. `turn` says who comes first. */
async function runRounds<Name extends string>(
  runs: Readonly<Record<Name, () => Promise<unknown>>>,
  rounds: number,
  turn: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(runs) as Name[]
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  const start = performance.now()
  for (let round = 0; round < rounds; round++) {
    if (round >= LEAST_ROUNDS && performance.now() - start > LONGEST_MS) break
    for (const place of names.keys()) {
      const name = names[(place + round + turn) % names.length]!
      const asked = performance.now()
      await runs[name]()
      samples[name].push(performance.now() - asked)
    }
  }
  return samples
}

export function summarise(samples: readonly number[]): Timing {
  const sorted = [...samples].sort((a, b) => a - b)
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), p99: percentile(sorted, 0.99) }
}

/** The nearest rank: a value that was measured. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
