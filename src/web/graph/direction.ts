/** Which entity an arrow key leads to: the nearest within a right angle around its direction. */
import type { Place } from './layout.ts'

/** From nowhere the first one; null where nothing lies that way. */
export function neighbourTowards(
  ids: readonly string[],
  places: ReadonlyMap<string, Place>,
  from: string | null,
  [right, down]: readonly [number, number],
): string | null {
  const start = from === null ? undefined : places.get(from)
  if (start === undefined) return ids[0] ?? null
  let best: string | null = null
  let shortest = Number.POSITIVE_INFINITY
  for (const id of ids) {
    const place = places.get(id)
    if (id === from || place === undefined) continue
    const [x, y] = [place.x - start.x, place.y - start.y]
    const along = x * right + y * down
    const aside = Math.abs(x * down) + Math.abs(y * right)
    if (along <= 0 || aside > along) continue
    const distance = along + aside * 2
    if (distance < shortest) [best, shortest] = [id, distance]
  }
  return best
}
