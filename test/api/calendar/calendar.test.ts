/** The calendar, read back by a reader that had no part in writing it; one way of reading serves all, hence the length. */
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kindLabel } from '../../../src/domain/labels.ts'
import { vocabularies } from '../../../src/domain/vocabularies.ts'
import type { Graph } from '../../../src/graph/graph.ts'
import { loadSubgraph } from '../../../src/graph/load-subgraph.ts'
import { readAddress } from '../../../src/web/graph/view-address.ts'
import { openEmptyGraph, openSeededGraph } from '../../support/graph.ts'
import { TestRecord } from '../../support/record.ts'
import { bodyOf, type Served, serve } from '../../support/serve.ts'

interface Calendar {
  readonly text: string
  readonly of: (name: string) => string | null
  readonly events: readonly ICAL.Event[]
}

let served: Served
let graph: Graph

const take = (query = '') => fetch(`${served.url}/calendar.ics${query}`)

async function read(query = ''): Promise<Calendar> {
  const response = await take(query)
  const text = await response.text()
  expect(`${response.status} ${response.status === 200 ? '' : text}`).toBe('200 ')
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  return { text, of: (name) => calendar.getFirstPropertyValue(name) as string | null, events }
}

const idsOf = ({ events }: Calendar) => events.map(({ uid }) => uid)

describe('the calendar of the seed', () => {
  beforeAll(async () => {
    graph = await openSeededGraph()
    served = await serve(graph)
  })

  afterAll(async () => {
    await served.close()
    await graph.close()
  })

  it('has whole days with what proves them, of a partner and its parts', async () => {
    const laos = await read('?partner=partner:laos&from=2010-01-01')
    expect(laos.of('x-wr-calname')).toBe("Accord: Lao People's Democratic Republic")
    expect(laos.of('name')).toBe("Accord: Lao People's Democratic Republic")
    expect(String(laos.of('refresh-interval'))).toBe('PT12H')
    expect(laos.events.length).toBeGreaterThan(10)
    const ids = idsOf(laos)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('agreement:laos-free-migration-2013.expires@accord')
    const expiry = laos.events.find(({ uid }) => uid === 'agreement:laos-free-migration-2013.expires@accord')!
    expect(expiry.startDate.isDate).toBe(true)
    expect(expiry.startDate.toString()).toBe('2019-11-14')
    expect(expiry.endDate.toString()).toBe('2019-11-15')
    expect(expiry.summary).toBe('Expires: Agreement on free migration and undocumented marriages in the border area')
    expect(expiry.description).toContain('Renewal due: nothing renews or replaces it yet.')
    expect(expiry.description).toContain('VietnamPlus (VNA)')
    for (const { startDate, endDate } of laos.events) expect(endDate.compare(startDate)).toBe(1)
  })

  it.each(['en', 'vi'] as const)('leads from each event to its record in the explorer: %s', async (language) => {
    const laos = await read(`?partner=partner:laos&from=2010-01-01&language=${language}`)
    for (const { uid, component, description } of laos.events) {
      const url = new URL(component.getFirstPropertyValue('url') as string)
      expect(`${url.origin}${url.pathname}`).toBe(`${served.url}/explorer/`)
      const { view, unread } = readAddress(url.hash)
      expect(unread).toEqual([])
      expect(uid.startsWith(`${view.selected}.`)).toBe(true)
      expect(view.steps).toEqual([{ kind: 'show', id: view.selected }])
      expect(view.language).toBe(language.toUpperCase())
      expect(description.endsWith(`\n${url}`)).toBe(true)
    }
  })

  it('leads by TLS where a proxy in front has it', async () => {
    const response = await fetch(`${served.url}/calendar.ics`, { headers: { 'x-forwarded-proto': 'https' } })
    expect(await response.text()).toContain(`URL;VALUE=URI:${served.url.replace('http:', 'https:')}/`)
  })

  it('has each meeting and expiry that is dated to the day, and counts those that are not', async () => {
    const { data } = await bodyOf(
      await fetch(`${served.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query:
            '{ history(of: "partner:cuba", first: 100) { edges { node { event entity { id } date { edtf earliest latest } } } } }',
        }),
      }),
    )
    const kinds = ['HELD', 'EXPIRES', 'ENTERED_INTO_FORCE', 'PLANNED_END', 'ENDED', 'TERMINATED']
    const entries = data.history.edges.map(({ node }: any) => node).filter(({ event }: any) => kinds.includes(event))
    const isDay = ({ date }: any) => /^\d{4}-\d\d-\d\d(?:\/(?:\d{4}-\d\d-\d\d|[.]{0,2}))?$/.test(date?.edtf ?? '')
    const cuba = await read('?partner=partner:cuba&from=1960-01-01')
    const held = cuba.events.filter(({ uid }) => !uid.includes('session-due'))
    expect(held.map(({ uid }) => uid.split('.')[0]).sort()).toEqual(
      entries
        .filter(isDay)
        .map(({ entity }: any) => entity.id)
        .sort(),
    )
    const undated = entries.filter((entry: any) => !isDay(entry) && entry.event === 'HELD').length
    expect(undated).toBeGreaterThan(0)
    expect(cuba.of('description')).toContain(`${undated} meeting`)
    expect(cuba.of('description')).toMatch(/(?:has no day and is|have no day and are) not shown\.$/)
    // The reader leaves names that begin with X as they are written.
    expect(cuba.of('x-wr-caldesc')?.replaceAll('\\', '')).toBe(cuba.of('description'))
  })

  it('of everybody has what that of a partner has', async () => {
    const all = new Set(idsOf(await read('?from=2000-01-01')))
    for (const partner of ['partner:laos', 'partner:cuba', 'partner:russia', 'partner:eu']) {
      const own = idsOf(await read(`?partner=${partner}&from=2000-01-01`))
      expect(own.filter((id) => !all.has(id))).toEqual([])
    }
    expect(all.size).toBeGreaterThan(100)
  })

  it('is in Vietnamese where that is asked for, in lines of at most 75 octets that break no letter', async () => {
    const laos = await read('?partner=partner:laos&from=2010-01-01&language=vi')
    expect(laos.of('x-wr-calname')).toBe('Accord: Lào')
    expect(laos.events.some(({ summary }) => summary.startsWith('Hết thời hạn: '))).toBe(true)
    const kinds = new Set(laos.events.map(({ description }) => description.split('\n').at(-2)))
    const labels = (['Meeting', 'Agreement', 'Project', 'Committee'] as const).flatMap((label) =>
      Object.keys(vocabularies[`${label}Kind`]).map((kind) => kindLabel(label, kind, 'VI')),
    )
    expect([...kinds].filter((kind) => !labels.includes(kind!))).toEqual([])
    expect(kinds).toContain('Phiên họp')
    const lines = laos.text.split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(lines.filter((line) => line.startsWith(' ')).length).toBeGreaterThan(20)
    expect(laos.text).not.toContain('\uFFFD')
    expect(laos.text.normalize('NFC')).toBe(laos.text)
  })

  it('begins with last year unless said, and ends where it is told to', async () => {
    const year = String(new Date().getUTCFullYear() - 1)
    const usual = await read()
    expect(usual.events.every(({ endDate }) => endDate.toString() >= `${year}-01-01`)).toBe(true)
    expect(usual.of('description')).toContain(`from ${year}-01-01 on.`)
    const bounded = await read('?from=2019-01-01&until=2019-12-31')
    expect(bounded.events.length).toBeGreaterThan(3)
    expect(new Set(bounded.events.map(({ startDate }) => startDate.year))).toEqual(new Set([2019]))
  })

  it('has signatures where they are asked for', async () => {
    const signed = await read('?partner=partner:laos&from=2000-01-01&kinds=signed,held')
    const kinds = new Set(idsOf(signed).map((uid) => /\.([a-z-]+?)(?:-\d+)?@accord$/.exec(uid)![1]))
    expect(kinds).toEqual(new Set(['signed', 'held']))
  })

  it('is the same each time, and is not sent again to who has it', async () => {
    const first = await take('?partner=partner:eu')
    const tag = first.headers.get('etag')!
    const again = await fetch(`${served.url}/calendar.ics?partner=partner:eu`, { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
    const other = await serve(graph, { settings: { ANSWER_CACHE_MB: '0' } })
    const origins = (text: string) => text.replaceAll(/\r\n /g, '').replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, '')
    const second = await fetch(`${other.url}/calendar.ics?partner=partner:eu`)
    expect(origins(await second.text())).toBe(origins(await first.text()))
    await other.close()
  })

  it('tells all that is wrong at once', async () => {
    const response = await take('?form=2020-01-01&until=2020-02-30&language=fr&kinds=HELT')
    expect(response.status).toBe(400)
    const { message, extensions } = (await bodyOf(response)).errors[0]
    expect(message).toBe(
      '"form" is no argument of the calendar. Did you mean "from"? "until" is "2020-02-30", which is no day: write one such as 2026-05-17. ' +
        '"language" is "fr", and is to be en or vi. "kinds" has "HELT", which the calendar does not know. Did you mean "HELD"?',
    )
    expect(extensions.code).toBe('BAD_INPUT')
    const unknown = await take('?partner=partner:loas')
    expect(unknown.status).toBe(404)
    expect((await bodyOf(unknown)).errors[0].message).toBe(
      'No entity has the id "partner:loas". Did you mean "partner:laos"?',
    )
  })
})

describe('a calendar', () => {
  beforeAll(async () => {
    graph = await openEmptyGraph()
    const record = new TestRecord()
      .add('partner:a', { name: 'A' })
      .add('committee:a', { name: 'Committee A' })
      .relate('MEMBER_OF', 'partner:a', 'committee:a')
      .add('meeting:disputed', { name: 'Disputed', heldOn: '2024-05-17' }, ['source:b', 'source:c'])
      .claim('meeting:disputed', 'heldOn', '2024-05-18', {
        source: 'source:d',
        rank: 'NORMAL',
        rule: 'Two against one.',
      })
      .add('meeting:of-days', { name: 'Of days', heldOn: '2024-06-03/2024-06-05' })
      .add('meeting:begun', { name: 'Begun', heldOn: '2024-06-02/' })
      .add('meeting:month', { name: 'Month', heldOn: '2024-06' })
      .add('meeting:about', { name: 'About', heldOn: '2024-06-01~' })
      .add('meeting:day', { name: 'Day', heldOn: 'XXXX-08-08' })
      .add('meeting:nothing', { name: 'Nothing' })
      .add('agreement:a', { name: 'Agreement; one, two', validUntil: '2025-12-31' })
      .add('agreement:b', { name: 'B', validUntil: '2026-12-31' })
      .relate('RENEWS', 'agreement:b', 'agreement:a')
      .relate('PARTY_TO', 'partner:a', 'agreement:a')
      .relate('PARTY_TO', 'partner:a', 'agreement:b')
      .add('agreement:year', { name: 'Year', validUntil: '2026' })
      .relate('PARTY_TO', 'partner:a', 'agreement:year')
    for (const id of ['disputed', 'of-days', 'begun', 'month', 'about', 'day', 'nothing']) {
      record.relate('TOOK_PART_IN', 'partner:a', `meeting:${id}`, { role: 'PARTICIPANT' })
    }
    for (const year of [2021, 2022, 2023]) {
      record.add(`meeting:session-${year}`, { name: `Session ${year}`, heldOn: `${year}-03-01` })
      record.relate('SESSION_OF', `meeting:session-${year}`, 'committee:a')
    }
    await loadSubgraph(graph, record.build(), { importId: 'test', prune: false, seedDigest: 'test' })
    served = await serve(graph)
  })

  afterAll(async () => {
    await served.close()
    await graph.close()
  })

  it.each(['', '&partner=partner:a'])('shows what has its days, and counts the rest (%s)', async (partner) => {
    const calendar = await read(`?from=2024-01-01${partner}`)
    expect(idsOf(calendar)).toEqual([
      'committee:a.session-due@accord',
      'meeting:disputed.held@accord',
      'meeting:begun.held@accord',
      'meeting:of-days.held@accord',
      'agreement:a.expires@accord',
      'agreement:b.expires@accord',
    ])
    expect(calendar.of('description')).toContain('4 meetings and 1 expiry have no day and are not shown.')
    const [session, disputed, begun, ofDays, renewed, open] = calendar.events
    expect(session!.startDate.toString()).toBe('2024-02-29')
    expect(session!.summary).toBe('Session due (reckoned): Committee A')
    expect(disputed!.description).toContain('Sources disagree:')
    expect(disputed!.description).toContain('– 17 May 2024: ')
    expect(disputed!.description).toContain('– 18 May 2024: “source:d”')
    expect(disputed!.description).toContain('Why this one: Two against one.')
    expect([begun!.startDate.toString(), begun!.endDate.toString()]).toEqual(['2024-06-02', '2024-06-03'])
    expect(begun!.description).toContain('when it ends is not known')
    expect([ofDays!.startDate.toString(), ofDays!.endDate.toString()]).toEqual(['2024-06-03', '2024-06-06'])
    expect(renewed!.summary).toBe('Expires: Agreement; one, two')
    expect(renewed!.description).toContain('Another document renews or replaces it.')
    expect(open!.description).toContain('Renewal due: nothing renews or replaces it yet.')
  })
})
