/** The command line of the benchmark. */
import { parseArgs } from 'node:util'
import { InputError } from '../src/domain/errors.ts'
import { didYouMean } from '../src/domain/suggest.ts'
import { type ScaleName, scaleNames } from './graph/scales.ts'
import type { Slices } from './report/bench-result.ts'

export interface BenchOptions {
  readonly scale: ScaleName
  /** Of the generator. */
  readonly seed: number
  /** Of each workload in process; slow ones end sooner. */
  readonly rounds: number
  /** Rounds that are not timed. */
  readonly warmUp: number
  /** How often each server is loaded at each number of connections; 0 leaves HTTP out. */
  readonly slices: number
  /** How long each time. */
  readonly seconds: number
  /** Only workloads whose name contains it. Nothing is written to `results/` then. */
  readonly only: string | null
  /** Holds the database, instead of one under `bench/` of the data folder. */
  readonly folder: string | null
}

/**
 * Statements are planned, compiled by the database, and planned anew for several that go together: after four seconds
 * the evidence of an entity was seen to come a sixth more slowly than after ten, and from Accord two fifths.
 */
const WARM_UP_SECONDS = 8

export const USAGE =
  'npm run bench -- [--scale 10k|100k|1m] [--only text] [--rounds 200] [--warm-up 100] [--slices 3] [--seconds 0.5] [--seed 1] [--folder path]'

/** @throws {InputError} BAD_INPUT with the argument that is wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  const values = parse(args)
  return {
    scale: readScale(values.scale),
    seed: number('seed', values.seed, 0, 4_294_967_295),
    rounds: number('rounds', values.rounds, 1, 100_000),
    warmUp: number('warm-up', values['warm-up'], 0, 100_000),
    slices: number('slices', values.slices, 0, 1_000),
    seconds: number('seconds', values.seconds, 0.1, 3_600),
    only: values.only ?? null,
    folder: values.folder ?? null,
  }
}

export function slicesOf({ slices, seconds }: BenchOptions): Slices {
  return { rounds: slices, seconds, warmUpSeconds: WARM_UP_SECONDS }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        scale: { type: 'string', default: '10k' },
        seed: { type: 'string', default: '1' },
        rounds: { type: 'string', default: '200' },
        'warm-up': { type: 'string', default: '100' },
        slices: { type: 'string', default: '3' },
        seconds: { type: 'string', default: '0.5' },
        only: { type: 'string' },
        folder: { type: 'string' },
      },
    }).values
  } catch (cause) {
    throw new InputError((cause as Error).message, { hint: USAGE, cause })
  }
}

function readScale(text: string): ScaleName {
  const found = scaleNames.find((name) => name === text.toLowerCase())
  if (found !== undefined) return found
  const known = scaleNames.map((name) => `"${name}"`).join(', ')
  throw new InputError(`"--scale" is "${text}", and must be one of ${known}.${didYouMean(text, scaleNames)}`, {
    hint: USAGE,
  })
}

/** Only the length of a slice may have a fraction. */
function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  const isWhole = Number.isInteger(least)
  const isRight = (isWhole ? /^\d+$/ : /^\d+(?:\.\d+)?$/).test(text) && value >= least && value <= most
  if (isRight) return value
  throw new InputError(
    `"--${name}" is "${text}", and must be a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}.`,
    {
      hint: USAGE,
    },
  )
}
