/** A page goes on from a cursor of its own question only. */
import { describe, expect, it } from 'vitest'
import { askSeeded } from '../support/ask.ts'

const seeded = askSeeded()

describe('a question', () => {
  it('does not go on from the cursor of another', async () => {
    const pages: Record<string, string> = {
      history: 'history(of: "partner:laos"',
      search: 'search(text: "laos"',
      shared: 'shared(ids: ["partner:laos", "partner:cuba"]',
      totals: 'totals(of: AGREEMENT, by: [KIND]',
      gaps: 'gaps(kinds: [SINGLE_SOURCE]',
      conflicts: 'conflicts(of: null',
      pipeline: 'pipeline(status: [SIGNED]',
      judgements: 'judgements(verdict: SAME',
    }
    const [, ...others] = Object.keys(pages)
    for (const [index, question] of Object.keys(pages).entries()) {
      const given = (await seeded.asker.ask(`{ ${pages[question]}, first: 1) { edges { cursor } } }`))[question]
      const other = others[index] ?? 'history'
      const { errors } = await seeded.asker.answer(
        `{ ${pages[other]}, after: "${given.edges[0].cursor}") { edges { cursor } } }`,
      )
      expect(errors[0]?.message, `${other} after ${question}`).toContain(`is not a cursor of "${other}"`)
    }
  })
})
