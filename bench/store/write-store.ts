/** The table of a store run, as Markdown. */
import { type StorePart, type StoreSize, storeParts } from './measure-store.ts'

/** `sizes` from the smallest to the largest. */
export function toStoreMarkdown(sizes: readonly StoreSize[]): string {
  const [least, most] = [sizes[0]!, sizes.at(-1)!]
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  const mega = (bytes: number) => (bytes / 1e6).toFixed(1)
  /** Of what was added from the smallest to the largest: files grow in steps, and begin with some megabytes. */
  const each = (bytes: (size: StoreSize) => number, things: (size: StoreSize) => number) =>
    least === most ? '–' : ((bytes(most) - bytes(least)) / (things(most) - things(least))).toFixed(1)
  const headings = ['', ...sizes.map(({ entities }) => `${count(entities)} entities`), 'each relationship more, bytes']
  const counted = (name: string, value: (size: StoreSize) => number) =>
    row([name, ...sizes.map((size) => count(value(size))), ''])
  const parts = (Object.keys(storeParts) as StorePart[]).map((part) =>
    row([
      `${part}, MB`,
      ...sizes.map(({ bytes }) => mega(bytes[part])),
      each(
        ({ bytes }) => bytes[part],
        ({ relationships }) => relationships,
      ),
    ]),
  )
  return `# What the graph takes on the disk

Written by \`npm run bench:store\`: generated graphs, filled as for the benchmark, each in a database of its own, measured
when the database has stopped. The last column divides what the larger graph takes more by the stored relationships that it has
more. "Facts" are the relationships between entities; stored are besides them the claims (\`SUPPORTS\`), the sources of
evidence (\`FROM\`), and what is kept beside the facts (\`TIMELINE\`, \`NEIGHBOUR\`, \`SHARED\`). MB are 10^6 bytes.

${[
  row(headings),
  row(headings.map((_, index) => (index === 0 ? '---' : '---:'))),
  counted('facts', ({ facts }) => facts),
  counted('nodes stored', ({ nodes }) => nodes),
  counted('relationships stored', ({ relationships }) => relationships),
  ...parts,
  row(['whole, MB', ...sizes.map((size) => mega(whole(size))), each(whole, ({ relationships }) => relationships)]),
].join('\n')}

Bytes for each fact more, with all that is kept for it: ${each(whole, ({ facts }) => facts)}.
The commonest relationships of the largest graph: ${Object.entries(most.types)
    .slice(0, 6)
    .map(([type, number]) => `${type} ${count(number)}`)
    .join(', ')}.
`
}

const count = (value: number) => value.toLocaleString('en-GB')

function whole({ bytes }: StoreSize): number {
  return Object.values(bytes).reduce((sum, part) => sum + part, 0)
}
