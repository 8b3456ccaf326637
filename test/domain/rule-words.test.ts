/** Words that the seed has in English only, as a Vietnamese brief says them. */
import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { publisherVi } from '../../src/domain/publisher-names.ts'
import { ruleVi } from '../../src/domain/rule-words.ts'
import { parseSeed, readSeedFolder } from '../../src/seed-folder.ts'

it('every rule by which the seed prefers a value has its Vietnamese', () => {
  const { supports } = parseSeed(readSeedFolder(readConfig({}).ACCORD_SEED))
  const rules = [...new Set(supports.flatMap(({ rule }) => rule ?? []))]
  expect(rules.length).toBeGreaterThan(20)
  expect(rules.filter((rule) => ruleVi(rule) === null)).toEqual([])
  expect(ruleVi('A rule of somebody else.')).toBeNull()
})

it('a publisher goes by its Vietnamese name, wherever its text was found', () => {
  expect(publisherVi('Ministry of Justice of Viet Nam (moj.gov.vn)')).toBe('Bộ Tư pháp (moj.gov.vn)')
  expect(publisherVi('Ministry of Foreign Affairs (copy at vanban123.vn)')).toBe(
    'Bộ Ngoại giao (bản sao tại vanban123.vn)',
  )
  expect(publisherVi('Bao Tin tuc (VNA)')).toBe('Báo Tin tức (TTXVN)')
  expect(publisherVi('Nhan Dan (via Vietnam.vn)')).toBe('Báo Nhân Dân (qua Vietnam.vn)')
  expect(publisherVi('IRZ')).toBe('IRZ')
})
