/** The sizes at which a benchmark runs, and what a database of each needs. */
import type { DatabaseMemory } from './bench-database.ts'

export interface Scale {
  readonly entities: number
  readonly memory: DatabaseMemory
}

/**
 * 10k has the memory that the local database of Accord has by default; of larger graphs the page cache holds the store, so
 * that memory is measured and no disk.
 */
export const scales = {
  '10k': { entities: 10_000, memory: { heap: 1024, pageCache: 256 } },
  '100k': { entities: 100_000, memory: { heap: 4096, pageCache: 1024 } },
  '1m': { entities: 1_000_000, memory: { heap: 4096, pageCache: 4096 } },
} as const satisfies Record<string, Scale>

export type ScaleName = keyof typeof scales

export const scaleNames = Object.keys(scales) as ScaleName[]
