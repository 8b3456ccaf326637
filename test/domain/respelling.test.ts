import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../src/domain/fold.ts'
import { respell } from '../../src/domain/respelling.ts'

describe('a name spelt by its sound', () => {
  it.each([
    ['Xinh-ga-po', 'singapore'],
    ['In-đô-nê-xi-a', 'indonesia'],
    ['ma lai xi a', 'malaysia'],
    ['Xinhgapo', 'singapore'],
    ['Bộ Tư pháp Ca-dắc-xtan', 'bo tu phap kazakhstan'],
    ['Liên Hiệp Quốc', 'lienhopquoc'],
    ['Chỉ thị số 39-CT/TW', 'chi thi 39 ct tw'],
    ['Viet Nam - Ca-na-đa 2010', 'viet nam canada 2010'],
    ['Japanese Ministry of Justice', 'japan ministry of justice'],
  ])('is today’s: %s', (text, words) => {
    expect(respell(wordsOf(text)).join(' ')).toBe(words)
  })

  it('is left as it is where nobody spells it so', () => {
    for (const text of ['', 'xinh', 'ga Hà Nội', 'Lào']) expect(respell(wordsOf(text))).toEqual(wordsOf(text))
  })
})
