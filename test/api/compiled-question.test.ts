/** Which questions are made into code: all but those with a value written out that JSON has not. */
import { type OperationDefinitionNode, parse, validate } from 'graphql'
import { expect, it } from 'vitest'
import { fieldsAsCode } from '../../src/api/compiled-question.ts'
import { builtSchema } from '../support/built-schema.ts'

const schema = await builtSchema()

it.each([
  ['a variable in a list', 'query ($of: ID!) { subgraph(roots: [$of]) { truncated } }', true],
  [
    'a variable in an object',
    'query ($id: ID) { partnersConnection(where: { OR: [{ id: { eq: $id } }, { NOT: { name: { eq: "x" } } }] }) { totalCount } }',
    true,
  ],
  [
    'a day in an object',
    '{ agreementsConnection(where: { signedOnEarliest: { eq: "2021-12-31" } }) { totalCount } }',
    false,
  ],
])('%s: code or not', (_what, text, isCode) => {
  const document = parse(text)
  const operation = document.definitions[0] as OperationDefinitionNode
  expect(validate(schema, document)).toEqual([])
  expect(fieldsAsCode(schema, { document, operation }) !== null).toBe(isCode)
})
