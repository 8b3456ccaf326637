import { Neo4jGraphQL } from '@neo4j/graphql'
import type { GraphQLSchema } from 'graphql'
import { parse, validate } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import type { Targets } from '../../bench/graph/choose-targets.ts'
import { inOurShape, stockQuestionOf } from '../../bench/stock/stock-question.ts'
import { stockTypeDefinitions } from '../../bench/stock/stock-type-definitions.ts'
import { allWorkloads } from '../../bench/workloads/all-workloads.ts'
import { SCHEMA_FOLDER } from '../../src/config.ts'

const targets: Targets = {
  hub: 'partner:hub',
  partner: 'partner:one',
  otherPartner: 'partner:two',
  deepEntry: '2020',
  agreementKind: 'TREATY',
  deepOffset: 50,
  agreement: 'agreement:one',
  meeting: 'meeting:one',
  person: 'person:one',
  policy: 'policy:one',
  descended: 'agreement:two',
  rareWord: 'one',
  ids: ['partner:one'],
}
const workloads = allWorkloads(targets)
let schema: GraphQLSchema

beforeAll(async () => {
  schema = await new Neo4jGraphQL({ typeDefs: stockTypeDefinitions(SCHEMA_FOLDER) }).getSchema()
})

test('every workload that stock can be asked is a valid operation of its generated API, every other says why not', () => {
  for (const workload of workloads) {
    const asked = stockQuestionOf(workload)
    if (asked === null) expect(workload.stock, workload.name).toHaveProperty('cannot')
    else expect(validate(schema, parse(asked.document)), workload.name).toEqual([])
  }
  expect(workloads.filter((workload) => stockQuestionOf(workload) !== null).length).toBeGreaterThan(10)
})

test('dates that stock has as fields are dates again; a record found by its id stands for itself', () => {
  const evidence = workloads.find(({ root }) => root === 'entity')!
  const node = { id: 'x', signedOnEdtf: '2020', signedOnAsPrinted: null, signedOnInferred: false, roleAsPrinted: 'bên' }
  expect(inOurShape({ edges: [{ node }] }, evidence)).toEqual({
    id: 'x',
    roleAsPrinted: 'bên',
    signedOn: { edtf: '2020', asPrinted: null, inferred: false },
  })
  const other = workloads.find(({ root }) => root === 'agreementsConnection')!
  expect(inOurShape({ a: [{ onEdtf: null, onInferred: null }] }, other)).toEqual({ a: [{ on: null }] })
})
