/** Large questions wait for each other and not before the small ones; who waits too long is told. */
import { expect, it } from 'vitest'
import { createLanes } from '../../src/api/limits/lanes.ts'
import { limitsOf } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'

const limits = { ...limitsOf(readConfig({})), largeAtOnce: 2, waitMs: 200 }
const [SMALL, LARGE] = [limits.maxCost / 10, limits.maxCost / 10 + 1]

it('so many large questions are answered at once as is set, and the next when one is done', async () => {
  const lanes = createLanes({ ...limits, waitMs: 10_000 })
  const leave = await lanes.enter(LARGE)
  await lanes.enter(LARGE)
  let isIn = false
  const third = lanes.enter(LARGE).then(() => {
    isIn = true
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(isIn).toBe(false)
  leave()
  await third
  expect(isIn).toBe(true)
})

it('small ones go past them', async () => {
  const lanes = createLanes(limits)
  await lanes.enter(LARGE)
  await lanes.enter(LARGE)
  for (let time = 0; time < 50; time++) await lanes.enter(SMALL)
})

it('who waits too long is told to come again, and takes no place after that', async () => {
  const lanes = createLanes(limits)
  const leave = await lanes.enter(LARGE)
  const leaveToo = await lanes.enter(LARGE)
  await expect(lanes.enter(LARGE)).rejects.toMatchObject({
    message: 'Too many large questions are being answered just now: ask again in a moment.',
    extensions: { code: 'BUSY', http: { status: 503 } },
  })
  leave()
  leaveToo()
  await lanes.enter(LARGE)
  await lanes.enter(LARGE)
})
