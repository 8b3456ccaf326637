/** What can be done with an entity in view: bring its neighbours, look for a path, take it away. */

import type { Act } from '../graph/change-view.ts'
import type { Card } from '../graph/model.ts'
import { EXPAND_BY, expansionOf, type View } from '../graph/view.ts'
import type { GraphData } from '../graph/visible.ts'
import { count, say } from '../graph/words.ts'

interface Props {
  readonly card: Card
  readonly data: GraphData
  readonly view: View
  readonly act: Act
}

const MOST = 2000

export function EntityActions({ card, data, view, act }: Props) {
  const { language, pathFrom } = view
  const { id } = card
  const hidden = data.hidden.get(id)
  const before = expansionOf(view, id)
  const base = before?.kind === 'expand' && before.depth === 1 ? before.limit : 0
  const expand = (depth: number, limit: number) => act({ kind: 'expand', id, depth, limit: Math.min(MOST, limit) })
  const shownAround = data.edges.filter(({ from, to }) => from === id || to === id).length
  return (
    <div className="actions">
      <p className="note">
        {hidden === undefined
          ? say(language, 'nothingHidden')
          : say(language, 'hiddenNeighbours', { n: `${count(hidden.count, language)}${hidden.isAtLeast ? '+' : ''}` })}
      </p>
      {hidden !== undefined && (
        <>
          {hidden.count > EXPAND_BY && (
            <button type="button" className="main" onClick={() => expand(1, Math.max(base, 0) + EXPAND_BY)}>
              {say(language, 'expand', { n: EXPAND_BY })}
            </button>
          )}
          <button
            type="button"
            className={hidden.count > EXPAND_BY ? '' : 'main'}
            onClick={() => expand(1, shownAround + hidden.count)}
          >
            {say(language, 'expandAll', { n: hidden.count })}
          </button>
        </>
      )}
      <button type="button" onClick={() => expand(2, 200)}>
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
