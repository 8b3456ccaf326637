/** Randomness that is the same on every machine: only integer arithmetic and division, both exact in IEEE 754. */

export interface Random {
  /** 0 up to, not including, 1. */
  next(): number
  /** Whole number, both bounds included. */
  between(least: number, most: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** Different items, in the order drawn; all of them where there are no more than `count`. */
  pickSome<Item>(items: readonly Item[], count: number): Item[]
}

/** Mulberry32: 32 bits of state, good enough to spread edges over a graph. */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new RangeError('There is nothing to pick from.')
    return items[between(0, items.length - 1)]!
  }
  const pickSome = <Item>(items: readonly Item[], count: number): Item[] => {
    const rest = [...items]
    return Array.from({ length: Math.min(count, items.length) }, () => rest.splice(between(0, rest.length - 1), 1)[0]!)
  }
  return { next, between, chance: (probability) => next() < probability, pick, pickSome }
}

/** Draws the first items more often than the last, as partners share documents: the weight of rank r is 1 / (r + 12). */
export function createSkewedPick<Item>(random: Random, items: readonly Item[]): () => Item {
  const sums: number[] = []
  let sum = 0
  for (const rank of items.keys()) {
    sum += 1 / (rank + 12)
    sums.push(sum)
  }
  return () => {
    const wanted = random.next() * sum
    let [low, high] = [0, items.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > wanted) high = middle
      else low = middle + 1
    }
    return items[low]!
  }
}
