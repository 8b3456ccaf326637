import { describe, expect, it } from 'vitest'
import { anyOrder, foldText, joinedWords, wordSpans, wordsOf } from '../../src/domain/fold.ts'

describe('folded text', () => {
  it.each([
    ['Ủy ban', 'Uỷ ban'],
    ['Ủy ban'.normalize('NFD'), 'uy ban'],
    ['Đức', 'DUC'],
    ['Hòa', 'Hoà'],
    ['NGHỊ ĐỊNH', 'nghi dinh'],
  ])('takes %s and %s for one', (one, other) => {
    expect(foldText(one)).toBe(foldText(other))
  })

  it('keeps the letters and marks of Lao, in either form', () => {
    expect(wordsOf('ລາວ ຍຸຕິທຳ')).toEqual(['ລາວ', 'ຍຸຕິທຳ'.normalize('NFC').toLowerCase()])
  })

  it('has the words of what a hyphen or slash joins, and those of a name in any order', () => {
    expect(wordsOf('Bộ Tư pháp Cu-ba')).toEqual(['bo', 'tu', 'phap', 'cu', 'ba'])
    expect(joinedWords('Bộ Tư pháp Cu-ba, 39-CT/TW')).toEqual(['cuba', '39cttw'])
    expect(anyOrder(wordsOf('Ministry of Justice of Japan'))).toBe(anyOrder(wordsOf('Japan Ministry of Justice')))
  })

  it('has no words where there are none', () => {
    expect(wordsOf(' "+-&|!(){}[]^~*?:\\/ ')).toEqual([])
  })

  it('says where each word stands in the text as it was given', () => {
    const text = `Vụ ${'Hợp'.normalize('NFD')} tác`
    for (const { start, end, word } of wordSpans(text)) expect(foldText(text.slice(start, end))).toBe(word)
    expect(wordSpans(text).map(({ word }) => word)).toEqual(['vu', 'hop', 'tac'])
  })
})
