/** The same as tables: for screen readers, for the keyboard, and for whoever reads lists better than drawings. */
import { useState } from 'react'
import { nameIn, typeLabel, verbLabel } from '../../domain/labels.ts'
import type { Act } from './change-view.ts'
import { roleText } from './details-pane.tsx'
import { kindText, whenText } from './field-words.ts'
import { lanesOf } from './lanes.ts'
import type { Card } from './model.ts'
import { TypeSign } from './type-sign.tsx'
import type { View } from './view.ts'
import type { GraphData, VisibleGraph } from './visible.ts'
import { count, say } from './words.ts'

interface Props {
  readonly data: GraphData
  readonly visible: VisibleGraph
  readonly view: View
  readonly act: Act
  readonly canExpand: boolean
}

export function ListPane(props: Props) {
  const { visible, view } = props
  const groups = lanesOf(visible.cards, view.grouping === 'NONE' ? 'TYPE' : view.grouping, view.language)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must come to it.
    <section className="list" tabIndex={0} aria-label={say(view.language, 'list')}>
      {groups.map(({ key, heading, cards }) => (
        <Entities key={key} heading={`${heading} (${count(cards.length, view.language)})`} cards={cards} {...props} />
      ))}
      <Relationships {...props} />
    </section>
  )
}

/** A browser draws some hundred rows at once; the rest is a press away. */
const AT_ONCE = 200

function Entities({ heading, cards, data, view, act, canExpand }: Props & { heading: string; cards: readonly Card[] }) {
  const { language } = view
  const [most, setMost] = useState(AT_ONCE)
  return (
    <>
      <table>
        <caption>{heading}</caption>
        <thead>
          <tr>
            <th scope="col">{say(language, 'name')}</th>
            <th scope="col">{say(language, 'type')}</th>
            <th scope="col">{say(language, 'date')}</th>
            {canExpand && <th scope="col">{say(language, 'hiddenColumn')}</th>}
          </tr>
        </thead>
        <tbody>
          {cards.slice(0, most).map((card) => {
            const hidden = data.hidden.get(card.id)
            return (
              <tr key={card.id} aria-current={card.id === view.selected || undefined}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => act({ kind: 'select', id: card.id })}>
                    <TypeSign label={card.label} size={16} /> {nameIn(card, language)}
                  </button>
                </th>
                <td>{kindText(card, language) ?? typeLabel(card.label, language)}</td>
                <td>{whenText(card, language)}</td>
                {canExpand && (
                  <td>
                    {hidden === undefined ? '' : `${count(hidden.count, language)}${hidden.isAtLeast ? '+' : ''}`}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      <More total={cards.length} most={most} view={view} onMore={() => setMost(most + AT_ONCE)} />
    </>
  )
}

function Relationships({ data, visible, view, act }: Props) {
  const { language } = view
  const [most, setMost] = useState(AT_ONCE)
  const name = (id: string) => {
    const card = data.cards.get(id)
    return card === undefined ? id : nameIn(card, language)
  }
  const { edges } = visible
  if (edges.length === 0) return null
  return (
    <>
      <table>
        <caption>{`${say(language, 'relationships')} (${count(edges.length, language)})`}</caption>
        <thead>
          <tr>
            <th scope="col">{say(language, 'from')}</th>
            <th scope="col">{say(language, 'verb')}</th>
            <th scope="col">{say(language, 'until')}</th>
          </tr>
        </thead>
        <tbody>
          {edges.slice(0, most).map((edge) => (
            <tr key={edge.id} aria-current={edge.id === view.selected || undefined}>
              <td>{name(edge.from)}</td>
              <td>
                <button type="button" className="link" onClick={() => act({ kind: 'select', id: edge.id })}>
                  {verbLabel(edge.type, language)}
                  {edge.role !== null && ` (${roleText(edge, language)})`}
                </button>
              </td>
              <td>{name(edge.to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More total={edges.length} most={most} view={view} onMore={() => setMost(most + AT_ONCE)} />
    </>
  )
}

function More(props: { total: number; most: number; view: View; onMore: () => void }) {
  const { total, most, view, onMore } = props
  if (total <= most) return null
  return (
    <button type="button" onClick={onMore}>
      {say(view.language, 'moreRows', { n: Math.min(AT_ONCE, total - most) })} ({count(most, view.language)} /{' '}
      {count(total, view.language)})
    </button>
  )
}
