/** What is to be seen: types and verbs, which are the legend, too. */

import { walkedTypes } from '../../domain/connections.ts'
import { typeLabel, verbLabel } from '../../domain/labels.ts'
import { type EntityLabel, entityTypes } from '../../domain/ontology.ts'
import type { Act } from './change-view.ts'
import { TypeSign } from './type-sign.tsx'
import type { View } from './view.ts'
import type { GraphData, VisibleGraph } from './visible.ts'
import { count, say } from './words.ts'

interface Props {
  readonly data: GraphData
  readonly visible: VisibleGraph
  readonly view: View
  readonly act: Act
}

export function Filters({ data, visible, view, act }: Props) {
  const { language, hiddenTypes, hiddenVerbs, grouping } = view
  const types = (Object.keys(entityTypes) as EntityLabel[]).flatMap((label) => {
    const many = [...data.cards.values()].filter((card) => card.label === label).length
    return many > 0 || hiddenTypes.includes(label) ? [{ label, many }] : []
  })
  const verbs = walkedTypes.flatMap((type) => {
    const many = data.edges.filter((edge) => edge.type === type).length
    return many > 0 || hiddenVerbs.includes(type) ? [{ type, many }] : []
  })
  const out = visible.filteredEntities + visible.filteredEdges
  return (
    <>
      <label className="field">
        {say(language, 'groupBy')}
        <select
          value={grouping}
          onChange={({ target }) => act({ kind: 'group', by: target.value as View['grouping'] })}
        >
          <option value="NONE">{say(language, 'groupNone')}</option>
          <option value="TYPE">{say(language, 'groupType')}</option>
          <option value="PERIOD">{say(language, 'groupPeriod')}</option>
        </select>
      </label>
      <fieldset>
        <legend>{say(language, 'types')}</legend>
        {types.map(({ label, many }) => (
          <label className="choice" key={label}>
            <input
              type="checkbox"
              checked={!hiddenTypes.includes(label)}
              onChange={() => act({ kind: 'toggleType', label })}
            />
            <TypeSign label={label} />
            <span>{typeLabel(label, language, 'SEVERAL')}</span>
            <small>{count(many, language)}</small>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say(language, 'relationships')}</legend>
        {verbs.map(({ type, many }) => (
          <label className="choice" key={type}>
            <input
              type="checkbox"
              checked={!hiddenVerbs.includes(type)}
              onChange={() => act({ kind: 'toggleVerb', type })}
            />
            <span>{verbLabel(type, language)}</span>
            <small>{count(many, language)}</small>
          </label>
        ))}
      </fieldset>
      {out > 0 && <p className="note">{say(language, 'filteredOut', { n: out })}</p>}
      {out > 0 && (
        <button type="button" onClick={() => act({ kind: 'clearFilters' })}>
          {say(language, 'resetFilters')}
        </button>
      )}
    </>
  )
}
