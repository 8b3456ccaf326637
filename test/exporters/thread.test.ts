/** What is done in a thread of its own is bounded: in time, in memory, and by whether somebody waits for it. */
import { expect, it } from 'vitest'
import { askThread, type ThreadTask } from '../../src/exporters/thread.ts'

const ENDLESS = 'for (;;);'

const ask = (text: string, more: Partial<ThreadTask> = {}) =>
  askThread({
    text,
    data: null,
    limitMs: 60_000,
    mostMegabytes: 64,
    failure: 'It could not be made',
    hint: 'ask for less.',
    ...more,
  })

it('gives what the thread says first', async () => {
  const text =
    "const { parentPort, workerData } = require('node:worker_threads'); parentPort.postMessage(workerData + 1)"
  expect(await ask(text, { data: 1 })).toBe(2)
})

it('ends where it takes too long', async () => {
  await expect(ask(ENDLESS, { limitMs: 300 })).rejects.toMatchObject({
    code: 'TIMEOUT',
    message: 'It could not be made within 0.3 seconds.',
    hint: 'ask for less.',
  })
})

it('ends where nobody waits any more, also where nobody ever did', async () => {
  const leaving = new AbortController()
  setTimeout(() => leaving.abort(), 300)
  await expect(ask(ENDLESS, { signal: leaving.signal })).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await expect(ask(ENDLESS, { signal: leaving.signal })).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})

it('ends where it takes too much memory, and the process goes on', async () => {
  const text = 'const all = []; for (;;) all.push(Array.from({ length: 10_000 }, (_, place) => ({ place })))'
  await expect(ask(text, { mostMegabytes: 32 })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: 'It could not be made within 32 MB of memory.',
  })
})

it('fails as the thread fails', async () => {
  await expect(ask("throw new RangeError('of its own')")).rejects.toThrow('of its own')
})
