/** What is selected, for who does not see it. */
import { useRef } from 'react'
import { nameIn, verbLabel } from '../../domain/labels.ts'
import type { View } from './view.ts'
import type { GraphData } from './visible.ts'
import { say } from './words.ts'

export function SpokenSelection({ data, view }: { readonly data: GraphData; readonly view: View }) {
  const { language } = view
  const name = nameOf(data, view)
  // Nothing is said of nothing, until something was selected.
  const hadOne = useRef(false)
  if (name !== null) hadOne.current = true
  return (
    <p className="spoken" role="status" aria-live="polite">
      {name !== null ? say(language, 'selected', { name }) : hadOne.current ? say(language, 'notSelected') : ''}
    </p>
  )
}

/** Of a relationship: `Cuba signed Letter of intent`. */
function nameOf({ cards, edges }: GraphData, { selected, language }: View): string | null {
  if (selected === null) return null
  const card = cards.get(selected)
  if (card !== undefined) return nameIn(card, language)
  const edge = edges.find(({ id }) => id === selected)
  const [from, to] = edge === undefined ? [] : [cards.get(edge.from), cards.get(edge.to)]
  if (edge === undefined || from === undefined || to === undefined) return null
  return `${nameIn(from, language)} ${verbLabel(edge.type, language)} ${nameIn(to, language)}`
}
