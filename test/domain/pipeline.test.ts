/** The stays of a document are what its dates and states say, and nothing more precise. */
import { describe, expect, it } from 'vitest'
import { type AgreementLife, wasSigned } from '../../src/domain/agreement-life.ts'
import type { PrintedDate } from '../../src/domain/history.ts'
import { isInForce } from '../../src/domain/in-force.ts'
import { staysOf } from '../../src/domain/pipeline.ts'

const date = (edtf: string): PrintedDate => ({ edtf, asPrinted: null, inferred: false, why: null })

function life(
  fields: Partial<Record<'status' | 'signedOn' | 'inForceFrom' | 'validFrom' | 'validUntil', string>>,
  ...changes: (readonly [status: string, on: string | null])[]
): AgreementLife {
  const { status = null, ...dates } = fields
  const blank = { signedOn: null, inForceFrom: null, validFrom: null, validUntil: null }
  const printed = Object.fromEntries(Object.entries(dates).map(([name, edtf]) => [name, date(edtf)]))
  return {
    status,
    ...blank,
    ...printed,
    changes: changes.map(([state, on], index) => ({
      id: `change:${index}`,
      status: state,
      on: on === null ? null : date(on),
      evidenceIds: [],
    })),
  }
}

const brief = (stays: ReturnType<typeof staysOf>['now']) =>
  stays.map(({ status, since, from, until }) => `${status} ${since?.edtf ?? '-'} ${from}..${until}`)

describe('the stays of a document', () => {
  it('follow each other from the day by which each state had certainly come', () => {
    const { now, before } = staysOf(life({ signedOn: '2021-09-05' }, ['DRAFTING', '2020'], ['IN_FORCE', '2022-01-01']))
    expect(brief(now)).toEqual([
      'UNKNOWN - 2020-01-01..2020-12-31',
      'DRAFTING 2020 2020-12-31..2021-09-05',
      'SIGNED 2021-09-05 2021-09-05..2022-01-01',
      'IN_FORCE 2022-01-01 2022-01-01..X',
    ])
    expect(before).toEqual(now)
  })

  it('take an undated report for the present only', () => {
    const { now, before } = staysOf(life({ status: 'IN_FORCE' }))
    expect(brief(now)).toEqual(['IN_FORCE - ..X'])
    expect(brief(before)).toEqual(['UNKNOWN - ..X'])
    const later = staysOf(life({ status: 'IN_FORCE', signedOn: '2019-01-01' }))
    expect(brief(later.now)).toEqual(['IN_FORCE - ..X'])
    expect(brief(later.before)).toEqual(['SIGNED 2019-01-01 2019-01-01..X'])
    const planned = staysOf(life({ status: 'SIGNED', validFrom: '2019', validUntil: '2021' }))
    expect(brief(planned.now)).toEqual(['SIGNED - ..2022-01-01', 'EXPIRED 2021 2022-01-01..X'])
    expect(brief(planned.before)).toEqual(['UNKNOWN - 2019-01-01..2022-01-01', 'EXPIRED 2021 2022-01-01..X'])
  })

  it('do not let an undated report of an earlier state undo a dated later one', () => {
    expect(brief(staysOf(life({ status: 'DRAFTING', signedOn: '2019-01-01' })).now).at(-1)).toBe(
      'SIGNED 2019-01-01 2019-01-01..X',
    )
  })

  it('of two states of one date have the one that comes later in a life', () => {
    const { now } = staysOf(life({}, ['APPROVED', '2021'], ['NEGOTIATING', '2021']))
    expect(brief(now)).toEqual(['UNKNOWN - 2021-01-01..2021-12-31', 'APPROVED 2021 2021-12-31..X'])
  })

  it('are not undone by an earlier state that is printed less precisely', () => {
    const { now } = staysOf(life({ signedOn: '2021', inForceFrom: '2021-10-01' }))
    expect(brief(now).at(-1)).toBe('IN_FORCE 2021-10-01 2021-10-01..X')
  })

  it('come back to force after a suspension', () => {
    const { now } = staysOf(
      life({}, ['IN_FORCE', '2010-01-01'], ['SUSPENDED', '2012-01-01'], ['IN_FORCE', '2013-01-01']),
    )
    expect(now.map(({ status }) => status)).toEqual(['IN_FORCE', 'SUSPENDED', 'IN_FORCE'])
  })

  it('end the day after a period has ended, of what was signed only', () => {
    expect(brief(staysOf(life({ signedOn: '2001-01-01', validUntil: '2010' })).now).at(-1)).toBe(
      'EXPIRED 2010 2011-01-01..X',
    )
    expect(brief(staysOf(life({ validUntil: '2010' }, ['DRAFTING', '2005'])).now).at(-1)).toBe(
      'DRAFTING 2005 2005-12-31..X',
    )
  })

  it('are unknown where nothing says', () => {
    expect(brief(staysOf(life({})).now)).toEqual(['UNKNOWN - ..X'])
    expect(brief(staysOf(life({ status: 'UNKNOWN' })).now)).toEqual(['UNKNOWN - ..X'])
    expect(brief(staysOf(life({ signedOn: 'XXXX-01-07' })).now)).toEqual(['SIGNED XXXX-01-07 ..X'])
  })
})

describe('a document is in force', () => {
  it.each([
    ['reported so', life({ status: 'IN_FORCE' }), true],
    ['entered into force', life({ inForceFrom: '2020-06-30' }), true],
    ['will enter into force', life({ inForceFrom: '2020-07-01' }), false],
    ['may have entered into force', life({ inForceFrom: '2020' }), false],
    ['signed, its period running', life({ signedOn: '2018', validFrom: '2018', validUntil: '2020' }), true],
    ['its period running, no state said', life({ validFrom: '2018', validUntil: '2022' }), true],
    ['drafted, its period running', life({ status: 'DRAFTING', validFrom: '2018', validUntil: '2022' }), false],
    ['its period over', life({ inForceFrom: '2010', validUntil: '2020-06-29' }), false],
    ['its period ending today', life({ inForceFrom: '2010', validUntil: '2020-06-30' }), true],
    ['terminated', life({ inForceFrom: '2010' }, ['TERMINATED', '2019']), false],
    ['perhaps terminated', life({ inForceFrom: '2010' }, ['TERMINATED', '2020']), true],
    ['suspended', life({ inForceFrom: '2010' }, ['SUSPENDED', '2019']), false],
    ['only signed', life({ signedOn: '2010' }), false],
    ['nothing known', life({}), false],
  ] as const)('or not: %s', (_what, one, expected) => {
    expect(isInForce(one, '2020-06-30', false)).toBe(expected)
  })

  it('of a day gone by on dates only, whatever is reported now', () => {
    expect(isInForce(life({ status: 'IN_FORCE' }), '2020-06-30', true)).toBe(false)
    expect(isInForce(life({ status: 'TERMINATED', inForceFrom: '2010' }), '2020-06-30', true)).toBe(true)
  })
})

it('a document was signed where a date or a state says so, and not where it was only approved', () => {
  expect(wasSigned(life({ signedOn: 'XXXX-01-07' }))).toBe(true)
  expect(wasSigned(life({}, ['EXPIRED', null]))).toBe(true)
  expect(wasSigned(life({ status: 'APPROVED', validFrom: '2020' }))).toBe(false)
  expect(wasSigned(life({}))).toBe(false)
})
