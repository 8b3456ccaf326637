import { expect, it } from 'vitest'
import { didYouMean, suggest } from '../../src/domain/suggest.ts'

const ids = ['partner:jica', 'partner:giz', 'partner:undp']

it('a slip of the pen finds the word that was meant', () => {
  expect(suggest('partner:jcia', ids)).toBe('partner:jica')
  expect(didYouMean('Partner:UNPD', ids)).toBe(' Did you mean "partner:undp"?')
})

it('a word like none of them finds none', () => {
  expect(suggest('meeting:of-the-minds', ids)).toBeNull()
  expect(didYouMean('x', [])).toBe('')
})
