/** What can be done with an entity in view: bring its neighbours, look for a path, take it away. */

import type { Act } from '../graph/change-view.ts'
import type { Card } from '../graph/model.ts'
import { EXPAND_BY, MOST_ENTITIES, type View } from '../graph/view.ts'
import type { GraphData } from '../graph/visible.ts'
import { count, say } from '../graph/words.ts'

interface Props {
  readonly card: Card
  readonly data: GraphData
  readonly view: View
  readonly act: Act
}

export function EntityActions(props: Props) {
  const { card, view, act } = props
  const { language, pathFrom } = view
  const { id } = card
  return (
    <div className="actions">
      <Expansions {...props} />
      <button type="button" onClick={() => act({ kind: 'expand', id, depth: 2, limit: 200 })}>
        {say(language, 'expandDepth')}
      </button>
      {pathFrom === null || pathFrom === id ? (
        <button
          type="button"
          aria-pressed={pathFrom === id}
          onClick={() => act({ kind: 'pickEnd', id: pathFrom === id ? null : id })}
        >
          {say(language, 'pathFromHere')}
        </button>
      ) : (
        <button type="button" className="main" onClick={() => act({ kind: 'connect', from: pathFrom, to: id })}>
          {say(language, 'pathToHere')}
        </button>
      )}
      <button type="button" onClick={() => act({ kind: 'remove', id })}>
        {say(language, 'remove')}
      </button>
    </div>
  )
}

/** How many neighbours are not in view, and what brings them. */
function Expansions({ card: { id }, data, view: { language }, act }: Props) {
  const hidden = data.hidden.get(id)
  if (hidden === undefined) return <p className="note">{say(language, 'nothingHidden')}</p>
  const around = new Set(data.edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])))
  const bringAll = () => act({ kind: 'expand', id, depth: 1, limit: around.size + hidden.count })
  // All of them only where it is known how many, and the view can hold them.
  const canBringAll = !hidden.isAtLeast && data.cards.size + hidden.count <= MOST_ENTITIES
  const isByPortions = hidden.count > EXPAND_BY || !canBringAll
  return (
    <>
      <p className="note">
        {say(language, 'hiddenNeighbours', { n: `${count(hidden.count, language)}${hidden.isAtLeast ? '+' : ''}` })}
      </p>
      {isByPortions && (
        <button type="button" className="main" onClick={() => act({ kind: 'expandMore', id })}>
          {say(language, 'expand', { n: EXPAND_BY })}
        </button>
      )}
      {canBringAll && (
        <button type="button" className={isByPortions ? '' : 'main'} onClick={bringAll}>
          {say(language, 'expandAll', { n: hidden.count })}
        </button>
      )}
    </>
  )
}
