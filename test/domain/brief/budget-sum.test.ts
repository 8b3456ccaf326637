/** A sum says over how many of how many projects it is counted, and what it leaves out. */
import { describe, expect, it } from 'vitest'
import type { BriefGround, EntityFacts } from '../../../src/domain/brief/brief-facts.ts'
import { Writer } from '../../../src/domain/brief/brief-writer.ts'
import { budgetSum } from '../../../src/domain/brief/budget-sum.ts'
import type { FieldValues } from '../../../src/domain/subgraph.ts'
import type { Claim } from '../../../src/domain/subgraph-stream.ts'
import { textOfLine } from '../../support/briefs.ts'

const ground = { evidence: new Map(), sources: new Map() } as unknown as BriefGround
const writers = { EN: new Writer('EN', ground), VI: new Writer('VI', ground) }

const project = (fields: FieldValues, claims: readonly Claim[] = []): EntityFacts => ({
  entity: { id: 'project:a', label: 'Project', fields },
  claims,
  changes: [],
  relationships: [],
  unread: new Map(),
})

const of = (budgetAmount: number, budgetCurrency: string, more: FieldValues = {}) =>
  project({ budgetAmount, budgetCurrency, ...more })

const said = (items: readonly EntityFacts[], language: 'EN' | 'VI', total = items.length, isOfYear = false) =>
  textOfLine(budgetSum({ items, total }, writers[language], isOfYear)).trim()

describe('a sum of budgets', () => {
  const several = [of(1000.1, 'EUR'), of(0.2, 'EUR'), of(5, 'USD'), project({}), project({})]

  it('is of one currency, over so many of so many projects', () => {
    expect(said(several, 'EN')).toBe(
      'A budget is recorded for 3 of the 5 projects: 1,000.3 EUR in 2 projects and 5 USD in 1 project. Amounts in different currencies are not added together.',
    )
    expect(said(several, 'VI')).toBe(
      'Kinh phí được ghi nhận ở 3 trong số 5 dự án, phi dự án: 1.000,3 EUR (2 dự án); 5 USD (1 dự án). Các khoản bằng loại tiền khác nhau không được cộng gộp.',
    )
  })

  it('says of how many it speaks where not all are shown', () => {
    expect(said(several, 'EN', 70)).toContain('for 3 of the 5 projects shown: ')
    expect(said(several, 'VI', 70)).toContain('ở 3 trong số 5 dự án, phi dự án nêu dưới đây: ')
  })

  it('says so where there is nothing to add', () => {
    expect(said([project({}), project({})], 'EN')).toBe('No budget is recorded for any of the 2 projects.')
    expect(said([project({})], 'VI')).toBe('Chưa ghi nhận kinh phí của dự án này.')
    expect(said([of(7, 'VND')], 'EN')).toBe('A budget is recorded for it: 7 VND.')
  })

  it('leaves out an amount without a currency, and says so', () => {
    const items = [of(3, 'EUR'), project({ budgetAmount: 900 })]
    expect(said(items, 'EN')).toBe(
      'A budget is recorded for each of the 2 projects: 3 EUR in 1 project. 1 amount has no currency in the record and is not added.',
    )
    expect(said(items, 'VI')).toContain('Có 1 khoản chưa rõ loại tiền nên không được cộng.')
  })

  it('names what is disputed, what is qualified, and that of a year projects are told whole', () => {
    const rival = { property: 'budgetAmount', value: '4' } as unknown as Claim
    const disputed = project({ budgetAmount: 3, budgetCurrency: 'EUR', note: 'Budget: over the amount shown.' }, [
      rival,
    ])
    expect(said([disputed, project({})], 'EN', 2, true)).toBe(
      'A budget is recorded for 1 of the 2 projects: 3 EUR. For 1 project sources give other amounts as well, which are not added. 1 amount is qualified in the table. A budget is that of the whole project, and not of the year.',
    )
  })
})
