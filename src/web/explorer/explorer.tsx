/** The explorer: search, expand, filter, connect, read the evidence, take it away. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { nameIn } from '../../domain/labels.ts'
import mark from '../accord.svg'
import type { Canvas } from '../graph/canvas.ts'
import { ViewButtons } from '../graph/view-buttons.tsx'
import { visibleIn } from '../graph/visible.ts'
import { say } from '../graph/words.ts'
import { Workbench } from '../graph/workbench.tsx'
import { EntityActions } from './entity-actions.tsx'
import { ExportMenu } from './export-menu.tsx'
import { PathsPane } from './paths-pane.tsx'
import { SearchBox } from './search-box.tsx'
import { openServerDetails } from './server-details.ts'
import { StartHere } from './start-here.tsx'
import { useGraph } from './use-graph.ts'
import { useTrack } from './use-track.ts'

const NONE: ReadonlySet<string> = new Set()

export function Explorer() {
  const { track, act, unread } = useTrack()
  const { view } = track
  const { language } = view
  const { graph, busy, fault, announced } = useGraph(view, act)
  const { data, places, paths } = graph
  const details = useMemo(openServerDetails, [])
  const canvas = useRef<Canvas | null>(null)
  const [said, setSaid] = useState('')
  const [chosen, setChosen] = useState<number | null>(0)
  useEffect(() => setChosen(0), [paths])
  const highlighted = useMemo(() => {
    const ids = chosen === null ? undefined : paths?.paths[chosen]?.ids
    return ids === undefined ? NONE : new Set(ids)
  }, [paths, chosen])
  const visible = useMemo(() => visibleIn(data, view), [data, view])
  useEffect(() => setSaid(announced), [announced])
  useEffect(() => {
    document.title = say(language, 'title')
  }, [language])
  const pathFrom = view.pathFrom === null ? undefined : data.cards.get(view.pathFrom)
  const unreadParts = unread.length === 0 ? null : say(language, 'unreadAddress', { parts: unread.join(', ') })
  return (
    <Workbench
      view={view}
      act={act}
      data={data}
      places={places}
      details={details}
      highlighted={highlighted}
      canExpand
      canvas={canvas}
      announced={said}
      bar={
        <header className="bar">
          <h1>
            <img src={mark} alt="" width="22" height="22" />
            Accord
          </h1>
          <SearchBox language={language} onPick={(id) => act({ kind: 'show', id })} />
          <ViewButtons track={track} act={act} canvas={canvas} />
          <ExportMenu view={view} visible={visible} canvas={canvas} onDone={setSaid} />
          {view.steps.length > 0 && (
            <button type="button" onClick={() => act({ kind: 'clear' })}>
              {say(language, 'clear')}
            </button>
          )}
          <a href="../playground/">{say(language, 'playground')}</a>
        </header>
      }
      overlay={
        <>
          {view.steps.length === 0 && <StartHere language={language} act={act} />}
          <div className="messages">
            {busy !== null && <p className="busy">{busy}</p>}
            {[fault, unreadParts].map(
              (one) =>
                one !== null && (
                  <p key={one} className="wrong" role="alert">
                    {one}
                  </p>
                ),
            )}
            {pathFrom !== undefined && (
              <p className="busy">
                {say(language, 'pathPicked', { name: nameIn(pathFrom, language) })}{' '}
                <button type="button" onClick={() => act({ kind: 'pickEnd', id: null })}>
                  {say(language, 'cancel')}
                </button>
              </p>
            )}
          </div>
        </>
      }
      beside={paths !== null && <PathsPane found={paths} view={view} chosen={chosen} onChoose={setChosen} />}
      actions={(card) => <EntityActions card={card} data={data} view={view} act={act} />}
    />
  )
}
