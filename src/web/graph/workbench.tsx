/** Drawing, list, filters, timeline and panel around one view: the explorer's, and that of a file that was taken away. */
import { type ReactNode, type Ref, useEffect, useMemo, useState } from 'react'
import { nameIn } from '../../domain/labels.ts'
import type { Canvas, Drawing } from './canvas.ts'
import { CanvasPane } from './canvas-pane.tsx'
import type { Act } from './change-view.ts'
import { DetailsPane } from './details-pane.tsx'
import { Filters } from './filters.tsx'
import { lanesOf, placesInLanes } from './lanes.ts'
import type { Places } from './layout.ts'
import { ListPane } from './list-pane.tsx'
import type { Card, DetailSource } from './model.ts'
import { SpokenSelection } from './spoken-selection.tsx'
import { Timeline } from './timeline.tsx'
import type { View } from './view.ts'
import { type GraphData, visibleIn } from './visible.ts'
import { say } from './words.ts'

interface Props {
  readonly view: View
  readonly act: Act
  readonly data: GraphData
  readonly places: Places
  readonly details: DetailSource
  readonly highlighted: ReadonlySet<string>
  readonly canExpand: boolean
  readonly canvas: Ref<Canvas | null>
  /** Above the panes: title, search, buttons. */
  readonly bar: ReactNode
  /** Over the drawing: where to start, what is being done. */
  readonly overlay?: ReactNode
  /** Above the details: the paths found. */
  readonly beside?: ReactNode
  readonly actions?: ((card: Card) => ReactNode) | undefined
  /** What was done, to be read out. */
  readonly announced: string
}

type Sheet = 'FILTERS' | 'DETAILS' | null

export function Workbench(props: Props) {
  const { view, act, data, places, highlighted, canExpand } = props
  const { language } = view
  const [sheet, setSheet] = useState<Sheet>(null)
  const visible = useMemo(() => visibleIn(data, view), [data, view])
  const inTime = useMemo(() => visibleIn(data, { ...view, from: null, until: null }).cards, [data, view])
  const drawing = useMemo((): Drawing => {
    const lanes = lanesOf(visible.cards, view.grouping, language)
    const laid = placesInLanes(lanes)
    const isGrouped = view.grouping !== 'NONE'
    return {
      ...visible,
      places: isGrouped ? laid.places : places,
      headings: isGrouped ? laid.headings : [],
      hidden: data.hidden,
      selected: view.selected,
      highlighted,
      pathFrom: view.pathFrom,
      language,
    }
  }, [visible, view.grouping, view.selected, view.pathFrom, places, data.hidden, highlighted, language])
  useEffect(() => {
    document.documentElement.lang = language === 'VI' ? 'vi' : 'en'
  }, [language])
  useEffect(() => {
    if (view.selected !== null) setSheet('DETAILS')
  }, [view.selected])
  const selected = view.selected === null ? undefined : data.cards.get(view.selected)
  const open = (which: Sheet) => setSheet(sheet === which ? null : which)
  return (
    <div className="workbench" data-sheet={sheet ?? undefined}>
      {props.bar}
      <aside className="side filters" aria-label={say(language, 'filters')}>
        <SheetHead title={say(language, 'filters')} close={say(language, 'close')} onClose={() => setSheet(null)} />
        <Filters data={data} visible={visible} view={view} act={act} />
      </aside>
      <main>
        <div className="stage">
          <p className="counts">{say(language, 'counts', { n: visible.cards.length, m: visible.edges.length })}</p>
          {view.mode === 'GRAPH' ? (
            <CanvasPane
              drawing={drawing}
              act={act}
              canExpand={canExpand}
              fitWhen={`${view.grouping} ${data.cards.size} ${places.size}`}
              canvas={props.canvas}
            />
          ) : (
            <ListPane data={data} visible={visible} view={view} act={act} canExpand={canExpand} />
          )}
          {props.overlay}
        </div>
        {data.cards.size > 0 && <Timeline cards={inTime} view={view} act={act} />}
      </main>
      <aside className="side details" aria-label={say(language, 'details')}>
        <SheetHead title={say(language, 'details')} close={say(language, 'close')} onClose={() => setSheet(null)} />
        {props.beside}
        <DetailsPane data={data} view={view} act={act} details={props.details} actions={props.actions} />
      </aside>
      <nav className="sheets" aria-label={say(language, 'views')}>
        <button type="button" aria-expanded={sheet === 'FILTERS'} onClick={() => open('FILTERS')}>
          {say(language, 'filters')}
        </button>
        <button type="button" aria-expanded={sheet === 'DETAILS'} onClick={() => open('DETAILS')}>
          {selected === undefined ? say(language, 'details') : nameIn(selected, language)}
        </button>
      </nav>
      <p className="spoken" role="status" aria-live="polite">
        {props.announced}
      </p>
      <SpokenSelection data={data} view={view} />
    </div>
  )
}

function SheetHead(props: { readonly title: string; readonly close: string; readonly onClose: () => void }) {
  return (
    <div className="sheet-head">
      <span>{props.title}</span>
      <button type="button" onClick={props.onClose}>
        {props.close}
      </button>
    </div>
  )
}
