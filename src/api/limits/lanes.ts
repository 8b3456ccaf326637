/**
 * How many questions are answered at once. Large ones have a narrow lane of their own: what they take of memory and of the
 * database is bounded, and small ones go past them.
 */
import { HeaderMap } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { Lane } from '../../domain/lane.ts'
import type { Limits } from './limits.ts'

/** Share of the highest cost from which on a question is large. */
const LARGE = 0.1
/** More than the driver has connections, so that there is always work for them. */
const SMALL_AT_ONCE = 256
/** As many again may wait; who comes after them is told at once. */
const WAITING = 512

export interface Lanes {
  /**
   * Waits until a question of this cost may be answered. Call what it gives when it has been.
   * @throws {GraphQLError} BUSY where that takes too long.
   */
  enter(cost: number): Promise<() => void>
}

export function createLanes({ maxCost, largeAtOnce, waitMs }: Limits): Lanes {
  const large = new Lane(largeAtOnce)
  const small = new Lane(SMALL_AT_ONCE)
  return {
    enter: async (cost) => {
      const isLarge = cost > maxCost * LARGE
      const lane = isLarge ? large : small
      const isIn = lane.tryEnter() || (lane.waiting < WAITING && (await lane.enterWithin(waitMs)))
      if (!isIn) throw busy(isLarge ? 'large questions' : 'questions')
      return () => lane.leave()
    },
  }
}

function busy(called: string): GraphQLError {
  return new GraphQLError(`Too many ${called} are being answered just now: ask again in a moment.`, {
    extensions: { code: 'BUSY', http: { status: 503, headers: new HeaderMap([['retry-after', '2']]) } },
  })
}
