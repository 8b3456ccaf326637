/** The table of a growth run, as Markdown. */

export interface GrowthRow {
  readonly name: string
  readonly reads: 'ANSWER' | 'WHAT_IT_COUNTS'
  readonly entities: number
  /** How often it was asked, each time of something else; what follows is of all of them together. */
  readonly askings: number
  readonly hits: number
  /** Objects in the answer. */
  readonly things: number
  readonly statements: number
  /** Of the first answers: with planning and a cold cache. */
  readonly milliseconds: number
}

/** How much more a question may read for each thing that it answers on the larger graph. */
export const MOST_GROWTH = 1.2

/** `rows`: for each question its rows, one for each of `sizes`, in their order. */
export function toGrowthMarkdown(sizes: readonly number[], rows: readonly (readonly GrowthRow[])[]): string {
  const count = (value: number) => value.toLocaleString('en-GB')
  const headings = [
    'question',
    'asked',
    ...sizes.flatMap((size) => [`things, ${count(size)}`, `hits, ${count(size)}`]),
    'hits ×',
    'hits per thing ×',
    'goal',
  ]
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const body = rows.map((row) =>
    line([
      row[0]!.name,
      String(row[0]!.askings),
      ...row.flatMap(({ things, hits }) => [count(things), count(hits)]),
      ratio(row, ({ hits }) => hits).toFixed(2),
      ratio(row, ({ hits, things }) => hits / things).toFixed(2),
      goalOf(row),
    ]),
  )
  return `# What each question reads, on graphs of growing size

Written by \`npm run bench:growth\`: generated graphs of ${sizes.map(count).join(' and ')} entities, the same questions on each, of
ordinary partners and of the partners with the longest histories (hubs). Each question is asked as often as its row says,
each time of another partner or pair: hits and things are the sums. Hits are database hits by PROFILE, all statements of
the question together; things are the objects in its answer. A question passes where the hits, or the hits for each
thing, grow by at most ${MOST_GROWTH}; aggregations, marked so, read what they count.

${[line(headings), line(headings.map((_, index) => (index === 0 ? '---' : '---:'))), ...body].join('\n')}
`
}

function ratio(row: readonly GrowthRow[], value: (row: GrowthRow) => number): number {
  return value(row.at(-1)!) / value(row[0]!)
}

function goalOf(row: readonly GrowthRow[]): string {
  if (row[0]!.reads === 'WHAT_IT_COUNTS') return 'aggregation'
  const grows = Math.min(
    ratio(row, ({ hits }) => hits),
    ratio(row, ({ hits, things }) => hits / things),
  )
  return grows <= MOST_GROWTH ? 'met' : 'missed'
}
