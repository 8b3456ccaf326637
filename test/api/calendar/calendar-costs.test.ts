/** What a calendar reads follows what it shows, and neither the graph nor the history of the partner. */
import { expect, it } from 'vitest'
import { readCalendar } from '../../../src/api/calendar/read-calendar.ts'
import { calendarKinds } from '../../../src/domain/calendar-feed.ts'
import { type Fact, factsOf } from '../../support/facts.ts'
import { measuredGraph, sum } from '../../support/measured-graph.ts'

const measured = measuredGraph()

const range = (count: number) => Array.from({ length: count }, (_one, index) => index)

/** Ten meetings and ten expiries of the period, and so many of each long before it. */
function record(many: number, inPeriod = 10) {
  const facts: Fact[] = []
  const fields: Record<string, Record<string, string>> = {}
  const add = (name: string, year: number) => {
    fields[`meeting:${name}`] = { heldOn: `${year}-05-17` }
    fields[`agreement:${name}`] = { validUntil: `${year}-12-31`, signedOn: '1980-01-01', inForceFrom: '1981-01-01' }
    fields[`project:${name}`] = { endedOn: '1990-01-01', plannedEndOn: '1990-01-01' }
    facts.push(
      ['TOOK_PART_IN', 'partner:hub', `meeting:${name}`],
      ['PARTICIPATES_IN', 'partner:hub', `project:${name}`],
    )
    facts.push(['PARTY_TO', 'partner:hub', `agreement:${name}`, { role: 'PARTY' }])
  }
  for (const at of range(inPeriod)) add(`new-${at}`, 2020)
  for (const at of range(many)) add(`old-${at}`, 1995)
  return factsOf(facts, fields)
}

const asked = {
  period: { from: '2020-01-01', until: '2020-12-31' },
  kinds: calendarKinds,
  language: 'EN',
  most: 30,
} as const
const hub = { id: 'partner:hub', name: 'Hub', nameVi: null }

it('costs what it shows', { timeout: 120_000 }, async () => {
  const hitsOf = async (of: typeof hub | null) => {
    const hits = await measured.hits(async () => {
      const { events } = await readCalendar({ of, ...asked }, measured.graph)
      expect(events).toHaveLength(20)
    })
    return sum(hits)
  }
  await measured.load(record(40))
  const small = [await hitsOf(hub), await hitsOf(null)]
  await measured.load(record(400))
  const large = [await hitsOf(hub), await hitsOf(null)]
  expect(large[0]).toBeLessThanOrEqual(1.2 * small[0]!)
  expect(large[1]).toBeLessThanOrEqual(1.2 * small[1]!)
  expect(Math.max(...large)).toBeLessThan(1_200)
})

it('of more dates than it holds is refused, and says how to ask', { timeout: 120_000 }, async () => {
  await measured.load(record(0, 16))
  await expect(readCalendar({ of: hub, ...asked }, measured.graph)).rejects.toThrow(
    'From "2020-01-01" until "2020-12-31" there are more than 30 dates of "partner:hub", and a calendar holds no more.',
  )
  await expect(readCalendar({ of: null, ...asked }, measured.graph)).rejects.toThrow(
    'there are more than 30 dates, and a',
  )
})
