/** The growth of every local question as a picture: what it reads, and how long it takes beside hand-written Cypher. */
import { goals } from './goals.ts'
import type { GrowthLine, GrowthPoint } from './growth-curve.ts'

const PANEL = { width: 250, height: 240, top: 70, gap: 220 } as const
const LEFT = 50
const WIDTH = LEFT + 2 * (PANEL.width + PANEL.gap)
const HEIGHT = PANEL.top + PANEL.height + 60

/** As many lines have their names beside them: those that end highest, and this one. */
const NAMED = 4
const ALWAYS_NAMED = 'history of a hub'
const LABEL_HEIGHT = 14
const LABEL_LETTERS = 28

interface Panel {
  readonly title: string
  readonly left: number
  readonly readValue: (point: GrowthPoint) => number
  /** Dashed: what a goal allows. */
  readonly goal: number
}

const panels: readonly Panel[] = [
  {
    title: 'Database hits, × those on the smallest graph',
    left: LEFT,
    readValue: ({ hits }) => hits,
    goal: goals.hitsGrowth.most,
  },
  {
    title: 'Median in process, × hand-written Cypher',
    left: LEFT + PANEL.width + PANEL.gap,
    readValue: ({ time }) => time,
    goal: goals.libraryTime.most,
  },
]

const STYLE = `text { font: 12px system-ui, sans-serif; fill: #57606a } .title { font-size: 13px; font-weight: 600; fill: #1f2328 }
  .line { fill: none; stroke: #8c959f; stroke-width: 1.2; opacity: .55 } .named { stroke: #0969da; stroke-width: 2; opacity: 1 }
  .axis { stroke: #d0d7de } .goal { stroke: #bc4c00; stroke-dasharray: 5 4 } .goal-text { fill: #bc4c00 }
  @media (prefers-color-scheme: dark) { text { fill: #9198a1 } .title { fill: #f0f6fc } .line { stroke: #656c76 }
    .named { stroke: #4493f8 } .axis { stroke: #3d444d } .goal { stroke: #f0883e } .goal-text { fill: #f0883e } }`

/** An SVG without a background, for light pages and dark ones. `lines` have points of the same sizes. */
export function drawGrowth(lines: readonly GrowthLine[]): string {
  const sizes = lines[0]?.points.map(({ entities }) => entities) ?? []
  const alt = `What ${lines.length} questions read, and how long they take, on graphs of ${sizes.map(inWords).join(', ')} entities.`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${alt}">
<style>${STYLE}</style>
<text class="title" x="${LEFT}" y="20">Local questions on graphs of growing size, each a line</text>
${panels.map((panel) => drawPanel(panel, lines, sizes)).join('\n')}
</svg>
`
}

function drawPanel(
  { title, left, readValue, goal }: Panel,
  lines: readonly GrowthLine[],
  sizes: readonly number[],
): string {
  const bottom = PANEL.top + PANEL.height
  const { share, ticks } = scaleOf([goal, ...lines.flatMap(({ points }) => points.map(readValue))])
  const y = (value: number) => round(bottom - share(value) * PANEL.height)
  const [first, last] = [Math.log(sizes[0]!), Math.log(sizes.at(-1)!)]
  const x = (entities: number) => round(left + ((Math.log(entities) - first) / (last - first)) * PANEL.width)
  const right = left + PANEL.width
  const ends = lines.map(({ name, points }) => ({ name, at: readValue(points.at(-1)!) })).sort((a, b) => b.at - a.at)
  const named = ends.filter(({ name }, place) => place < NAMED || name === ALWAYS_NAMED)
  const isNamed = (name: string) => named.some((one) => one.name === name)
  const path = ({ points }: GrowthLine) =>
    points.map((point) => `${x(point.entities)},${y(readValue(point))}`).join(' ')
  return [
    `<text x="${left}" y="${PANEL.top - 22}">${title}</text>`,
    ...ticks.flatMap((tick) => [
      `<line class="axis" x1="${left}" x2="${right}" y1="${y(tick)}" y2="${y(tick)}"/>`,
      `<text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
    ]),
    ...sizes.map((size) => `<text x="${x(size)}" y="${bottom + 20}" text-anchor="middle">${inWords(size)}</text>`),
    `<line class="goal" x1="${left}" x2="${right}" y1="${y(goal)}" y2="${y(goal)}"/>`,
    `<text class="goal-text" x="${left + 4}" y="${y(goal) - 5}">goal ${goal}</text>`,
    ...lines.map(
      (line) =>
        `<polyline class="line${isNamed(line.name) ? ' named' : ''}" points="${path(line)}"><title>${line.name}</title></polyline>`,
    ),
    ...labelPlaces(named.map(({ at }) => y(at))).map(
      (place, index) => `<text x="${right + 8}" y="${place + 4}">${shorten(named[index]!.name)}</text>`,
    ),
  ].join('\n')
}

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
/** Where one line ends so high above the others that nothing could be told of these, heights are logarithms. */
const HIGHEST_LINEAR = 10

/** How high a value stands, from 0 to 1, and which are named beside the axis. */
function scaleOf(values: readonly number[]) {
  const highest = Math.max(...values) * 1.05
  if (highest <= HIGHEST_LINEAR) {
    const step = STEPS.find((one) => one >= 0.5 && highest / one <= 6)!
    const ticks = Array.from({ length: Math.floor(highest / step) + 1 }, (_, place) => place * step)
    return { share: (value: number) => value / highest, ticks }
  }
  const lowest = Math.min(...values) * 0.95
  const share = (value: number) => Math.log(value / lowest) / Math.log(highest / lowest)
  return { share, ticks: STEPS.filter((one) => one >= lowest && one <= highest) }
}

/** From the top down, moved apart so that no label covers another, and none falls off the foot. */
export function labelPlaces(wanted: readonly number[]): number[] {
  const places: number[] = []
  for (const place of wanted) places.push(Math.max(place, (places.at(-1) ?? Number.NEGATIVE_INFINITY) + LABEL_HEIGHT))
  const over = Math.max(0, (places.at(-1) ?? 0) - (PANEL.top + PANEL.height))
  return places.map((place) => place - over)
}

const shorten = (name: string) =>
  name.length <= LABEL_LETTERS ? name : `${name.slice(0, LABEL_LETTERS - 1).trimEnd()}…`

const round = (value: number) => Math.round(value * 10) / 10

/** `100k`, `1m`. */
function inWords(entities: number): string {
  return entities >= 1_000_000 ? `${entities / 1_000_000}m` : `${Math.round(entities / 1_000)}k`
}
