/**
 * Dragging an entity moves it and its relationships, which have a layer of their own; cytoscape draws all other layers anew at
 * each step, too, and with thousands of entities that is felt. Here they rest while something is dragged.
 */
import type { Core } from 'cytoscape'

interface Renderer {
  notify(event: string, elements: unknown): void
  redrawHint(layer: string, isStale: boolean): void
  redraw(): void
}

/** Told for each step of a drag: where things are, and how much room they take. */
const STEPS = new Set(['position', 'bounds'])

export function restWhileDragging(core: Core): void {
  const renderer = (core as unknown as { renderer(): Renderer }).renderer()
  const notify = renderer.notify.bind(renderer)
  let isDragging = false
  // The first step has taken what is dragged out of the other layers.
  core.on('drag', () => {
    isDragging = true
  })
  core.on('free', () => {
    isDragging = false
    renderer.redrawHint('eles', true)
    renderer.redraw()
  })
  renderer.notify = (event, elements) => {
    if (!isDragging || !STEPS.has(event)) return notify(event, elements)
    renderer.redrawHint('drag', true)
    renderer.redraw()
  }
}
