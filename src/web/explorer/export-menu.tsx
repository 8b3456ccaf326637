/** Every export of just what is in view: a form to the server for each format, and the drawing as a picture. */
import { type RefObject, useEffect, useRef, useState } from 'react'
import { walkedTypes } from '../../domain/connections.ts'
import type { Language } from '../../domain/history-title.ts'
import type { Canvas } from '../graph/canvas.ts'
import type { View } from '../graph/view.ts'
import type { VisibleGraph } from '../graph/visible.ts'
import { say } from '../graph/words.ts'

interface Format {
  readonly format: string
  readonly name: string
  readonly purpose: string
  readonly extension: string
  readonly mostEntities: number | null
}

const EXPORTS = new URL('../export', document.baseURI)

interface Props {
  readonly view: View
  readonly visible: VisibleGraph
  readonly canvas: RefObject<Canvas | null>
  readonly onDone: (said: string) => void
}

export function ExportMenu({ view, visible, canvas, onDone }: Props) {
  const { language } = view
  const [isOpen, setOpen] = useState(false)
  const formats = useFormats(isOpen)
  const menu = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useLeaving(menu, isOpen, () => setOpen(false))
  const many = visible.cards.length
  // An export names at least one type of relationships: without one there is no file that says what is seen.
  const hasNoVerb = walkedTypes.every((type) => view.hiddenVerbs.includes(type))
  return (
    <div className="menu" ref={menu}>
      <button
        ref={opener}
        type="button"
        className="main"
        aria-expanded={isOpen}
        aria-controls="exports"
        onClick={() => setOpen(!isOpen)}
      >
        {say(language, 'export')}
      </button>
      <section
        id="exports"
        className="menu-body"
        hidden={!isOpen}
        aria-label={say(language, 'export')}
        onKeyDown={({ key }) => {
          if (key !== 'Escape') return
          setOpen(false)
          opener.current?.focus()
        }}
      >
        <p className="note">
          {many === 0 ? say(language, 'exportNothing') : say(language, 'exportOf', { n: many })}
          {visible.filteredEdges > 0 && view.hiddenVerbs.length > 0 && ` ${say(language, 'exportFilteredEdges')}`}
        </p>
        {typeof formats === 'string' && <p className="wrong">{formats}</p>}
        {hasNoVerb && <p className="wrong">{say(language, 'exportNoVerb')}</p>}
        {many > 0 && !hasNoVerb && Array.isArray(formats) && (
          <Formats formats={formats} view={view} visible={visible} />
        )}
        {many > 0 && view.mode === 'GRAPH' && (
          <button type="button" className="format" onClick={() => savePicture(canvas.current!)}>
            <strong>{say(language, 'picture')}</strong>
            <small>{say(language, 'pictureOf')}</small>
          </button>
        )}
        <CopyLink language={language} onDone={onDone} />
      </section>
    </div>
  )
}

/** The list, or the sentence on why it is not there; null while it is on its way. */
function useFormats(isOpen: boolean) {
  const [formats, setFormats] = useState<readonly Format[] | string | null>(null)
  useEffect(() => {
    // What failed is asked again the next time.
    if (!isOpen || Array.isArray(formats)) return
    readFormats().then(setFormats, (error: Error) => setFormats(error.message))
  }, [isOpen])
  return formats
}

/** Whoever presses or goes elsewhere leaves the menu. */
function useLeaving(menu: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void) {
  useEffect(() => {
    if (!isOpen) return
    const leave = ({ target }: Event) => {
      if (!menu.current?.contains(target as Node)) close()
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [isOpen])
}

function CopyLink({ language, onDone }: { language: Language; onDone: Props['onDone'] }) {
  const [said, setSaid] = useState<'copied' | 'copyFailed' | null>(null)
  const copy = async () => {
    const word = await copyAddress()
    setSaid(word)
    onDone(say(language, word))
  }
  return (
    <button type="button" className="format" onClick={copy}>
      <strong>{say(language, 'copyLink')}</strong>
      {said !== null && <small>{say(language, said)}</small>}
    </button>
  )
}

/** A browser has no clipboard for a page without HTTPS, and may refuse one with it. */
async function copyAddress(): Promise<'copied' | 'copyFailed'> {
  try {
    await navigator.clipboard.writeText(window.location.href)
    return 'copied'
  } catch {
    return 'copyFailed'
  }
}

/** By POST where the fields would be too long for an address. */
const LONGEST_ADDRESS = 1800

function Formats(props: { formats: readonly Format[]; view: View; visible: VisibleGraph }) {
  const { formats, view, visible } = props
  const roots = visible.cards.map(({ id }) => id).join(',')
  const verbs = walkedTypes.filter((type) => !view.hiddenVerbs.includes(type))
  const fields = {
    roots,
    depth: '0',
    includeParts: 'false',
    language: view.language.toLowerCase(),
    // Left out, it asks for all.
    ...(view.hiddenVerbs.length === 0 ? {} : { relationships: verbs.join(',') }),
  }
  const isLong = `${new URLSearchParams(fields)}`.length > LONGEST_ADDRESS
  return formats.map(({ format, name, purpose, extension, mostEntities }) => {
    const isTooMany = mostEntities !== null && visible.cards.length > mostEntities
    return (
      <form key={format} action={`${EXPORTS.pathname}/${format}`} method={isLong ? 'post' : 'get'} data-format={format}>
        {Object.entries(fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <button type="submit" className="format" disabled={isTooMany}>
          <strong>
            {name} <span className="extension">{extension}</span>
          </strong>
          <small>
            {purpose}
            {isTooMany && ` (${say(view.language, 'exportTooMany', { n: mostEntities })})`}
          </small>
        </button>
      </form>
    )
  })
}

async function readFormats(): Promise<readonly Format[]> {
  const response = await fetch(EXPORTS)
  if (!response.ok) throw new Error(`The server answers with status ${response.status}.`)
  return ((await response.json()) as { readonly formats: readonly Format[] }).formats
}

async function savePicture(canvas: Canvas): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await canvas.picture())
  link.download = 'accord.png'
  link.click()
  URL.revokeObjectURL(link.href)
}
