/** Documents go in Vietnamese by what the pages that are cited for them print. */
import { expect, it } from 'vitest'
import { shown } from './record/record-and-seed.ts'

it.each([
  ['agreement:laos-moj-plan-2011-2015', 'Thỏa thuận về Kế hoạch hợp tác giai đoạn 2011-2015'],
  ['agreement:laos-moj-2021-2025', 'Thỏa thuận hợp tác giai đoạn 2021 - 2025'],
  ['agreement:laos-moj-2026-2030', /^Thỏa thuận hợp tác giữa Bộ Tư pháp Việt Nam và Bộ Tư pháp Lào/],
  ['agreement:laos-aid-regulation-2020', /^Thỏa thuận về Quy chế tài chính và quản lý sử dụng vốn viện trợ/],
])('%s is no hiệp định', (id, title) => {
  expect(shown(id, 'nameVi')).toMatch(title)
})
