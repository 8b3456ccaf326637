import { describe, expect, it } from 'vitest'
import { type EntityRow, eventsOf, historyEvents } from '../../src/domain/history.ts'
import { historyTitle } from '../../src/domain/history-title.ts'

const row = (
  label: EntityRow['label'],
  properties: Record<string, unknown>,
  more: Partial<EntityRow> = {},
): EntityRow => ({
  id: 'x:y',
  label,
  properties,
  changes: [],
  evidence: {},
  ...more,
})

const told = (entity: EntityRow) => eventsOf(entity).map(({ event, date }) => [event, date?.edtf ?? null])

describe('the events of an entity', () => {
  it('are those that its dates say, in the order in which things happen', () => {
    const agreement = row('Agreement', { validUntilEdtf: '2026', signedOnEdtf: '2021-09-05', validFromEdtf: '2022' })
    expect(told(agreement)).toEqual([
      ['SIGNED', '2021-09-05'],
      ['VALID_FROM', '2022'],
      ['EXPIRES', '2026'],
    ])
  })

  it('tell a period printed as one date once', () => {
    expect(told(row('Policy', { validFromEdtf: '2022', validUntilEdtf: '2022' }))).toEqual([['VALID_FROM', '2022']])
  })

  it('take states from status changes, but a date of signature once', () => {
    const on = { edtf: '2020', asPrinted: null, inferred: false, why: null }
    const changes = [
      { id: 'c1', status: 'PROPOSED', on: null, evidenceIds: ['e1'] },
      { id: 'c2', status: 'SIGNED', on, evidenceIds: ['e2'] },
    ]
    expect(told(row('Agreement', { signedOnEdtf: '2020-05-01' }, { changes }))).toEqual([
      ['SIGNED', '2020-05-01'],
      ['PROPOSED', null],
    ])
  })

  it.each([
    ['Meeting', {}, 'HELD'],
    ['Agreement', { status: 'NEGOTIATING' }, 'NEGOTIATED'],
    ['Agreement', { status: 'IN_FORCE' }, 'REPORTED'],
    ['Agreement', {}, 'REPORTED'],
    ['Project', { status: 'PIPELINE' }, 'PROPOSED'],
    ['Project', { status: 'CANCELLED' }, 'REPORTED'],
    ['Policy', {}, 'ISSUED'],
    ['ReportedFigure', {}, 'REPORTED'],
  ] as const)('of an undated %s %j are one undated %s', (label, properties, event) => {
    expect(told(row(label, properties))).toEqual([[event, null]])
  })

  it.each(['Partner', 'Institution', 'Person', 'Committee', 'Topic', 'Source'] as const)(
    'of a %s are none',
    (label) => {
      expect(eventsOf(row(label, {}))).toEqual([])
    },
  )

  it('have words in both languages, the printed name in Vietnamese', () => {
    const entity = { name: 'Plan', nameVi: 'Kế hoạch' }
    for (const event of historyEvents) {
      expect(historyTitle(event, entity, 'EN')).toMatch(/^\p{Lu}.*: Plan$/u)
      expect(historyTitle(event, entity, 'VI')).toMatch(/^\p{Lu}.*: Kế hoạch$/u)
    }
    expect(historyTitle('SIGNED', { name: 'Plan', nameVi: null }, 'VI')).toBe('Ký kết: Plan')
  })
})
