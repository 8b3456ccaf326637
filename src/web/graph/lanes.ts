/** Entities in columns, one for each type or ten years: a heading, and below it its entities in order of time, then of name. */
import type { Language } from '../../domain/history-title.ts'
import { nameIn, typeLabel } from '../../domain/labels.ts'
import { type EntityLabel, entityTypes } from '../../domain/ontology.ts'
import { decadeOf, extentOf, isDatable } from './extents.ts'
import type { Place } from './layout.ts'
import type { Card } from './model.ts'
import type { Grouping } from './view.ts'
import { say } from './words.ts'

export interface Lane {
  readonly key: string
  readonly heading: string
  readonly cards: readonly Card[]
}

export function lanesOf(cards: readonly Card[], grouping: Grouping, language: Language): Lane[] {
  if (grouping === 'NONE') return []
  const lanes = new Map<string, Card[]>()
  for (const card of cards) {
    const key = grouping === 'TYPE' ? card.label : periodKey(card)
    lanes.set(key, [...(lanes.get(key) ?? []), card])
  }
  const order = grouping === 'TYPE' ? Object.keys(entityTypes) : [...lanes.keys()].sort()
  return order.flatMap((key) => {
    const members = lanes.get(key)
    if (members === undefined) return []
    return [{ key, heading: headingOf(key, grouping, language), cards: inOrder(members, language) }]
  })
}

/** Sort after all years: `~several`, `~undated`, `~timeless`. */
function periodKey(card: Card): string {
  const decade = decadeOf(card)
  if (decade !== null) return decade
  if (extentOf(card) !== null) return '~1'
  return isDatable(card) ? '~2' : '~3'
}

function headingOf(key: string, grouping: Grouping, language: Language): string {
  if (grouping === 'TYPE') return typeLabel(key as EntityLabel, language, 'SEVERAL')
  if (!key.startsWith('~')) return `${key}–${key.slice(0, 3)}9`
  return say(language, key === '~1' ? 'severalPeriods' : key === '~2' ? 'undated' : 'timeless')
}

function inOrder(cards: readonly Card[], language: Language): Card[] {
  const key = (card: Card) => extentOf(card)?.earliest ?? '~'
  const collator = new Intl.Collator(language === 'VI' ? 'vi' : 'en')
  return [...cards].sort(
    (a, b) =>
      (key(a) < key(b) ? -1 : Number(key(a) > key(b))) ||
      collator.compare(nameIn(a, language), nameIn(b, language)) ||
      (a.id < b.id ? -1 : 1),
  )
}

const ROW = 106
const COLUMN = 150
const GAP = 70
const LEAST_ROWS = 6

/** Long lanes are several columns wide. */
export function placesInLanes(lanes: readonly Lane[]): {
  readonly places: Map<string, Place>
  readonly headings: readonly (Place & { readonly key: string; readonly text: string; readonly width: number })[]
} {
  const places = new Map<string, Place>()
  const total = lanes.reduce((sum, { cards }) => sum + cards.length, 0)
  const rows = Math.max(LEAST_ROWS, Math.ceil(Math.sqrt(total) * 0.9))
  let left = 0
  const headings = lanes.map(({ key, heading, cards }) => {
    const columns = Math.max(1, Math.ceil(cards.length / rows))
    const each = Math.ceil(cards.length / columns)
    cards.forEach(({ id }, index) => {
      places.set(id, { x: left + Math.floor(index / each) * COLUMN, y: (index % each) * ROW })
    })
    const width = (columns - 1) * COLUMN
    const at = { key, text: `${heading} (${cards.length})`, x: left + width / 2, y: -ROW, width: width + COLUMN }
    left += width + COLUMN + GAP
    return at
  })
  return { places, headings }
}
