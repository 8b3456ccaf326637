/** A file that was taken away: what it holds, to be looked at, filtered and read, without a network. */
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { Canvas } from '../graph/canvas.ts'
import { changeTrack } from '../graph/change-view.ts'
import { layOut, type Places } from '../graph/layout.ts'
import { readAddress, writeAddress } from '../graph/view-address.ts'
import { ViewButtons } from '../graph/view-buttons.tsx'
import { say } from '../graph/words.ts'
import { Workbench } from '../graph/workbench.tsx'
import { AboutFile } from './about-file.tsx'
import type { FileData } from './file-data.ts'

const NONE: ReadonlySet<string> = new Set()

export function Viewer({ file }: { readonly file: FileData }) {
  const { data, details, manifest } = file
  const [track, act] = useReducer(changeTrack, null, () => {
    const { view } = readAddress(window.location.hash)
    return {
      past: [],
      future: [],
      view:
        window.location.hash.includes('lang=') || manifest.language === 'en'
          ? view
          : { ...view, language: 'VI' as const },
    }
  })
  const { view } = track
  const laid = useMemo(() => placesOf(file), [file])
  const places = useMemo((): Places => {
    const moved = view.steps.flatMap((step) =>
      step.kind === 'move' ? [[step.id, { x: step.x, y: step.y }] as const] : [],
    )
    return new Map([...laid, ...moved])
  }, [laid, view.steps])
  const seen = useMemo(() => {
    const removed = new Set(view.steps.flatMap((step) => (step.kind === 'remove' ? [step.id] : [])))
    if (removed.size === 0) return data
    return {
      ...data,
      cards: new Map([...data.cards].filter(([id]) => !removed.has(id))),
      edges: data.edges.filter(({ from, to }) => !removed.has(from) && !removed.has(to)),
    }
  }, [data, view.steps])
  const canvas = useRef<Canvas | null>(null)
  const [isAbout, setAbout] = useState(false)
  const address = writeAddress(view)
  useEffect(() => {
    if (address !== '') window.history.replaceState(null, '', `#${address}`)
  }, [address])
  return (
    <Workbench
      view={view}
      act={act}
      data={seen}
      places={places}
      details={details}
      highlighted={NONE}
      canExpand={false}
      canvas={canvas}
      announced=""
      bar={
        <header className="bar">
          <h1 className="title">{manifest.title}</h1>
          <ViewButtons track={track} act={act} canvas={canvas} />
          <div className="menu">
            <button type="button" aria-expanded={isAbout} aria-controls="about" onClick={() => setAbout(!isAbout)}>
              {say(view.language, 'aboutFile')}
            </button>
            <section
              id="about"
              className="menu-body about"
              hidden={!isAbout}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must come to it.
              tabIndex={0}
              aria-label={say(view.language, 'aboutFile')}
            >
              <AboutFile manifest={manifest} language={view.language} />
            </section>
          </div>
        </header>
      }
    />
  )
}

/** All at once: there is nothing to come. */
function placesOf({ data }: FileData): Places {
  const places = layOut({
    ids: [...data.cards.keys()],
    edges: data.edges.map(({ from, to }) => [from, to]),
    standing: [],
    placed: [],
  })
  return new Map(places.map(([id, x, y]) => [id, { x, y }]))
}
