/** How each type looks: its shape, its sign and its colour, so that none of them alone has to tell it. */
import type { EntityLabel } from '../../domain/ontology.ts'

export interface Look {
  /** A shape that cytoscape draws. */
  readonly shape: string
  /** White signs stand on it with a contrast of 4.5 and more. */
  readonly colour: string
  /** A path in a square of 24. */
  readonly sign: string
}

export const looks: Readonly<Record<EntityLabel, Look>> = {
  Partner: {
    shape: 'ellipse',
    colour: '#0b63a5',
    sign: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM3 12h18M12 3c3 2.6 4 5.600 4 9s-1 6.400-4 9c-3-2.600-4-5.600-4-9s1-6.400 4-9z',
  },
  Institution: { shape: 'rectangle', colour: '#6b3fa0', sign: 'M4 9l8-5l8 5zM4 20h16M6 10v8M10 10v8M14 10v8M18 10v8' },
  Person: {
    shape: 'round-triangle',
    colour: '#7a4b00',
    sign: 'M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM4.500 20.500c0-4.500 3.500-6.500 7.500-6.500s7.500 2 7.500 6.500z',
  },
  Agreement: {
    shape: 'round-rectangle',
    colour: '#b13c0c',
    sign: 'M6 3h8l4 4v14h-12zM9 10h6M9 13h6M9 17c1.500-2 2.500 1 4-.500',
  },
  Committee: {
    shape: 'hexagon',
    colour: '#00695c',
    sign: 'M12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6zM12 2.500v3M12 18.500v3M3.800 7.300l2.600 1.500M17.600 15.200l2.600 1.500M3.800 16.700l2.600-1.500M17.600 8.800l2.600-1.500',
  },
  Meeting: { shape: 'diamond', colour: '#a3255f', sign: 'M4 6h16v14h-16zM4 10h16M8 3v5M16 3v5M9 15h6' },
  Project: { shape: 'pentagon', colour: '#2c6b1f', sign: 'M5 21v-18M5 4h13l-3 4.500l3 4.500h-13' },
  Policy: {
    shape: 'cut-rectangle',
    colour: '#8f1d1d',
    sign: 'M12 3v18M7 21h10M5 7h14M5 7l-2.500 6h5zM19 7l-2.500 6h5z',
  },
  Topic: { shape: 'round-tag', colour: '#515b69', sign: 'M9 4l-2 16M17 4l-2 16M4.500 9h16M3.500 15h16' },
  Source: { shape: 'barrel', colour: '#30506e', sign: 'M5 4h9v16h-9zM14 8h5v9a3 3 0 0 1-5 0M8 8h3M8 12h3M8 16h3' },
  ReportedFigure: { shape: 'octagon', colour: '#146272', sign: 'M4 20h16M7 20v-7M12 20v-14M17 20v-10' },
}

/** A sign in white, as an image that canvas and page can show. */
export function signImage(label: EntityLabel, colour = '#ffffff'): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 24 24"><path d="${looks[label].sign}" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
