/** What an entity is joined to, in lines: each verb with the names at its other ends, and how many there are besides. */
import type { EntityId } from '../subgraph.ts'
import type { NamedEnd, RelationshipPart } from '../subgraph-stream.ts'
import type { Line, Run } from './brief.ts'
import type { EntityFacts } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { textOf } from './fields.ts'
import { toldWays, type Way, type WayKey, wayKey } from './told-ways.ts'

/** What was read of them. None: there are none. */
export function ends(facts: EntityFacts, ...way: Way): RelationshipPart[] {
  const [type, direction] = way
  keyOf(facts, way)
  const own = facts.entity.id
  return facts.relationships.filter(
    ({ relationship, from, to }) =>
      relationship.type === type && (direction === 'LEAVES' ? from.id === own : to.id === own),
  )
}

/** How many of them were not read. */
export const unread = (facts: EntityFacts, ...way: Way): number => facts.unread.get(keyOf(facts, way)) ?? 0

/** Of what was never asked a brief would say that there is none. */
function keyOf({ entity }: EntityFacts, way: Way): WayKey {
  const key = wayKey(way)
  if (toldWays(entity.label).some((one) => wayKey(one) === key)) return key
  throw new Error(`Of a ${entity.label} a brief does not read ${key}.`)
}

export const farEnd = (part: RelationshipPart, own: EntityId): NamedEnd => (part.from.id === own ? part.to : part.from)

export type Relation = readonly [...Way, label: readonly [en: string, vi: string]]

/** `Made under: X; Y`: a line for each verb and way that the entity has; what an earlier line has named is not named again. */
export function relationLines(facts: EntityFacts, relations: readonly Relation[], writer: Writer): Line[] {
  const own = facts.entity.id
  const told = new Set<EntityId>()
  return relations.flatMap(([type, direction, [english, vietnamese]]) => {
    const found = ends(facts, type, direction).filter((part) => !told.has(farEnd(part, own).id))
    for (const part of found) told.add(farEnd(part, own).id)
    const names = found.map((part): Line => [named(part, own, writer), ...scopeRuns(part, writer)])
    return labelled(writer.say(english, vietnamese), names, unread(facts, type, direction), writer)
  })
}

/** `Label: A; B; and 12 more`; none where there is nobody. */
export function labelled(label: string, names: readonly Line[], more: number, writer: Writer): Line[] {
  return names.length + more === 0 ? [] : [[writer.text(`${label}: `), ...andMore(names, more, writer)]]
}

/** `A; B; and 12 more`; `noun`: what they are, in Vietnamese. */
export function andMore(names: readonly Line[], more: number, writer: Writer, noun = 'nội dung'): Line {
  if (more === 0) return writer.joined(names, '; ')
  if (names.length === 0) return [writer.text(moreInWords(more, writer, noun))]
  const open = writer.say('; and ', ' và ')
  return [...writer.joined(names, '; '), writer.text(open + moreInWords(more, writer, noun))]
}

/** So many names in one line are read with ease. */
export const MOST_NAMES = 6

/** The first of them, and how many there are besides; one more takes no more room than to say so. */
export function firstNames(names: readonly Line[], more: number, writer: Writer, noun: string): Line {
  const shown = names.length + more <= MOST_NAMES + 1 ? names : names.slice(0, MOST_NAMES)
  return andMore(shown, names.length - shown.length + more, writer, noun)
}

/** A line of its own below others: `and 12 more`; none where there are none. */
export const moreLines = (more: number, writer: Writer, noun: string): Line[] =>
  more === 0 ? [] : [[writer.text(`${writer.say('and', 'và')} ${moreInWords(more, writer, noun)}`)]]

const moreInWords = (more: number, writer: Writer, noun: string) =>
  writer.say(`${writer.number(more)} more`, `${writer.number(more)} ${noun} khác`)

/** The other end with its sources; what is inferred is marked. */
export function named(part: RelationshipPart, own: EntityId, writer: Writer): Run {
  const run = writer.name(farEnd(part, own), part.relationship.evidenceIds)
  return part.relationship.inferred ? { ...run, text: `${run.text} (${writer.say('inferred', 'suy luận')})` } : run
}

/** What was amended or replaced in part only is not told as a whole. */
function scopeRuns({ relationship }: RelationshipPart, writer: Writer): Line {
  const scope = textOf(relationship.fields, 'scope')
  if (scope === null) return []
  return [writer.text(` (${writer.say('in part', 'một phần')}: `), writer.english(scope), writer.text(')')]
}
