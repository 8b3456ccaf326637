/** The drawing, by cytoscape: it is told what is to be seen and tells what a person does to it. No React. */
import cytoscape, { type Core, type ElementDefinition, type EventObject } from 'cytoscape'
import type { Language } from '../../domain/history-title.ts'
import { nameIn, verbLabel } from '../../domain/labels.ts'
import { canvasStyle, readColours } from './canvas-style.ts'
import type { Place } from './layout.ts'
import { looks, signImage } from './looks.ts'
import type { Card, Edge, Hidden } from './model.ts'
import { restWhileDragging } from './quick-drag.ts'

export interface Drawing {
  readonly cards: readonly Card[]
  readonly edges: readonly Edge[]
  readonly places: ReadonlyMap<string, Place>
  readonly hidden: ReadonlyMap<string, Hidden>
  readonly headings: readonly (Place & { readonly key: string; readonly text: string; readonly width: number })[]
  readonly selected: string | null
  /** Of the path that is looked at; empty where none is. */
  readonly highlighted: ReadonlySet<string>
  readonly pathFrom: string | null
  readonly language: Language
}

export interface CanvasEvents {
  onSelect(id: string | null): void
  onExpand(id: string): void
  onMove(id: string, x: number, y: number): void
}

export interface Canvas {
  readonly core: Core
  draw(drawing: Drawing): void
  /** All of it in the window. */
  fit(): void
  zoomBy(factor: number): void
  /** Colours anew, after light and dark have changed. */
  recolour(): void
  /** Brings an entity into the window where it is not. */
  reveal(id: string): void
  picture(): Promise<Blob>
  close(): void
}

/** Above it only what is pointed at has its name on its relationships, and arrows give way to speed. */
const FEW_EDGES = 24
const MANY_NODES = 300

/** One entity alone would fill the ground otherwise. */
const NEAREST_FIT = 1.3

export function openCanvas(container: HTMLElement, events: CanvasEvents): Canvas {
  const core = cytoscape({
    container,
    style: canvasStyle(readColours(container)),
    minZoom: 0.03,
    maxZoom: 3,
    boxSelectionEnabled: false,
    selectionType: 'single',
    hideEdgesOnViewport: true,
    textureOnViewport: true,
    pixelRatio: Math.min(window.devicePixelRatio, 2),
  })
  listen(core, events)
  restWhileDragging(core)
  let drawn: Drawing | null = null
  return {
    core,
    draw(drawing) {
      core.batch(() => bringUpTo(core, drawing, drawn))
      drawn = drawing
    },
    fit: () => {
      core.fit(undefined, 40)
      if (core.zoom() > NEAREST_FIT) core.zoom(NEAREST_FIT).center()
    },
    zoomBy: (factor) => {
      core.zoom({ level: core.zoom() * factor, renderedPosition: { x: core.width() / 2, y: core.height() / 2 } })
    },
    recolour: () => void core.style(canvasStyle(readColours(container))),
    reveal: (id) => reveal(core, id),
    picture: async () =>
      core.png({
        full: true,
        scale: 2,
        maxWidth: 6000,
        maxHeight: 6000,
        bg: readColours(container).ground,
        output: 'blob',
      }),
    close: () => core.destroy(),
  }
}

function listen(core: Core, events: CanvasEvents): void {
  core.on('tap', (event: EventObject) => {
    if (event.target === core) events.onSelect(null)
  })
  core.on('tap', 'node.entity, edge', (event: EventObject) => events.onSelect(event.target.id()))
  core.on('dbltap', 'node.entity', (event: EventObject) => events.onExpand(event.target.id()))
  let from: Place | null = null
  core.on('grab', 'node.entity', (event: EventObject) => {
    from = { ...event.target.position() }
  })
  core.on('free', 'node.entity', (event: EventObject) => {
    const { x, y } = event.target.position()
    const hasMoved = from !== null && Math.hypot(x - from.x, y - from.y) > 3
    from = null
    if (hasMoved) events.onMove(event.target.id(), Math.round(x), Math.round(y))
  })
}

function bringUpTo(core: Core, drawing: Drawing, before: Drawing | null): void {
  const wanted = new Map<string, ElementDefinition>()
  for (const heading of drawing.headings) wanted.set(`lane ${heading.key}`, headingElement(heading))
  const degrees = degreesOf(drawing.edges)
  for (const card of drawing.cards) wanted.set(card.id, nodeElement(card, drawing, degrees.get(card.id) ?? 0))
  const isMany = drawing.cards.length > MANY_NODES
  for (const edge of drawing.edges) wanted.set(edge.id, edgeElement(edge, drawing, isMany))
  core.elements().forEach((element) => {
    if (!wanted.has(element.id())) element.remove()
  })
  const added: ElementDefinition[] = []
  for (const [id, element] of wanted) {
    const present = core.getElementById(id)
    if (present.empty()) {
      added.push(element)
      continue
    }
    present.data(element.data)
    if (element.position !== undefined && !present.grabbed()) present.position(element.position)
  }
  core.add(added)
  mark(core, drawing, before)
}

function mark(core: Core, { selected, highlighted, pathFrom, edges }: Drawing, before: Drawing | null): void {
  const old = 'selected near faded labelled end'
  core.elements(before === null ? '' : '.selected, .near, .faded, .labelled, .end').removeClass(old)
  if (edges.length <= FEW_EDGES) core.edges().addClass('labelled')
  if (highlighted.size > 0) {
    core.elements().addClass('faded')
    const path = core.collection()
    for (const id of highlighted) path.merge(core.getElementById(id))
    path.removeClass('faded').addClass('near')
    path.edges().addClass('labelled')
  }
  if (pathFrom !== null) core.getElementById(pathFrom).addClass('end')
  if (selected === null) return
  const one = core.getElementById(selected)
  one.removeClass('faded').addClass('selected')
  const around = one.isNode() ? one.connectedEdges() : one
  around.addClass('near')
  if (around.length <= FEW_EDGES) around.addClass('labelled')
}

const LONGEST_NAME = 56

/** Where there are many, what joins most is larger, so that its name is read from afar. */
const CROWD = 60

function degreesOf(edges: readonly Edge[]): Map<string, number> {
  const degrees = new Map<string, number>()
  for (const { from, to } of edges) {
    degrees.set(from, (degrees.get(from) ?? 0) + 1)
    degrees.set(to, (degrees.get(to) ?? 0) + 1)
  }
  return degrees
}

function nodeElement(card: Card, { cards, places, hidden, language }: Drawing, degree: number): ElementDefinition {
  const { shape, colour } = looks[card.label]
  const { count = 0, isAtLeast = false } = hidden.get(card.id) ?? {}
  const more = count === 0 ? '' : `+${count}${isAtLeast ? '…' : ''}`
  const name = nameIn(card, language)
  const text = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).replace(/\s+\S*$/, '')} …` : name
  const size = cards.length < CROWD ? 40 : Math.round(36 + Math.min(80, Math.sqrt(degree) * 6))
  const images = more === '' ? [signImage(card.label)] : [signImage(card.label), badgeImage(more)]
  return {
    group: 'nodes',
    classes: 'entity',
    data: { id: card.id, text, shape, colour, images, badge: badgeWidth(more), size },
    position: { ...(places.get(card.id) ?? { x: 0, y: 0 }) },
  }
}

const badgeWidth = (text: string) => (text === '' ? 0 : 10 + text.length * 7)

/** How many neighbours are not in view, as a sign at its corner. */
function badgeImage(text: string): string {
  const width = badgeWidth(text)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 2}" height="36" viewBox="0 0 ${width} 18"><rect x=".5" y=".5" width="${width - 1}" height="17" rx="8.500" fill="#fff" stroke="#33415c"/><text x="${width / 2}" y="13" text-anchor="middle" font-family="sans-serif" font-weight="bold" font-size="11" fill="#1d2a44">${text}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function edgeElement(edge: Edge, { language }: Drawing, isMany: boolean): ElementDefinition {
  return {
    group: 'edges',
    classes: `${isMany ? 'plain' : 'arrow'}${edge.inferred ? ' inferred' : ''}`,
    data: { id: edge.id, source: edge.from, target: edge.to, text: verbLabel(edge.type, language) },
  }
}

function headingElement({ key, text, x, y, width }: Drawing['headings'][number]): ElementDefinition {
  return {
    group: 'nodes',
    classes: 'heading',
    selectable: false,
    grabbable: false,
    data: { id: `lane ${key}`, text, width },
    position: { x, y },
  }
}

function reveal(core: Core, id: string): void {
  const element = core.getElementById(id)
  if (element.empty()) return
  const { x1, y1, x2, y2 } = element.renderedBoundingBox()
  const isInside = x1 >= 0 && y1 >= 0 && x2 <= core.width() && y2 <= core.height()
  if (!isInside) core.center(element)
}
