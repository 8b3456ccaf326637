/** The view as a value: what a person does, how it is undone, and the address that holds it. */
import { describe, expect, it } from 'vitest'
import { type Action, changeTrack, changeView, type Track } from '../../../src/web/graph/change-view.ts'
import { portionsOf, shownAfter } from '../../../src/web/graph/shown.ts'
import { emptyView, nextLimit, type View } from '../../../src/web/graph/view.ts'
import { readAddress, writeAddress } from '../../../src/web/graph/view-address.ts'

const ACTIONS: readonly Action[] = [
  { kind: 'show', id: 'partner:cuba' },
  { kind: 'expand', id: 'partner:cuba', depth: 1, limit: 25 },
  { kind: 'expand', id: 'committee:vn-cu-igc', depth: 2, limit: 200 },
  { kind: 'connect', from: 'partner:cuba', to: 'partner:laos' },
  { kind: 'remove', id: 'person:lianys-torres-rivera' },
  { kind: 'move', id: 'partner:cuba', x: -120, y: 45 },
  { kind: 'toggleType', label: 'Topic' },
  { kind: 'toggleType', label: 'Person' },
  { kind: 'toggleVerb', type: 'TOOK_PART_IN' },
  { kind: 'period', from: '2010', until: '2024-05' },
  { kind: 'undated', isShown: false },
  { kind: 'group', by: 'PERIOD' },
  { kind: 'mode', mode: 'LIST' },
  { kind: 'select', id: 'TOOK_PART_IN/person:a/meeting:b/CO CHAIR & more' },
  { kind: 'pickEnd', id: 'partner:laos' },
  { kind: 'language', language: 'VI' },
]

const full = ACTIONS.reduce(changeView, emptyView)
const start = (view: View = emptyView): Track => ({ past: [], view, future: [] })

describe('the address of a view', () => {
  it('holds all of it: reading what was written gives the same view, after every action', () => {
    let view = emptyView
    for (const action of ACTIONS) {
      view = changeView(view, action)
      expect(readAddress(`#${writeAddress(view)}`)).toEqual({ view, unread: [] })
    }
  })

  it('can be read by a person, and is empty where nothing was chosen', () => {
    expect(writeAddress(emptyView)).toBe('')
    const view = ACTIONS.slice(0, 2).reduce(changeView, emptyView)
    expect(writeAddress(view)).toBe('show=partner:cuba&expand=partner:cuba*25&select=partner:cuba')
    expect(writeAddress(full)).toContain('&from=2010&until=2024-05&undated=no&group=period&mode=list&')
  })

  it('tells of the parts that say nothing known, and keeps the rest', () => {
    const { view, unread } = readAddress(
      '#show=partner:cuba&hide=Nothing&from=tomorrow&from=2010-13&expand=partner:cuba*9999&group=colour&hide=constructor&%E0%A4=1',
    )
    expect(view.steps).toEqual([{ kind: 'show', id: 'partner:cuba' }])
    expect(unread).toHaveLength(7)
    expect({ ...view, steps: [] }).toEqual(emptyView)
  })
})

describe('undo', () => {
  it('goes back through every other view, and redo comes again', () => {
    const track = ACTIONS.reduce(changeTrack, start())
    let back = track
    while (back.past.length > 0) back = changeTrack(back, { kind: 'undo' })
    expect(back.view).toEqual({ ...emptyView, language: 'VI', mode: 'LIST' })
    let again = back
    while (again.future.length > 0) again = changeTrack(again, { kind: 'redo' })
    expect(again.view.steps).toEqual(track.view.steps)
    expect(again.view.hiddenTypes).toEqual(track.view.hiddenTypes)
    expect(again.view.grouping).toBe('PERIOD')
  })

  it('leaves selection, language and list out of account', () => {
    const track = changeTrack(start(full), { kind: 'select', id: null })
    expect(track.past).toEqual([])
    expect(changeTrack(track, { kind: 'language', language: 'EN' }).past).toEqual([])
  })

  describe('of a step that failed', () => {
    const [show, expand] = ACTIONS as [Action, Action]
    const before = changeTrack(start(), show)
    const after = changeTrack(before, expand)
    const takeBack = (failed: View, stands: View) =>
      ({ kind: 'takeBack', failed: failed.steps, stands: stands.steps }) as const

    it('goes back to what stands, and the step is nowhere: not in the address, not in undo, not in redo', () => {
      expect(changeTrack(after, takeBack(after.view, before.view))).toEqual(before)
      const redone = changeTrack(changeTrack(after, { kind: 'undo' }), { kind: 'redo' })
      expect(changeTrack(redone, takeBack(after.view, before.view))).toEqual(before)
    })

    it('goes forth again where the undo itself failed', () => {
      const undone = changeTrack(after, { kind: 'undo' })
      expect(changeTrack(undone, takeBack(before.view, after.view))).toEqual(after)
    })

    it('takes back both of two steps that came at once, and the filter that was set meanwhile', () => {
      const filtered = changeTrack(after, { kind: 'toggleType', label: 'Topic' })
      expect(changeTrack(filtered, takeBack(after.view, emptyView))).toEqual(start())
    })

    it('leaves alone a view that has gone on', () => {
      expect(changeTrack(before, takeBack(after.view, emptyView))).toBe(before)
      expect(changeTrack(start(before.view), takeBack(before.view, after.view))).toEqual(start(before.view))
    })
  })

  it('does nothing where there is nothing to undo', () => {
    expect(changeTrack(start(), { kind: 'undo' })).toEqual(start())
  })
})

describe('expanding', () => {
  const cuba = 'partner:cuba'
  const limits = ({ steps }: View) => steps.flatMap((step) => (step.kind === 'expand' ? [step.limit] : []))

  it('goes on by 25 each time, from the last expansion by one step', () => {
    const more: Action = { kind: 'expandMore', id: cuba }
    const wide: Action = { kind: 'expand', id: cuba, depth: 2, limit: 200 }
    expect(limits([more, more, wide, more].reduce(changeView, emptyView))).toEqual([25, 50, 200, 75])
    const all: Action = { kind: 'expand', id: cuba, depth: 1, limit: 130 }
    expect(
      limits([all, more, { kind: 'expandMore', id: 'partner:laos' } as const].reduce(changeView, emptyView)),
    ).toEqual([130, 155, 25])
  })

  it('never asks for more than a view can have', () => {
    const most: Action = { kind: 'expand', id: cuba, depth: 1, limit: 1990 }
    expect(nextLimit(changeView(emptyView, most), cuba)).toBe(2000)
  })
})

it('keeps what is selected unless it or an end of it is removed', () => {
  const select = (id: string) => changeView(emptyView, { kind: 'select', id })
  const remove = { kind: 'remove', id: 'partner:un' } as const
  expect(changeView(select('partner:undp'), remove).selected).toBe('partner:undp')
  expect(changeView(select('SIGNED/partner:undp/agreement:a'), remove).selected).toBe('SIGNED/partner:undp/agreement:a')
  expect(changeView(select('SIGNED/partner:un/agreement:a'), remove).selected).toBeNull()
  expect(changeView(select('partner:un'), remove).selected).toBeNull()
})

it('takes drags of one entity one after the other as one move', () => {
  const moved = [1, 2, 3].reduce((view, x) => changeView(view, { kind: 'move', id: 'a:b', x, y: 0 }), emptyView)
  expect(moved.steps).toEqual([{ kind: 'move', id: 'a:b', x: 3, y: 0 }])
})

describe('what is shown', () => {
  const brought = new Map([
    ['show a:a', ['a:a']],
    ['expand a:a 1 2', ['a:a', 'a:b', 'a:c']],
  ])
  const steps: View['steps'] = [
    { kind: 'show', id: 'a:a' },
    { kind: 'expand', id: 'a:a', depth: 1, limit: 2 },
    { kind: 'remove', id: 'a:b' },
    { kind: 'expand', id: 'a:a', depth: 1, limit: 2 },
  ]

  it('comes in portions, each with what is new', () => {
    expect(portionsOf(steps, brought).map(({ added }) => added)).toEqual([['a:a'], ['a:b', 'a:c'], [], ['a:b']])
  })

  it('is what was brought and not removed since', () => {
    expect(shownAfter(portionsOf(steps.slice(0, 3), brought))).toEqual(['a:a', 'a:c'])
    expect(shownAfter(portionsOf(steps, brought))).toEqual(['a:a', 'a:c', 'a:b'])
  })
})
