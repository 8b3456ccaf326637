/** Whatever is selected, twice or under other names, each field has the value that it has when all are selected. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askSeeded } from '../support/ask.ts'

/** Fields by name: null for a leaf, else what stands below. `on` is the type that has the field, where not all do. */
interface Fields {
  readonly [name: string]: { readonly below: Fields | null; readonly on?: string }
}
const leaf = { below: null }
const DATE: Fields = { edtf: leaf, earliest: leaf, precision: leaf, asPrinted: leaf, inferred: leaf, why: leaf }
const LIGHT: Fields = { __typename: leaf, id: leaf, name: leaf, nameVi: leaf, aliases: leaf }
const SOURCE: Fields = { ...LIGHT, publisher: leaf, url: leaf, language: leaf }
const EVIDENCE: Fields = { id: leaf, quote: leaf, start: leaf, citation: leaf, source: { below: SOURCE } }
const ENTITY: Fields = {
  ...LIGHT,
  number: { below: null, on: 'Agreement' },
  signedOn: { below: DATE, on: 'Agreement' },
  place: { below: null, on: 'Meeting' },
  heldOn: { below: DATE, on: 'Meeting' },
  startedOn: { below: DATE, on: 'Project' },
  iso2: { below: null, on: 'Partner' },
}
const ENTRY: Fields = {
  event: leaf,
  title: leaf,
  date: { below: DATE },
  entity: { below: ENTITY },
  body: { below: LIGHT },
  evidence: { below: EVIDENCE },
}

interface Selected {
  readonly name: string
  readonly key: string
  readonly on: string | undefined
  readonly below: readonly Selected[] | null
  /** Left out by a directive. */
  readonly isOut: boolean
}

/** Aliases are often names of other fields of the same type, or of what it is stored as. */
function selections(fields: Fields): fc.Arbitrary<readonly Selected[]> {
  const keys = [...Object.keys(fields), 'x', 'y', 'nameEdtf'].filter((key) => key !== '__typename')
  const one: fc.Arbitrary<Selected> = fc
    .record({
      name: fc.constantFrom(...Object.keys(fields)),
      alias: fc.option(fc.constantFrom(...keys), { freq: 2 }),
      isOut: fc.constantFrom(false, false, false, true),
    })
    .chain(({ name, alias, isOut }) => {
      const { below, on } = fields[name]!
      const selected = { name, key: alias ?? name, on, isOut }
      return below === null
        ? fc.constant<Selected>({ ...selected, below: null })
        : selections(below).map((inner) => ({ ...selected, below: inner }))
    })
  return fc.uniqueArray(one, { minLength: 1, maxLength: 6, selector: ({ key }) => key })
}

function print(selected: readonly Selected[]): string {
  const printed = selected.map(({ name, key, on, below, isOut }) => {
    const field = `${key === name ? '' : `${key}: `}${name}${isOut ? ' @include(if: $no)' : ''}${below ? ` ${print(below)}` : ''}`
    return on === undefined ? field : `... on ${on} { ${field} }`
  })
  return `{ always: __typename ${printed.join(' ')} }`
}

function everything(fields: Fields): readonly Selected[] {
  return Object.entries(fields).map(([name, { below, on }]) => {
    return { name, key: name, on, below: below && everything(below), isOut: false }
  })
}

/** Out of the whole value, what a selection of it must give. */
function pick(whole: any, selected: readonly Selected[]): unknown {
  if (whole === null) return null
  if (Array.isArray(whole)) return whole.map((one) => pick(one, selected))
  const picked: Record<string, unknown> = { always: whole.always }
  for (const { name, key, on, below, isOut } of selected) {
    if (isOut || (on !== undefined && on !== whole.always)) continue
    picked[key] = below === null ? whole[name] : pick(whole[name], below)
  }
  return picked
}

const seeded = askSeeded()

/** Each asks for all of a selection of one kind, and gives a list of what it gave. */
/** The second time a question is code: both answers must be the same. */
async function askTwice(query: string, variables?: Record<string, unknown>): Promise<any> {
  const first = await seeded.asker.ask(query, variables)
  const second = await seeded.asker.ask(query, variables)
  expect(second).toEqual(first)
  return second
}

const asks: Readonly<Record<string, { readonly fields: Fields; readonly of: (selection: string) => Promise<any[]> }>> =
  {
    history: {
      fields: ENTRY,
      of: async (selection) => {
        const { history } = await askTwice(
          `query ($no: Boolean! = false) { noUse: __typename @include(if: $no)
           history(of: "institution:viet-nam", first: 25) { edges { node ${selection} } } }`,
        )
        return history.edges.map(({ node }: any) => node)
      },
    },
    entities: {
      fields: ENTITY,
      of: async (selection) => {
        const { history } = await askTwice(
          '{ history(of: "institution:viet-nam", first: 25) { edges { node { entity { id } } } } }',
        )
        const ids = [...new Set(history.edges.map(({ node }: any) => node.entity.id)), 'partner:laos']
        const query = `query ($ids: [ID!]!, $no: Boolean! = false) { noUse: __typename @include(if: $no)
        entities(ids: $ids) ${selection} }`
        return (await askTwice(query, { ids })).entities
      },
    },
    connection: {
      fields: { ...LIGHT, number: leaf, signedOn: { below: DATE }, validFrom: { below: DATE } },
      of: async (selection) => {
        const { agreementsConnection } = await askTwice(
          `query ($no: Boolean! = false) { noUse: __typename @include(if: $no)
           agreementsConnection(first: 25, sort: [{ id: ASC }]) { edges { node ${selection} } } }`,
        )
        return agreementsConnection.edges.map(({ node }: any) => node)
      },
    },
  }

describe('a selection', () => {
  it.each([
    '{ __typename }',
    '{ edges { __typename } }',
    '{ edges { node { __typename } } }',
    '{ totalCount edges { node { __typename } } }',
    '{ pageInfo { hasNextPage } edges { cursor } }',
  ])('of a connection may be no more than %s', async (selection) => {
    const { agreementsConnection, other } = await askTwice(
      `{ agreementsConnection(first: 3) { edges { node { connection: partiesConnection(first: 2) ${selection} } } }
         other: agreementsConnection(first: 3) ${selection} }`,
    )
    expect(agreementsConnection.edges).toHaveLength(3)
    if (selection.includes('edges')) expect(other.edges).toHaveLength(3)
    for (const { node } of agreementsConnection.edges) {
      if (selection.includes('edges')) expect(node.connection.edges.length).toBeGreaterThan(0)
    }
  })

  it('of a fragment is widened in one place without the other', async () => {
    const lineage = (more: string) => `lineage(of: "committee:vn-cu-igc", limit: 3) { ...Ids ${more} }`
    const { narrow, wide } = await askTwice(
      `{ narrow: ${lineage('')} wide: ${lineage('entities { name }')} } fragment Ids on Lineage { entities { id } }`,
    )
    expect(wide.entities.map(({ id }: any) => ({ id }))).toEqual(narrow.entities)
    expect(wide.entities.every(({ name }: any) => typeof name === 'string')).toBe(true)
  })

  it.each(Object.keys(asks))(
    'of %s gives each field its own value',
    async (name) => {
      const { fields, of } = asks[name]!
      const whole = await of(print(everything(fields)))
      expect(whole.length).toBeGreaterThan(5)
      await fc.assert(
        fc.asyncProperty(selections(fields), async (selected) => {
          expect(await of(print(selected))).toEqual(pick(whole, selected))
        }),
        // Each try asks the database: smaller examples would be looked for until the time is over, and none be told.
        { numRuns: Number(process.env.SELECTION_RUNS ?? 60), endOnFailure: true },
      )
    },
    120_000,
  )
})
