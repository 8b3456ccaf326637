/** Relationships that are few take no order: they have one. */
import { isObjectType } from 'graphql'
import { expect, it } from 'vitest'
import { askSeeded } from '../support/ask.ts'
import { builtSchema } from '../support/built-schema.ts'

const seeded = askSeeded()

it('connections that take no order come in order of the id of the relationship', async () => {
  const schema = await builtSchema()
  const roots: Record<string, string> = {
    agreementsConnection: 'Agreement',
    meetingsConnection: 'Meeting',
    policiesConnection: 'Policy',
    partnersConnection: 'Partner',
  }
  let longest = 0
  for (const [root, name] of Object.entries(roots)) {
    const type = schema.getType(name)
    if (!isObjectType(type)) throw new TypeError(name)
    const few = Object.values(type.getFields()).filter(
      (field) => field.name.endsWith('Connection') && field.args.every((argument) => argument.name !== 'sort'),
    )
    expect(few.length).toBeGreaterThan(3)
    const below = few.map((field) => `${field.name}(first: 10) { edges { properties { id } } }`).join(' ')
    const answer = await seeded.asker.ask(`{ ${root}(first: 60) { edges { node { ${below} } } } }`)
    for (const { node } of answer[root].edges) {
      for (const field of few) {
        const ids = node[field.name].edges.map((edge: any) => edge.properties.id)
        expect(ids, field.name).toEqual([...ids].sort())
        longest = Math.max(longest, ids.length)
      }
    }
  }
  expect(longest).toBeGreaterThan(3)
})
