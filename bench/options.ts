/** The command line of the benchmark. */
import { parseArgs } from 'node:util'
import { InputError } from '../src/domain/errors.ts'
import { LEAST_ENTITIES } from './generator/generate-subgraph.ts'

export interface BenchOptions {
  readonly entities: number
  /** Of the generator. */
  readonly seed: number
  readonly rounds: number
  /** Rounds that are not timed: over all workloads first, and again before each. */
  readonly warmUp: number
  /** Only workloads whose name contains it. Nothing is written to `results/` then. */
  readonly only: string | null
}

export const USAGE = `npm run bench -- [--entities 10000] [--seed 1] [--rounds 200] [--warm-up 100] [--only text]`

/** @throws {InputError} BAD_INPUT with the argument that is wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parse(args)
  return {
    entities: wholeNumber('entities', values.entities, LEAST_ENTITIES, 10_000_000),
    seed: wholeNumber('seed', values.seed, 0, 4_294_967_295),
    rounds: wholeNumber('rounds', values.rounds, 1, 100_000),
    warmUp: wholeNumber('warm-up', values['warm-up'], 0, 100_000),
    only: values.only ?? null,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        entities: { type: 'string', default: '10000' },
        seed: { type: 'string', default: '1' },
        rounds: { type: 'string', default: '200' },
        'warm-up': { type: 'string', default: '100' },
        only: { type: 'string' },
      },
    })
  } catch (cause) {
    throw new InputError((cause as Error).message, { hint: USAGE, cause })
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new InputError(`"--${name}" is "${text}", and must be a whole number from ${least} to ${most}.`, {
    hint: USAGE,
  })
}
