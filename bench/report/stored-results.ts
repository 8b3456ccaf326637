/** The results of the runs that are committed. */
import { existsSync, readFileSync } from 'node:fs'
import { scaleNames } from '../graph/scales.ts'
import type { BenchResult } from './bench-result.ts'

export const RESULTS = new URL('../results/', import.meta.url)

/** From the smallest scale to the largest; what was never run is left out. */
export function readResults(): BenchResult[] {
  return scaleNames
    .map((scale) => new URL(`${scale}.json`, RESULTS))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')))
}
