/** A question is answered the third time, as code, as it was the first time, by graphql-js: faults and all. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { encodeCursor } from '../../src/graph/cursor.ts'
import { askSeeded } from '../support/ask.ts'

const FOLDER = new URL('../../src/web/questions/', import.meta.url)
const ready = readdirSync(FOLDER).map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))
const seeded = askSeeded()

type Asked = readonly [question: string, text: string, variables?: Record<string, unknown>]

/** In the place of an argument, of a value in an object, and of one in a list. */
const WITH_VARIABLES = `query ($id: ID, $types: [EntityType!], $first: PageSize, $ids: [ID!]) {
  partnersConnection(where: { id: { eq: $id } }, first: 2) { edges { node { id } } }
  agreementsConnection(where: { OR: [{ id: { eq: $id } }, { id: { in: $ids } }] }, first: $first) { totalCount }
  history(of: "partner:laos", types: $types, first: $first) { edges { node { title } } }
}`

const asked: readonly Asked[] = [
  ...ready.map((text): Asked => [text.slice(2, text.indexOf('\n')), text]),
  ['a variable of the wrong type', 'query ($id: ID!) { entity(id: $id) { id } }', { id: { no: 'id' } }],
  ['a variable that is missing', 'query ($id: ID!) { entity(id: $id) { id } }', {}],
  [
    'a variable that a scalar refuses',
    'query ($n: PageSize) { gaps(first: $n) { edges { node { kind } } } }',
    { n: 0 },
  ],
  [
    'a filter in a variable, which may hold itself',
    'query ($where: PartnerWhere, $sort: [PartnerSort!]) { partnersConnection(where: $where, sort: $sort, first: 3) { edges { node { id } } } }',
    { where: { OR: [{ kind: { eq: 'STATE' } }, { NOT: { level: { eq: 'GLOBAL' } } }] }, sort: [{ name: 'DESC' }] },
  ],
  [
    'a day in a variable',
    'query ($day: Date) { pipeline(asOf: $day, first: 3) { edges { node { status } } } }',
    { day: '2021-12-31' },
  ],
  [
    'a day that is written out',
    '{ pipeline(status: [DRAFTING], asOf: "2021-12-31", first: 3) { edges { node { status } } } }',
  ],
  [
    'variables within values, and defaults',
    `query ($id: ID = "partner:laos", $types: [EntityType!] = [MEETING], $first: PageSize) {
      partnersConnection(where: { OR: [{ id: { eq: $id } }, { id: { in: ["partner:cuba", $id] } }] }) { edges { node { id } } }
      history(of: $id, types: $types, first: $first) { edges { node { title } } }
      search(text: "lao", types: [PARTNER]) { edges { node { entity { id } } } }
    }`,
    { first: 2 },
  ],
  ['variables that are not given', WITH_VARIABLES, {}],
  ['variables that are null', WITH_VARIABLES, { id: null, types: null, first: null, ids: null }],
  [
    'variables that are given',
    WITH_VARIABLES,
    { id: 'partner:cuba', types: ['MEETING'], first: 2, ids: 'partner:laos' },
  ],
  [
    'a variable in a list',
    'query ($of: ID!) { subgraph(roots: [$of, "partner:cuba"], depth: 1) { entities { id } truncated } }',
    { of: 'partner:undp' },
  ],
  ['an entity that is not there', '{ history(of: "partner:nobody") { edges { node { title } } } }'],
  [
    'a fault beside an answer',
    '{ a: entity(id: "partner:undp") { id } b: history(of: "partner:nobody") { totalCount } }',
  ],
  [
    'a cursor of another question',
    `{ history(of: "partner:undp", after: "${encodeCursor('gaps', 'a')}") { totalCount } }`,
  ],
  ['too many ids', 'query ($ids: [ID!]!) { entities(ids: $ids) { id } }', { ids: Array(101).fill('partner:undp') }],
  [
    'the schema',
    '{ __schema { queryType { name } types { name kind fields { name type { name ofType { name } } } } } }',
  ],
  [
    'directives, aliases and fragments',
    `query ($yes: Boolean!, $no: Boolean!) {
      one: entity(id: "partner:undp") { ...Named kind: __typename @include(if: $no) ... on Partner { level @skip(if: $no) } }
      none: entity(id: "partner:undp") @include(if: $no) { id }
      two: entities(ids: ["partner:laos", "partner:nobody"]) { ... on Partner @include(if: $yes) { code: iso2 } ...Named }
    } fragment Named on Entity { id name: nameVi called: name }`,
    { yes: true, no: false },
  ],
]

/** Each fault that is masked carries an id of its own. */
const withoutIds = (answer: unknown) =>
  JSON.parse(JSON.stringify(answer, (key, value) => (key === 'id' && /^[0-9a-f]{8}-/.test(value) ? 'one' : value)))

it.each(asked.map(([question, text, variables]) => ({ question, text, variables })))(
  '$question',
  async ({ text, variables }) => {
    const { asker } = seeded
    const first = withoutIds(await asker.answer(text, variables))
    for (let time = 2; time <= 3; time++) expect(withoutIds(await asker.answer(text, variables))).toEqual(first)
  },
)
