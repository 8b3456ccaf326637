/** What a period leaves out is what certainly lies outside, and nothing else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entityTypes } from '../../src/domain/ontology.ts'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import { ALWAYS, datedSpans, type Period } from '../../src/domain/valid-time.ts'
import { parseDay } from '../../src/graph/day.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { isInPeriod, periodParameters } from '../../src/graph/valid-time.ts'
import { openEmptyGraph } from '../support/graph.ts'

let graph: Graph

beforeAll(async () => {
  graph = await openEmptyGraph()
})

afterAll(() => graph.close())

/** Dates as nodes hold them. */
function stored(dates: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(dates).flatMap(([name, edtf]) => {
      const { earliest, latest } = parsePartialDate(edtf)!
      const day = (text: string | null) => (text === null ? null : parseDay(text))
      return [
        [`${name}Edtf`, edtf],
        [`${name}Earliest`, day(earliest)],
        [`${name}Latest`, day(latest)],
      ]
    }),
  )
}

async function isWithin(id: string, dates: Readonly<Record<string, string>>, period: Period): Promise<unknown> {
  const [answer] = await graph.read({
    cypher: `WITH $entity AS e RETURN ${isInPeriod('e', 'e.id', period)} AS answer`,
    params: { entity: { id, ...stored(dates) }, ...periodParameters(period) },
    toRow: (record) => record.get('answer') as boolean,
  })
  return answer
}

describe('a period', () => {
  it.each([
    ['agreement:a', { signedOn: '2021-06' }, { until: '2021-06-15' }, true],
    ['agreement:a', { signedOn: '2021-06' }, { until: '2021-05-31' }, false],
    ['agreement:a', { signedOn: '2021-06', validFrom: '2022' }, { until: '2021-12-31' }, true],
    ['agreement:a', { signedOn: '1999' }, { from: '2020-01-01' }, true],
    ['agreement:a', { signedOn: '1999', validUntil: '2019' }, { from: '2020-01-01' }, false],
    ['agreement:a', { signedOn: '1999', validUntil: '2020' }, { from: '2020-12-31' }, true],
    ['agreement:a', { signedOn: '1999', validUntil: '2019' }, { asOf: '2020-01-01' }, false],
    ['agreement:a', { signedOn: 'XXXX-01-07', validFrom: '2021' }, { until: '2000-01-01' }, true],
    ['agreement:a', { validUntil: '2019' }, { until: '1900-01-01' }, true],
    ['agreement:a', {}, { from: '2020-01-01', until: '2020-12-31' }, true],
    ['meeting:m', { heldOn: '2010-05' }, { from: '2010-06-01' }, false],
    ['meeting:m', { heldOn: '2010-05' }, { from: '2010-05-31', until: '2010-05-31' }, true],
    ['meeting:m', { heldOn: '2010-05' }, { asOf: '2020-01-01' }, true],
    ['meeting:m', { heldOn: '2010-05' }, { asOf: '2010-04-30' }, false],
    ['project:p', { plannedStartOn: '2022', plannedEndOn: '2026' }, { until: '2015-12-31' }, false],
    ['project:p', { plannedStartOn: '2018', plannedEndOn: '2020' }, { from: '2024-01-01' }, true],
    ['project:p', { startedOn: '2018', endedOn: '2020' }, { from: '2024-01-01' }, false],
    ['project:p', { startedOn: '2018/..' }, { asOf: '2024-01-01' }, true],
    ['policy:p', { issuedOn: '2010', validUntil: '2015' }, { asOf: '2016-01-01' }, false],
    ['figure:f', { period: '2016/2020' }, { from: '2021-01-01' }, false],
    ['figure:f', { period: '2016/2020' }, { asOf: '2021-01-01' }, true],
    ['partner:p', {}, { from: '2020-01-01' }, true],
  ] as const)('%s %j within %j: %s', async (id, dates, period, expected) => {
    expect(await isWithin(id, dates, { ...ALWAYS, ...period })).toBe(expected)
  })

  it('that nobody asks for is no condition', () => {
    expect(isInPeriod('e', 'e.id', ALWAYS)).toBeNull()
  })

  it('looks at date fields that there are', () => {
    for (const [label, { begins, ends }] of Object.entries(datedSpans)) {
      const { fields } = entityTypes[label as keyof typeof entityTypes]
      for (const field of [...begins, ...ends]) expect(fields, `${label}.${field}`).toMatchObject({ [field]: 'date' })
    }
  })
})
