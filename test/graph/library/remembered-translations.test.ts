/** A question that was translated before is sent to the database word for word as if it had not been, with its own values. */
import fc from 'fast-check'
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordReads } from '../../../bench/measure/recording-graph.ts'
import { createContext } from '../../../src/api/context.ts'
import type { Graph } from '../../../src/graph/graph.ts'
import { provePlan, type Translation } from '../../../src/graph/library/translation-plan.ts'
import { cursorOf, type FreeValue } from '../../../src/graph/library/values-and-shape.ts'
import { builtSchema } from '../../support/built-schema.ts'
import { openSeededGraph } from '../../support/graph.ts'

let graph: Graph
let schema: GraphQLSchema

beforeAll(async () => {
  graph = await openSeededGraph()
  schema = await builtSchema()
})
afterAll(() => graph.close())

async function ask(document: DocumentNode, variableValues: Record<string, unknown>) {
  const reads = recordReads(graph)
  const result = await execute({ schema, document, variableValues, contextValue: createContext(reads.graph) })
  return { result, sent: reads.take() }
}

const ids = [
  'partner:laos',
  'partner:cuba',
  'partner:undp',
  'agreement:cuba-igc-1974',
  'institution:vn-moj',
  'nobody',
  '',
]
const id = fc.constantFrom(...ids)
const first = fc.constantFrom(1, 2, 20, undefined, null)
const after = fc.constantFrom(cursorOf(0), cursorOf(1), cursorOf(12), null, undefined)
const way = fc.constantFrom('ASC', 'DESC')
const kind = fc.constantFrom('TREATY', 'AGREEMENT', 'MEMORANDUM_OF_UNDERSTANDING')

/** Questions with the values that readers vary, and an arbitrary of those. */
const questions: readonly (readonly [string, fc.Arbitrary<Record<string, unknown>>])[] = [
  [
    `query ($id: ID!, $first: PageSize, $after: String, $way: SortDirection!) {
      partnersConnection(where: { id: { eq: $id } }) { totalCount edges { cursor node { id name
        agreementsConnection(first: $first, after: $after, sort: [{ node: { signedOnEarliest: $way } }, { node: { id: ASC } }]) {
          totalCount edges { node { id signedOn { edtf } projectsConnection(first: 3) { edges { node { id } } } } }
          pageInfo { hasNextPage endCursor } } } } } }`,
    fc.record({ id, first, after, way }),
  ],
  [
    `query ($ids: [ID!], $kind: AgreementKind, $after: String, $first: PageSize, $more: Boolean!) {
      agreementsConnection(where: { OR: [{ id: { in: $ids } }, { kind: { eq: $kind } }] }, first: $first, after: $after,
        sort: [{ id: ASC }]) {
        edges { cursor node { id kind partiesConnection @include(if: $more) { edges { properties { role } node { id } } } } }
        pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
    fc.record({
      ids: fc.oneof(fc.constant(null), fc.array(id, { maxLength: 4 })),
      kind,
      after,
      first,
      more: fc.boolean(),
    }),
  ],
  [
    `query ($where: MeetingWhere, $day: Date, $text: String!) {
      held: meetingsConnection(where: $where, first: 3, sort: [{ id: ASC }]) { edges { node { id heldOn { edtf } } } }
      since: meetingsConnection(where: { AND: [{ heldOnEarliest: { gte: $day } }, { NOT: { id: { eq: $text } } }] }, first: 2,
        sort: [{ id: DESC }]) { edges { node { id participantsConnection(first: 2) {
          edges { properties { evidence { quote } } node { __typename id } } } } } } }`,
    fc.record({
      where: fc.oneof(
        fc.constant(null),
        id.map((text) => ({ id: { eq: text } })),
        id.map((text) => ({ NOT: { id: { in: [text, 'x'] } }, kind: { in: ['SESSION', 'VISIT'] } })),
      ),
      day: fc.constantFrom('2019-05-17', '2022-11-01', null),
      text: id,
    }),
  ],
  [
    `query ($ids: [ID!]!, $first: PageSize) { entities(ids: $ids) { id ... on Partner {
      agreementsConnection(first: $first) { edges { node { id } } } } ... on Agreement { partiesConnection { totalCount } } } }`,
    fc.record({ ids: fc.array(id, { minLength: 1, maxLength: 5 }), first }),
  ],
]

it.each(questions.map(([text, values], place) => ({ place, text, values })))(
  'whatever values it has (question $place)',
  async ({ text, values }) => {
    // Asked again and again it is one document to the server.
    const document = parse(text)
    await fc.assert(
      fc.asyncProperty(values, async (variables) => {
        const remembered = await ask(document, variables)
        const translated = await ask(parse(text), variables)
        expect(remembered.sent).toEqual(translated.sent)
        expect(remembered.result).toEqual(translated.result)
      }),
      { numRuns: 40 },
    )
  },
)

it('is translated once for all its values', async () => {
  const document = parse(
    'query ($id: ID!, $ids: [ID!]!) { partnersConnection(where: { OR: [{ id: { eq: $id } }, { id: { in: $ids } }] }) { totalCount } }',
  )
  const texts = new Set<string>()
  for (const one of ids.slice(0, 6)) {
    const { sent } = await ask(document, { id: one, ids: [one, one] })
    for (const { cypher } of sent) texts.add(cypher)
  }
  expect(texts.size).toBe(1)
})

/** What a library could do to a value on its way into Cypher, and whether such a translation may serve other values. */
it.each<[string, boolean, (free: readonly FreeValue[]) => Translation]>([
  ['passes it on', true, ([a]) => ({ cypher: 'q', params: { a, constant: 1 } })],
  ['passes it on inside', true, ([a]) => ({ cypher: 'q', params: { where: { a, b: 2 } } })],
  ['writes it into the text', false, ([a]) => ({ cypher: `q '${a}'`, params: {} })],
  ['changes it', false, ([a]) => ({ cypher: 'q', params: { a: `.*${a}` } })],
  ['looks at its length', false, ([a]) => ({ cypher: a!.length > 12 ? 'long' : 'short', params: { a } })],
  ['passes on one of two', true, ([, b]) => ({ cypher: 'q', params: { b } })],
])('a translation that %s may serve others: %s', (_does, isProved, translate) => {
  const actual = ['one', 'one']
  const plan = provePlan(translate(actual), actual, translate)
  expect(plan !== null).toBe(isProved)
  const others = ['another', 'and another']
  if (plan !== null) expect({ cypher: plan.cypher, params: plan.bind(others) }).toEqual(translate(others))
})
