/** Dates in a view: a bar is as wide as its date is uncertain, and a period hides only what certainly lies outside. */
import { describe, expect, it } from 'vitest'
import type { EntityLabel } from '../../../src/domain/ontology.ts'
import { parsePartialDate } from '../../../src/domain/partial-date.ts'
import { decadeOf, extentOf } from '../../../src/web/graph/extents.ts'
import { lanesOf, placesInLanes } from '../../../src/web/graph/lanes.ts'
import type { Card, Edge } from '../../../src/web/graph/model.ts'
import { barsOf } from '../../../src/web/graph/strip.ts'
import { emptyView } from '../../../src/web/graph/view.ts'
import { visibleIn } from '../../../src/web/graph/visible.ts'

const card = (id: string, label: EntityLabel, dates: Readonly<Record<string, string>> = {}): Card => ({
  id,
  label,
  name: id,
  nameVi: null,
  fields: Object.fromEntries(Object.entries(dates).map(([field, edtf]) => [field, parsePartialDate(edtf)!])),
})

const meeting = card('meeting:day', 'Meeting', { heldOn: '2019-05-17' })
const year = card('meeting:year', 'Meeting', { heldOn: '2019' })
const noYear = card('meeting:no-year', 'Meeting', { heldOn: 'XXXX-08-08' })
const lasting = card('agreement:lasting', 'Agreement', { signedOn: '2010', validUntil: '2018' })
const open = card('agreement:open', 'Agreement', { signedOn: '2008/2012' })
const partner = card('partner:one', 'Partner')
const cards = [meeting, year, noYear, lasting, open, partner]

const edge = (from: string, to: string): Edge => ({
  id: `TOOK_PART_IN/${from}/${to}`,
  type: 'TOOK_PART_IN',
  from,
  to,
  role: null,
  title: null,
  scope: null,
  inferred: false,
})
const data = {
  cards: new Map(cards.map((one) => [one.id, one])),
  edges: [edge('partner:one', 'meeting:day'), edge('partner:one', 'meeting:year')],
  hidden: new Map(),
}
const ids = (list: readonly Card[]) => list.map(({ id }) => id)

describe('the timeline', () => {
  it('gives a year the width of a year, a day that of a day, and what has no year no bar', () => {
    const { bars, undated, timeless } = barsOf(cards)
    const width = (id: string) => {
      const { start, end } = bars.find((bar) => bar.card.id === id)!
      return (end - start) * 365.25
    }
    expect(width('meeting:day')).toBeCloseTo(1, 3)
    expect(width('meeting:year')).toBeCloseTo(365, 3)
    expect(ids(bars.map((bar) => bar.card))).not.toContain('meeting:no-year')
    expect({ undated, timeless }).toEqual({ undated: 1, timeless: 1 })
  })

  it('lays no bar over another', () => {
    const { bars } = barsOf([...cards, card('meeting:other', 'Meeting', { heldOn: '2019-05-17' })])
    for (const one of bars) {
      for (const other of bars) {
        if (one !== other && one.row === other.row) expect(one.end <= other.start || other.end <= one.start).toBe(true)
      }
    }
  })
})

describe('a period', () => {
  it('hides what certainly lies outside, with its relationships, and keeps what may lie within', () => {
    const seen = visibleIn(data, { ...emptyView, from: '2019-06', until: '2020' })
    expect(ids(seen.cards)).toEqual(['meeting:year', 'meeting:no-year', 'agreement:open', 'partner:one'])
    expect(seen.edges).toHaveLength(1)
    expect(seen).toMatchObject({ filteredEntities: 2, filteredEdges: 1 })
  })

  it('leaves out what has no date only where that is asked', () => {
    const seen = visibleIn(data, { ...emptyView, from: '2019', undated: false })
    expect(ids(seen.cards)).not.toContain('meeting:no-year')
    expect(ids(seen.cards)).toContain('partner:one')
  })
})

describe('lanes', () => {
  it('name the ten years in which something certainly begins, and else say why not', () => {
    expect(decadeOf(open)).toBe(null)
    expect(extentOf(noYear)).toBe(null)
    expect(lanesOf(cards, 'PERIOD', 'EN').map(({ heading, cards: members }) => [heading, ids(members)])).toEqual([
      ['2010–2019', ['agreement:lasting', 'meeting:year', 'meeting:day']],
      ['In several decades', ['agreement:open']],
      ['No date given', ['meeting:no-year']],
      ['No time of their own', ['partner:one']],
    ])
  })

  it('give each entity a place of its own', () => {
    const { places } = placesInLanes(lanesOf(cards, 'TYPE', 'VI'))
    expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(cards.length)
  })
})
