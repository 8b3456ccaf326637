import { describe, expect, it } from 'vitest'
import { findMatches } from '../../src/domain/search-match.ts'

const NOTHING = { names: [], around: [], quotes: [], note: null, text: null }
const LONG = `${'một hai ba '.repeat(30)}trợ giúp pháp lý ${'bốn năm sáu '.repeat(30)}`

describe('what a search found', () => {
  it('is the name with most of the words, and no name that adds nothing', () => {
    const names = [
      ['name', 'Laos'],
      ['nameVi', 'Lào'],
      ['aliases', 'Cộng hòa Dân chủ nhân dân Lào'],
    ] as const
    const fields = (text: string) => findMatches(text, { ...NOTHING, names }).map(({ field }) => field)
    expect(fields('lao')).toEqual(['name'])
    expect(fields('nhan dan lao')).toEqual(['aliases'])
    expect(fields('hoa ky')).toEqual(['aliases'])
    expect(fields('Thụy')).toEqual([])
  })

  it('is a name however it is divided', () => {
    const names = [['nameVi', 'Cu-ba']] as const
    for (const text of ['cuba', 'Cu ba', 'Cu-ba']) expect(findMatches(text, { ...NOTHING, names })).toHaveLength(1)
  })

  it('is a slip of the pen only where the word stands nowhere as it was written', () => {
    const names = [
      ['name', 'UNICEF'],
      ['aliases', 'unicfe'],
    ] as const
    expect(findMatches('unicfe', { ...NOTHING, names }).map(({ text }) => text)).toEqual(['unicfe'])
    expect(findMatches('unicfe', { ...NOTHING, names: names.slice(0, 1) })).toHaveLength(1)
    expect(findMatches('39', { ...NOTHING, names: [['number', '38']] })).toEqual([])
  })

  it('shows of a long sentence the part with most of the words, and cuts no word', () => {
    const [match] = findMatches('trợ giúp ba pháp lý', { ...NOTHING, quotes: [LONG] })
    expect(match?.field).toBe('quote')
    expect(match?.text).toBe(LONG)
    expect(match?.snippet).toMatch(/^….*trợ giúp pháp lý.*…$/)
    expect(match!.snippet!.length).toBeLessThan(300)
    const cut = new Set(match!.snippet!.replaceAll('…', '').split(' '))
    for (const word of cut) expect(LONG.split(' ')).toContain(word)
  })

  it('never shows the text of a source whole', () => {
    const [match] = findMatches('pháp lý', { ...NOTHING, text: LONG })
    expect(match).toMatchObject({ field: 'text', text: match!.snippet })
    expect(match!.text.length).toBeLessThan(300)
  })
})
