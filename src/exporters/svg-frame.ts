/** What stands around a drawing: title above, legend and origin below, and the words that a screen reader says. */
import type { Language } from '../domain/history-title.ts'
import type { NodeLabel } from '../domain/ontology.ts'
import { extentInWords } from '../domain/subgraph-extent.ts'
import type { SubgraphAbout, SubgraphCounts } from '../domain/subgraph-stream.ts'
import { wrapped } from './picture-text.ts'
import { typeStyles } from './type-styles.ts'
import { escaped } from './xml.ts'

export interface Drawing {
  /** In points. */
  readonly width: number
  readonly height: number
  readonly body: string
  readonly legend: readonly { readonly type: NodeLabel; readonly label: string }[]
  readonly hasInferred: boolean
}

const WORDS = {
  EN: {
    inferred: 'inferred: no source says it in so many words',
    version: 'Accord graph, version',
    licence: 'Licence',
  },
  VI: {
    inferred: 'suy luận: không có nguồn nói trực tiếp',
    version: 'Đồ thị Accord, phiên bản',
    licence: 'Giấy phép',
  },
} as const

/** The first that a machine has and that has the letter is taken. */
const FONTS = 'Helvetica, Arial, Liberation Sans, DejaVu Sans, Noto Sans, Noto Sans Lao, sans-serif'

const MARGIN = 24
const LINE = 20
/** Of an average letter, as a part of the size of the font. */
const LETTER = 0.56
const NARROWEST = 480

export function framed(drawing: Drawing, about: SubgraphAbout, counts: SubgraphCounts, language: Language): string {
  const words = WORDS[language]
  const width = Math.max(drawing.width, NARROWEST) + 2 * MARGIN
  const title = wrapped(about.title, Math.floor((width - 2 * MARGIN) / (20 * LETTER)))
  const extent = extentInWords(counts, language)
  const origin = `${words.version} ${about.graphVersion}. ${words.licence}: ${about.licence}`
  const top = MARGIN + title.length * 26 + LINE
  const legend = legendOf(drawing, words.inferred, width, top + drawing.height + MARGIN)
  const height = legend.bottom + LINE + MARGIN
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${rounded(width)}pt" height="${rounded(height)}pt"`,
    ` viewBox="0 0 ${rounded(width)} ${rounded(height)}" font-family="${FONTS}" role="img" aria-labelledby="title description" lang="${language.toLowerCase()}">\n`,
    `<title id="title">${escaped(about.title)}</title>\n`,
    `<desc id="description">${escaped(`${extent}. ${drawing.legend.map(({ label }) => label).join(', ')}. ${origin}`)}</desc>\n`,
    '<rect width="100%" height="100%" fill="#ffffff"/>\n',
    ...title.map((line, place) => text(line, MARGIN, MARGIN + 18 + place * 26, 20, '#16202e', 'font-weight="bold"')),
    text(extent, MARGIN, top - 6, 12, '#4a5564'),
    `<g transform="translate(${MARGIN} ${rounded(top)})">\n${drawing.body}</g>\n`,
    legend.body,
    text(origin, MARGIN, legend.bottom + LINE, 11, '#4a5564'),
    '</svg>\n',
  ].join('')
}

/** Rows from left to right, as many as there have to be. */
function legendOf({ legend, hasInferred }: Drawing, inferred: string, width: number, top: number) {
  const pieces: string[] = []
  let [x, y] = [MARGIN, top]
  const place = (label: string, symbol: (x: number, y: number) => string) => {
    const wide = 40 + [...label].length * 12 * LETTER
    if (x > MARGIN && x + wide > width - MARGIN) [x, y] = [MARGIN, y + LINE]
    pieces.push(symbol(x, y), text(label, x + 26, y + 4, 12, '#16202e'))
    x += wide + 8
  }
  for (const { type, label } of legend) place(label, (left, middle) => symbolOf(type, left, middle))
  if (hasInferred) {
    place(inferred, (left, middle) => `<path d="M${left},${middle}h20" stroke="#7a8494" stroke-dasharray="5,2"/>\n`)
  }
  return { body: `<g class="legend">\n${pieces.join('')}</g>\n`, bottom: y + LINE / 2 }
}

function symbolOf(type: NodeLabel, x: number, y: number): string {
  const { fill, line, shape, form } = typeStyles[type]
  const look = `fill="${fill}" stroke="${line}" stroke-width="${form === 'bold' ? 2 : 1}"`
  if (shape === 'ellipse') return `<ellipse cx="${x + 10}" cy="${y}" rx="10" ry="6" ${look}/>\n`
  return `<rect x="${x}" y="${y - 6}" width="20" height="12" rx="${form === 'rounded' ? 4 : 0}" ${look}/>\n`
}

function text(words: string, x: number, y: number, size: number, colour: string, more = ''): string {
  return `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${size}" fill="${colour}"${more === '' ? '' : ` ${more}`}>${escaped(words)}</text>\n`
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100)
