/** What docs/operations.md says of waiting and retrying is what the code does. */
import { expect, it } from 'vitest'
import { settings } from '../../src/config.ts'
import { driverSettings, patience } from '../../src/graph/driver-settings.ts'
import { delayAfter, openLimits, pingLimits, readLimits } from '../../src/graph/retry.ts'
import { readText, tableOf } from './read-document.ts'

it('the figures of docs/operations.md are those of the code', () => {
  const seconds = (milliseconds: number) => milliseconds / 1000
  const limits = readLimits(0)
  const delays = [1, 2, 3].map((attempt) => delayAfter(attempt, 0.5))
  expect(driverSettings(1)).toMatchObject({ maxConnectionLifetime: 3_600_000 })
  expect(driverSettings(1)).not.toHaveProperty('fetchSize')
  expect(tableOf(readText('docs/operations.md'), 'figure').map(([figure, value]) => [figure, value])).toEqual([
    ['connections to each server', `NEO4J_POOL_SIZE, ${settings.NEO4J_POOL_SIZE.default}`],
    [
      'time of one question in the database',
      `QUERY_TIMEOUT_MS, ${seconds(Number(settings.QUERY_TIMEOUT_MS.default))} s`,
    ],
    ['to open a connection', `${seconds(patience.connect)} s`],
    ['to get one from the pool', `${seconds(patience.acquire)} s`],
    [
      'attempts of a read',
      `${limits.attempts}, after about ${delays[0]}, ${delays[1]} and ${delays[2]} ms, each half as long to half as long again`,
    ],
    ['last attempt of a read begins', `within ${seconds(limits.windowMs)} s`],
    ['longest that a read may take in all', `QUERY_TIMEOUT_MS and ${seconds(limits.totalMs!)} s`],
    ['first answer at a start', `${seconds(openLimits.totalMs!)} s in all`],
    ['readiness check', `${seconds(pingLimits.totalMs!)} s in all`],
    ['attempts of a write', `until ${seconds(patience.writeRetries)} s after the first fault, after about 1, 2, 4 … s`],
    ['time of one write in the database', `${seconds(patience.write)} s`],
    ['idle connections are tried first', `after ${seconds(patience.idle)} s`],
    ['connections are closed', 'after an hour'],
    ['rows fetched at once', "1,000, the driver's default"],
  ])
})
