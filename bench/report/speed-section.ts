/** What the README says of speed, made from the results that are committed. */
import type { BenchResult, WorkloadResult } from './bench-result.ts'
import { HELD_AT, ratiosOf } from './goals.ts'
import { growthLines } from './growth-curve.ts'

/** Stand around the part of the README that is written here. */
export const SPEED_BEGINS = '<!-- speed: written by `npm run bench:report` -->'
export const SPEED_ENDS = '<!-- end of speed -->'

const PICTURE =
  '\n![What local questions read and how long they take on graphs of growing size](bench/results/growth.svg)\n'

/** One of each kind of question, in the order of the table. */
const SHOWN = [
  'history of a partner',
  'history of a hub',
  'history of a hub, deep page',
  'subgraph of depth 3, a partner',
  'paths between two partners',
  'search, a frequent word',
  'totals over all partners by level and kind',
  'agreements of a kind by date, first 50',
  'agreements of a kind by date, first 50 and their number',
  'partner with 10 agreements and their projects',
  'hub with 10 agreements and their projects',
]

/** The table is of the graph at which goals are held, else of the largest that was measured. */
export function speedSection(results: readonly BenchResult[]): string {
  const bySize = [...results].sort((a, b) => entitiesOf(b) - entitiesOf(a))
  const told = bySize.find(({ scale }) => scale === '100k') ?? bySize[0]
  if (told === undefined) return `${SPEED_BEGINS}\n${SPEED_ENDS}`
  const workloads = told.graphs.at(-1)!.workloads.filter(({ name }) => SHOWN.includes(name))
  const headings = [
    '',
    'time in process',
    'database hits',
    `HTTP, ${HELD_AT} at once`,
    'against stock',
    'asked again, against stock',
  ]
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [
    line(headings),
    `|---|${'---:|'.repeat(headings.length - 1)}`,
    ...workloads.map((one) => line(rowOf(one))),
  ]
  const links = results.map(({ scale }) => `[${scale}](bench/results/${scale}.md)`)
  const count = entitiesOf(told).toLocaleString('en-GB')
  return `${SPEED_BEGINS}
On a generated graph of ${count} entities, measured on ${told.date.slice(0, 10)}, Accord divided by hand-written Cypher: its time and its hits
through the driver, its answers a second behind bare \`node:http\`; then its answers a second divided by those of stock @neo4j/graphql on Apollo.

${table.join('\n')}

All figures, the goals that are missed, and what stock cannot be asked: ${links.join(', ')}.
${growthLines(results).length === 0 ? '' : PICTURE}${SPEED_ENDS}`
}

function rowOf(result: WorkloadResult): string[] {
  const { time, hits, throughput, stock, repeated } = ratiosOf(result)
  const times = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : `${value.toFixed(2)} ×`
  return [result.name, ...[time, hits, throughput[HELD_AT], stock, repeated].map(times)]
}

function entitiesOf({ graphs }: BenchResult): number {
  return graphs.at(-1)?.entities ?? 0
}

/** @throws {Error} where the text has no place for it. */
export function withSpeedSection(text: string, section: string): string {
  const [start, end] = [text.indexOf(SPEED_BEGINS), text.indexOf(SPEED_ENDS)]
  if (start < 0 || end < start) throw new Error(`There is no "${SPEED_BEGINS}" with "${SPEED_ENDS}" behind it.`)
  return text.slice(0, start) + section + text.slice(end + SPEED_ENDS.length)
}
