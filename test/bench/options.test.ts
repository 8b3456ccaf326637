import { expect, test } from 'vitest'
import { readOptions, USAGE } from '../../bench/options.ts'
import { AccordError } from '../../src/domain/errors.ts'

test('without arguments it runs small', () => {
  expect(readOptions([])).toEqual({
    scale: '10k',
    seed: 1,
    rounds: 200,
    warmUp: 100,
    slices: 3,
    seconds: 0.5,
    only: null,
    folder: null,
  })
})

test('arguments are read, the scale in either case', () => {
  const args = ['--scale', '1M', '--only', 'hub', '--slices', '0', '--seconds', '2.5', '--folder', '/data']
  expect(readOptions(args)).toMatchObject({ scale: '1m', only: 'hub', slices: 0, seconds: 2.5, folder: '/data' })
})

test.each([
  [['--scale', '10x'], '"--scale" is "10x", and must be one of "10k", "100k", "1m". Did you mean "10k"?'],
  [['--rounds', '0'], '"--rounds" is "0", and must be a whole number from 1 to 100000.'],
  [['--rounds', '1.5'], '"--rounds" is "1.5"'],
  [['--seconds=-1'], '"--seconds" is "-1", and must be a number from 0.1 to 3600.'],
  [['--entities', '5'], '--entities'],
])('%j is refused, with how it is called', (args, message) => {
  let fault: unknown
  try {
    readOptions(args)
  } catch (error) {
    fault = error
  }
  expect(fault).toBeInstanceOf(AccordError)
  expect((fault as AccordError).message).toContain(message)
  expect((fault as AccordError).hint).toBe(USAGE)
})
