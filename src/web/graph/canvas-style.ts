/** How the drawing looks: colours come from the page, so that light and dark are decided in one place. */
import type { NodeSingular, StylesheetJson } from 'cytoscape'

export interface Colours {
  readonly ground: string
  readonly text: string
  readonly line: string
  readonly accent: string
}

export function readColours(element: HTMLElement): Colours {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return { ground: read('--ground'), text: read('--text'), line: read('--line'), accent: read('--accent') }
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif'

const hasBadge = (node: NodeSingular) => node.data('badge') > 0

export function canvasStyle({ ground, text, line, accent }: Colours): StylesheetJson {
  return [
    {
      selector: 'node.entity',
      style: {
        shape: 'data(shape)' as never,
        width: 'data(size)',
        height: 'data(size)',
        'background-color': 'data(colour)',
        'border-width': 2,
        'border-color': ground,
        'background-image': 'data(images)' as never,
        'background-width': ((node: NodeSingular) => (hasBadge(node) ? `55% ${node.data('badge')}px` : '55%')) as never,
        'background-height': ((node: NodeSingular) => (hasBadge(node) ? '55% 18px' : '55%')) as never,
        'background-position-x': ((node: NodeSingular) => (hasBadge(node) ? '50% 100%' : '50%')) as never,
        'background-position-y': ((node: NodeSingular) => (hasBadge(node) ? '50% 0%' : '50%')) as never,
        'background-offset-x': ((node: NodeSingular) =>
          hasBadge(node) ? `0 ${node.data('badge') - 10}px` : '0') as never,
        'background-offset-y': ((node: NodeSingular) => (hasBadge(node) ? '0 -7px' : '0')) as never,
        'background-clip': ((node: NodeSingular) => (hasBadge(node) ? 'none none' : 'none')) as never,
        'background-image-containment': ((node: NodeSingular) => (hasBadge(node) ? 'over over' : 'over')) as never,
        'bounds-expansion': ((node: NodeSingular) => (hasBadge(node) ? 26 : 0)) as never,
        label: 'data(text)',
        color: text,
        'font-family': FONT,
        'font-size': ((node: NodeSingular) => Math.max(12, node.data('size') * 0.3)) as never,
        'text-wrap': 'wrap',
        'text-max-width': ((node: NodeSingular) => Math.max(124, node.data('size') * 3)) as never,
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-background-color': ground,
        'text-background-opacity': 0.82,
        'text-background-padding': '2px',
        'text-background-shape': 'roundrectangle',
        'min-zoomed-font-size': 7,
      },
    },
    {
      selector: 'node.heading',
      style: {
        shape: 'rectangle',
        width: 'data(width)',
        height: 34,
        'background-opacity': 0,
        label: 'data(text)',
        color: text,
        'font-family': FONT,
        'font-size': 17,
        'font-weight': 'bold',
        'text-valign': 'center',
        'text-wrap': 'wrap',
        'text-max-width': 'data(width)',
        events: 'no',
      },
    },
    {
      selector: 'edge',
      style: {
        width: 1.4,
        'line-color': line,
        'target-arrow-color': line,
        'font-family': FONT,
        'font-size': 10.5,
        color: text,
        'text-background-color': ground,
        'text-background-opacity': 0.9,
        'text-background-padding': '2px',
        'min-zoomed-font-size': 7,
      },
    },
    {
      selector: 'edge.arrow',
      style: { 'curve-style': 'bezier', 'target-arrow-shape': 'triangle', 'arrow-scale': 0.9 },
    },
    { selector: 'edge.plain', style: { 'curve-style': 'haystack', 'haystack-radius': 0 } },
    { selector: 'edge.inferred', style: { 'line-style': 'dashed' } },
    { selector: 'edge.labelled', style: { label: 'data(text)', 'text-rotation': 'autorotate' } },
    { selector: 'edge.near', style: { width: 2.6, 'line-color': accent, 'target-arrow-color': accent, 'z-index': 5 } },
    { selector: 'node.end', style: { 'border-width': 5, 'border-style': 'double', 'border-color': accent } },
    { selector: 'node.selected', style: { 'border-width': 4, 'border-color': accent, 'z-index': 9 } },
    { selector: 'edge.selected', style: { width: 4.5 } },
    { selector: '.faded', style: { opacity: 0.22 } },
  ]
}
