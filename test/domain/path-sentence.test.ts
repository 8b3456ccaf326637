/** A path reads as a sentence, in either language and in either direction. */
import { describe, expect, it } from 'vitest'
import { walkedTypes } from '../../src/domain/connections.ts'
import { pathSentence } from '../../src/domain/path-sentence.ts'
import { phraseOf } from '../../src/domain/relationship-phrases.ts'

const hop = { role: null, scope: null }
const laos = { id: 'partner:laos', name: 'Lao PDR', nameVi: 'Lào' }
const ministry = { id: 'partner:la-moj', name: 'the Ministry of Justice of Laos', nameVi: 'Bộ Tư pháp Lào' }
const meeting = { id: 'meeting:m', name: 'the conference of 2022', nameVi: null }
const person = { id: 'person:p', name: 'Nguyễn Văn A', nameVi: 'Nguyễn Văn A' }

const entities = [laos, ministry, meeting, person]
const hops = [
  { ...hop, type: 'PART_OF', from: 'partner:la-moj' },
  { ...hop, type: 'TOOK_PART_IN', from: 'partner:la-moj' },
  { ...hop, type: 'TOOK_PART_IN', from: 'person:p', role: 'CHAIR' },
] as const

describe('the sentence of a path', () => {
  it('names each entity once and takes it up again', () => {
    expect(pathSentence(entities, hops, 'EN')).toBe(
      'Lao PDR includes the Ministry of Justice of Laos, which took part in the conference of 2022, which was chaired by Nguyễn Văn A.',
    )
    expect(pathSentence(entities, hops, 'VI')).toBe(
      'Lào có bộ phận trực thuộc là Bộ Tư pháp Lào; đối tác này đã tham gia the conference of 2022; hoạt động này do người chủ trì là Nguyễn Văn A.',
    )
    expect(pathSentence(entities.toReversed(), hops.toReversed(), 'EN')).toBe(
      'Nguyễn Văn A chaired the conference of 2022, which was attended by the Ministry of Justice of Laos, which is part of Lao PDR.',
    )
  })

  it('has words for every verb, of its own in each direction and language', () => {
    for (const type of walkedTypes) {
      const words = [true, false].flatMap((forwards) =>
        (['EN', 'VI'] as const).map((language) => phraseOf({ ...hop, type }, forwards, language)),
      )
      expect(new Set(words).size, type).toBe(4)
    }
  })

  it('says where a document replaces another only in part', () => {
    const part = { type: 'REPLACES', role: null, scope: 'civil matters' } as const
    expect(phraseOf(part, true, 'EN')).toBe('replaces in part')
    expect(phraseOf(part, false, 'VI')).toBe('được thay thế một phần bởi')
  })
})
