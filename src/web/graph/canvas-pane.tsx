/** The drawing as a part of the page: it can be reached, walked and worked by keyboard. */
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { type Canvas, type Drawing, openCanvas } from './canvas.ts'
import type { Act } from './change-view.ts'
import { neighbourTowards } from './direction.ts'
import { say } from './words.ts'

interface Props {
  readonly drawing: Drawing
  readonly act: Act
  readonly canExpand: boolean
  /** Whatever changes when all of it is to be brought into the window. */
  readonly fitWhen: string
  readonly canvas: Ref<Canvas | null>
}

export function CanvasPane({ drawing, act, canExpand, fitWhen, canvas }: Props) {
  const container = useRef<HTMLDivElement>(null)
  const opened = useRef<Canvas | null>(null)
  const latest = useRef({ act, canExpand, drawing })
  latest.current = { act, canExpand, drawing }
  useEffect(() => {
    const one = openCanvas(container.current!, {
      onSelect: (id) => latest.current.act({ kind: 'select', id }),
      onExpand: (id) => {
        const { act, canExpand, drawing } = latest.current
        if (canExpand && drawing.hidden.has(id)) act({ kind: 'expandMore', id })
      },
      onMove: (id, x, y) => latest.current.act({ kind: 'move', id, x, y }),
    })
    opened.current = one
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', one.recolour)
    const resized = new ResizeObserver(() => one.core.resize())
    resized.observe(container.current!)
    return () => {
      resized.disconnect()
      dark.removeEventListener('change', one.recolour)
      one.close()
    }
  }, [])
  useImperativeHandle(canvas, () => opened.current!)
  useEffect(() => {
    opened.current?.draw(drawing)
  }, [drawing])
  useEffect(() => {
    opened.current?.fit()
  }, [fitWhen])
  useEffect(() => {
    if (drawing.selected !== null) opened.current?.reveal(drawing.selected)
  }, [drawing.selected])
  const { cards, edges, language } = drawing
  return (
    <div
      className="canvas"
      role="application"
      aria-label={say(language, 'canvas', { n: cards.length, m: edges.length })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as above.
      tabIndex={0}
      onKeyDown={(event) => onKey(event, opened.current!, drawing, act, canExpand)}
    >
      <div className="canvas-ground" ref={container} aria-hidden="true" />
    </div>
  )
}

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function onKey(event: KeyboardEvent, canvas: Canvas, drawing: Drawing, act: Act, canExpand: boolean): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { selected, places, cards } = drawing
  const entity = cards.find(({ id }) => id === selected)
  const arrow = ARROWS[event.key]
  if (arrow !== undefined) {
    const next = neighbourTowards(
      cards.map(({ id }) => id),
      places,
      entity?.id ?? null,
      arrow,
    )
    if (next !== null) act({ kind: 'select', id: next })
  } else if (event.key === 'Enter' && entity !== undefined) {
    if (canExpand && drawing.hidden.has(entity.id)) act({ kind: 'expandMore', id: entity.id })
  } else if (event.key === 'Delete' && entity !== undefined) act({ kind: 'remove', id: entity.id })
  else if (event.key === 'Escape') act({ kind: 'select', id: null })
  else if (event.key === '+' || event.key === '=') canvas.zoomBy(1.25)
  else if (event.key === '-') canvas.zoomBy(0.8)
  else if (event.key === '0') canvas.fit()
  else return
  event.preventDefault()
}
