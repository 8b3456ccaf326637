/** Every way of asking too much or wrongly gets one sentence with the value in it, and a code. */
import { describe, expect, it } from 'vitest'
import { askSeeded } from '../support/ask.ts'

const seeded = askSeeded()

const cursor = (text: string) => Buffer.from(text).toString('base64')
const deepWhere = (depth: number) => `${'{NOT: '.repeat(depth)}{kind: {eq: STATE}}${'}'.repeat(depth)}`
const nested = (depth: number) => `${'partsConnection { edges { node { '.repeat(depth)}id${' } } }'.repeat(depth)}`

describe('a question', () => {
  it.each([
    [
      'of an unknown entity',
      '{ history(of: "partner:loas") { totalCount edges { cursor } } }',
      'NOT_FOUND',
      'No entity has the id "partner:loas". Did you mean "partner:laos"?',
    ],
    [
      'of a name where an id belongs',
      '{ history(of: "Bộ Tư pháp Cu-ba") { totalCount } }',
      'NOT_FOUND',
      'No entity has the id "Bộ Tư pháp Cu-ba". Did you mean "partner:cu-moj"?',
    ],
    [
      'of a period that ends before it begins',
      '{ history(of: "partner:laos", from: "2022-01-01", until: "2021-12-31") { totalCount } }',
      'BAD_INPUT',
      '"from" is "2022-01-01", which is after "until", "2021-12-31".',
    ],
    [
      'with a bad cursor',
      '{ history(of: "partner:laos", after: "rubbish") { totalCount } }',
      'BAD_INPUT',
      '"rubbish" is not a cursor',
    ],
    [
      'with a bad cursor of a connection',
      '{ partnersConnection(after: "rubbish") { totalCount } }',
      'BAD_INPUT',
      '"rubbish" is not a cursor',
    ],
    [
      'with the cursor of a question to a connection',
      `{ partnersConnection(after: "${cursor('after:history 2020')}") { totalCount } }`,
      'BAD_INPUT',
      'is not a cursor of "partnersConnection"',
    ],
    [
      'with a cursor beyond all numbers',
      `{ partnersConnection(after: "${cursor(`arrayconnection:${'9'.repeat(20)}`)}") { totalCount } }`,
      'BAD_INPUT',
      'is not a cursor of "partnersConnection"',
    ],
    [
      'of the coverage of no entity',
      '{ coverage(of: "") { periods { year } } }',
      'NOT_FOUND',
      'No entity has the id "".',
    ],
    [
      'of the judgements of an unknown entity',
      '{ judgements(of: "partner:loas") { edges { cursor } } }',
      'NOT_FOUND',
      'Did you mean "partner:laos"?',
    ],
    [
      'that compares what took the place of a partner and is none',
      '{ compare(partners: ["partner:vn-moj", "partner:laos"]) { partner { id } } }',
      'BAD_INPUT',
      '"partners" names "institution:vn-moj", which is no partner.',
    ],
    [
      'with a page of none',
      '{ partnersConnection(first: 0) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      '"0" is not a page size: ask for 1 to 100',
    ],
    [
      'with a page too large',
      '{ history(of: "partner:laos", first: 101) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      '"101" is not a page size',
    ],
    [
      'with a page less than none',
      '{ partnersConnection(first: -1) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      '"-1" is not a page size',
    ],
    [
      'with an impossible day',
      '{ history(of: "partner:laos", from: "2019-02-30") { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      '"2019-02-30" is not a date',
    ],
    [
      'with an unknown field',
      '{ partnersConnection { totalCuont } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Did you mean "totalCount"?',
    ],
    [
      'with an unknown term',
      '{ history(of: "partner:laos", types: [MEETNG]) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Did you mean the enum value "MEETING"?',
    ],
    ['that is no GraphQL', '{ partnersConnection {', 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
    [
      'with too many ids',
      `{ entities(ids: [${'"partner:laos",'.repeat(101)}]) { id } }`,
      'BAD_INPUT',
      '"ids" has 101 ids, and may have 100.',
    ],
    [
      'nested too deep',
      `{ partnersConnection { edges { node { ${nested(5)} } } } }`,
      'LIMIT_EXCEEDED',
      'The question is nested 19 deep, and may be 16.',
    ],
    [
      'with a filter nested too deep',
      `{ partnersConnection(where: ${deepWhere(20)}) { totalCount } }`,
      'LIMIT_EXCEEDED',
      'The argument "where" is nested 22 deep, and may be 16.',
    ],
    [
      'with too many aliases',
      `{ ${Array.from({ length: 51 }, (_, i) => `a${i}: entity(id: "partner:laos") { id }`).join(' ')} }`,
      'LIMIT_EXCEEDED',
      'The question has 51 aliases, and may have 50.',
    ],
    [
      'with too many words',
      `{ partnersConnection { ${'totalCount '.repeat(6000)} } }`,
      'GRAPHQL_PARSE_FAILED',
      'Document contains more that 5000 tokens',
    ],
    [
      'that costs too much',
      '{ partnersConnection(first: 100) { edges { node { agreementsConnection(first: 100) { edges { node { partiesConnection(first: 100) { edges { node { id } } } } } } } } } }',
      'LIMIT_EXCEEDED',
      'and may cost 200000: ask for smaller pages or fewer levels.',
    ],
    [
      'that costs too much for each partner compared',
      '{ compare(partners: ["partner:laos", "partner:cuba", "partner:jica", "partner:undp"]) { partner { agreementsConnection(first: 100) { edges { node { partiesConnection(first: 100) { edges { node { id name nameVi aliases } } } } } } } } }',
      'LIMIT_EXCEEDED',
      'and may cost 200000',
    ],
    [
      'that costs too much for each entity counted',
      '{ coverage { figures { edges { node { entities { evidenceConnection(first: 100) { edges { node { id } } } } } } } } }',
      'LIMIT_EXCEEDED',
      'and may cost 200000',
    ],
  ])('%s is refused', async (_what, query, code, message) => {
    const { errors } = await seeded.asker.answer(query)
    expect(errors.map(({ extensions }) => extensions?.code)).toContain(code)
    expect(errors.map((error) => error.message).join('\n')).toContain(message)
  })

  it('whose variable nests a filter too deep is refused as one that writes it out', async () => {
    let where: object = { kind: { eq: 'STATE' } }
    for (let depth = 0; depth < 20; depth++) where = { NOT: where }
    const { errors } = await seeded.asker.answer(
      'query ($w: PartnerWhere) { partnersConnection(where: $w) { totalCount } }',
      {
        w: where,
      },
    )
    expect(errors[0]).toMatchObject({
      message: 'The variable "w" is nested 17 deep, and may be 16.',
      extensions: { code: 'LIMIT_EXCEEDED' },
    })
  })

  it('that hides its depth in fragments is refused as well', async () => {
    const fragments = Array.from(
      { length: 8 },
      (_, i) =>
        `fragment F${i} on Partner { partsConnection { edges { node { ${i === 7 ? 'id' : `...F${i + 1}`} } } } }`,
    )
    const { errors } = await seeded.asker.answer(
      `{ partnersConnection { edges { node { ...F0 } } } } ${fragments.join(' ')}`,
    )
    expect(errors[0]?.extensions?.code).toBe('LIMIT_EXCEEDED')
  })

  it('that stays within the limits is answered', async () => {
    const { errors } = await seeded.asker.answer(
      `{ partnersConnection(first: 5, where: ${deepWhere(10)}) { edges { node { ${nested(3)} } } } }`,
    )
    expect(errors).toEqual([])
  })

  it('may ask for the schema, whatever its depth', async () => {
    const { errors } = await seeded.asker.answer(
      '{ __schema { types { fields { type { ofType { ofType { ofType { name } } } } } } } }',
    )
    expect(errors).toEqual([])
  })
})

describe('a fault of the variables', () => {
  it.each([
    ['that are missing', 'query ($ids: [ID!]!) { entities(ids: $ids) { id } }', {}, 'BAD_USER_INPUT'],
    ['of another type', 'query ($ids: [ID!]!) { entities(ids: $ids) { id } }', { ids: { a: 1 } }, 'BAD_USER_INPUT'],
    [
      'that are no page size',
      'query ($n: PageSize) { partnersConnection(first: $n) { totalCount } }',
      { n: 0 },
      'BAD_INPUT',
    ],
    [
      'that are no day',
      'query ($d: Date) { history(of: "partner:laos", from: $d) { totalCount } }',
      { d: '2019-02-30' },
      'BAD_INPUT',
    ],
  ])('%s is the reader’s to mend', async (_what, query, variables, code) => {
    const { errors } = await seeded.asker.answer(query, variables)
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual([code])
  })
})

it('a mutation is told that Accord only reads', async () => {
  const { errors } = await seeded.asker.answer('mutation { x }')
  expect(errors[0]).toMatchObject({ message: expect.stringContaining('mutation') })
  expect(errors[0]!.extensions!.code).not.toBe('INTERNAL')
})
