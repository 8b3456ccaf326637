/** Nothing of the public record is lost in the seed: every record, every source, every value, every conflict. */
import { describe, expect, it } from 'vitest'
import {
  claims,
  current,
  find,
  isAtHand,
  namesOf,
  type Row,
  record,
  seed,
  shown,
  words,
} from './record/record-and-seed.ts'
import type { Rules } from './record/rule.ts'
import { committees, partners, people, policies, sources } from './record/rules-of-bodies.ts'
import { agreements, meetings, projects } from './record/rules-of-events.ts'

const reason = isAtHand ? '' : ' (skipped: ../shared/facts/public-record.yaml is not beside the repository)'

/** By list. A key that no rule reads would be a value that could be lost. */
const rules: Readonly<Record<string, Rules>> = {
  sources,
  partners,
  agreements,
  committees,
  meetings,
  projects,
  people,
  policies,
}
const lists = Object.keys(rules)
const rows = (list: string): readonly Row[] => record[list] ?? []

/** Keys that have a law of their own below. */
const OWN_LAW = ['id', 'sources', 'conflicts']

/** What the record disputes under one key is claimed under another. */
const propertyOf: Readonly<Record<string, string>> = {
  type: 'kind',
  validTo: 'validUntil',
  documentNo: 'number',
  number: 'sessionNumber',
  endedOn: 'heldOn',
  plannedEnd: 'plannedEndOn',
  budget: 'budgetAmount',
  titleVi: 'nameVi',
}

describe.skipIf(!isAtHand)(`the public record in the seed${reason}`, () => {
  it.each(lists)('has every one of the %s under its id, or under the one that a judgement gives', (list) => {
    expect(rows(list).length).toBeGreaterThan(0)
    expect(
      rows(list)
        .filter(({ id }) => find(id) === null)
        .map(({ id }) => id),
    ).toEqual([])
  })

  it('has another id only for bodies of the home side, and for letters that no id has', () => {
    const moved = lists.flatMap((list) =>
      rows(list)
        .filter(({ id }) => current(id) !== id)
        .map(({ id }) => id),
    )
    expect(moved.length).toBeGreaterThan(10)
    for (const id of moved) {
      const home = /^partner:(viet-nam|vn-.*)$/.exec(id)
      expect(current(id)).toBe(home === null ? id.toLowerCase() : `institution:${home[1]}`)
    }
  })

  it.each(lists)('has a rule for every key of the %s', (list) => {
    const keys = new Set(rows(list).flatMap(Object.keys))
    expect([...keys].filter((key) => !OWN_LAW.includes(key) && rules[list]![key] === undefined)).toEqual([])
  })

  it.each(lists)('has every value of the %s where its rule says', (list) => {
    const lost = rows(list).flatMap((row) =>
      Object.entries(row)
        .filter(([key, value]) => rules[list]![key]?.(value, row) === false)
        .map(([key, value]) => `${row.id} ${key}: ${JSON.stringify(value)}`),
    )
    expect(lost).toEqual([])
  })

  it.each(lists.filter((list) => list !== 'partners' && list !== 'sources'))(
    'cites every source of each of the %s for the whole record',
    (list) => {
      const lost = rows(list).flatMap(({ id, sources }) => {
        const cited = claims(id, 'record').map(({ source }) => source)
        return sources.filter((source: string) => !cited.includes(current(source))).map((one: string) => `${id} ${one}`)
      })
      expect(lost).toEqual([])
    },
  )

  it('has every other name of a person as an alias that its own sources print', () => {
    const variants = rows('people').flatMap(({ id, nameVariants = [] }) =>
      nameVariants.map(({ name, sources }: any) => ({ id, name, sources })),
    )
    expect(variants.length).toBeGreaterThan(10)
    for (const { id, name, sources } of variants) {
      expect(namesOf(id).slice(2), id).toContain(name)
      const printed = claims(id, 'aliases').filter(({ value }) => value === name)
      expect(new Set(printed.map(({ source }) => source)), name).toEqual(new Set(sources.map(current)))
    }
  })

  const conflicts = lists.flatMap((list) =>
    rows(list).flatMap(({ id, conflicts = [] }) => conflicts.map((one: any) => ({ id, ...one }))),
  )

  it('has 28 conflicts', () => expect(conflicts).toHaveLength(28))

  it.each(conflicts)('has every value of $field of $id with its sources, and the rule that ranks them', (conflict) => {
    const { id, field, values } = conflict
    const property = propertyOf[field] ?? field
    const variants = claims(id, property).filter(({ isVariant }) => isVariant)
    for (const { value, sources } of values) {
      const says = variants.filter((claim) => (claim.original ?? claim.value) === value)
      expect(new Set(says.map(({ source }) => source)), value).toEqual(new Set(sources.map(current)))
    }
    expect(new Set(variants.map(({ value }) => value)).size).toBeGreaterThan(1)
    for (const { rule } of variants) expect(words(rule ?? '')).not.toBe('')
    const preferred = new Set(variants.filter(({ rank }) => rank === 'PREFERRED').map(({ value }) => value))
    expect(preferred.size).toBeLessThan(2)
    for (const value of preferred) if (shown(id, property) !== '') expect(shown(id, property)).toBe(value)
  })

  it('cites nothing twice, and no page that the record does not list', () => {
    const listed = new Set(rows('sources').map(({ id }) => current(id)))
    const pages = seed.entities.filter(({ label, fields }) => label === 'Source' && fields.kind === 'PAGE')
    expect(pages.filter(({ id }) => !listed.has(id)).map(({ id }) => id)).toEqual([])
    expect(new Set(seed.evidence.map(({ id }) => id)).size).toBe(seed.evidence.length)
  })
})
