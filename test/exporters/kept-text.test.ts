import { PassThrough, Transform } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { KeptText } from '../../src/exporters/kept-text.ts'

const LINES = Array.from({ length: 20_000 }, (_, at) => `dòng ${at}, ເສັ້ນ\r\n`)

/** Fails at the second line. */
const broken = () => {
  let count = 0
  return new Transform({
    transform: (line, _encoding, done) => (++count > 1 ? done(new Error('The disk is gone.')) : done(null, line)),
  })
}

describe('a text that waits for its turn', () => {
  it('is what was added, in order', async () => {
    const kept = new KeptText(new PassThrough())
    await kept.add(LINES.slice(0, 15_000))
    await kept.add([])
    await kept.add(LINES.slice(15_000))
    expect(await textOf(kept.text())).toBe(LINES.join(''))
  })

  it('is empty where nothing was', async () => {
    expect(await textOf(new KeptText(new PassThrough()).text())).toBe('')
  })

  it('is refused where it could not be made, and nobody waits for ever', async () => {
    const kept = new KeptText(broken())
    await kept.add(LINES.slice(0, 2)).catch(() => {})
    await expect(textOf(kept.text())).rejects.toThrow('The disk is gone.')
    await expect(new KeptText(broken()).add(LINES)).rejects.toThrow()
  })

  it('can be dropped before', async () => {
    const kept = new KeptText(new PassThrough())
    await kept.add(LINES.slice(0, 10))
    kept.drop()
    await expect(kept.add(LINES)).rejects.toThrow()
  })
})
