/** A lineage is told in the order of time, as far as time is known. */
import { describe, expect, it } from 'vitest'
import { type Descended, inOrderOfTime, stepsDown, stepsUp } from '../../src/domain/lineage.ts'

const member = (id: string, generation: number, begins: string | null = null): Descended => ({ id, generation, begins })

describe('a lineage', () => {
  it('goes the other way down than up', () => {
    const turned = stepsUp.map((step) => step.replace(/[<>]$/, (arrow) => (arrow === '>' ? '<' : '>')))
    expect(turned).toEqual(stepsDown)
    expect(stepsUp).toContain('UNDER>')
    expect(stepsUp).toContain('RESULTED_IN<')
  })

  it('puts what has no date after what it came from, or before what came of it, or last', () => {
    const members = [
      member('agreement:of', 0, '1974-03-01'),
      member('committee:c', 1),
      member('meeting:1', 2, '2022-01-01'),
      member('meeting:undated', 2),
      member('policy:before', -1),
      member('project:alone', 5),
    ]
    const links = [
      { type: 'ESTABLISHED', from: 'agreement:of', to: 'committee:c' },
      { type: 'SESSION_OF', from: 'meeting:1', to: 'committee:c' },
      { type: 'SESSION_OF', from: 'meeting:undated', to: 'committee:c' },
      { type: 'IMPLEMENTS', from: 'agreement:of', to: 'policy:before' },
    ]
    expect(inOrderOfTime(members, links).map(({ id }) => id)).toEqual([
      'policy:before',
      'agreement:of',
      'committee:c',
      'meeting:undated',
      'meeting:1',
      'project:alone',
    ])
  })

  it('ends where links go round in a circle', () => {
    const links = [
      { type: 'RENEWS', from: 'agreement:a', to: 'agreement:b' },
      { type: 'RENEWS', from: 'agreement:b', to: 'agreement:a' },
    ]
    const members = [member('agreement:b', 1), member('agreement:a', 0)]
    expect(inOrderOfTime(members, links).map(({ id }) => id)).toEqual(['agreement:a', 'agreement:b'])
  })
})
