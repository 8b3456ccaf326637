/** The table of a run: for the screen, and as Markdown for the repository. */
import {
  type BenchResult,
  type GraphResult,
  isGoalMet,
  MOST_HITS,
  MOST_TIME,
  ratiosOf,
  type WorkloadResult,
} from './bench-result.ts'

const HEADINGS = [
  'workload',
  'reference ms',
  'in process ms',
  '×',
  '× p95',
  'graphql-js ×',
  'HTTP ms',
  'HTTP ×',
  'hits',
  "Accord's hits",
  'hits ×',
  'statements',
  'goal',
]

/** The goals are those for a graph of a size; the seed has none. */
function goalOf(result: WorkloadResult, graph: GraphResult['graph']): string {
  if (graph === 'seed') return '–'
  const goal = result.by === 'OWN_QUERY' ? `time ≤ ${MOST_TIME}` : `hits ≤ ${MOST_HITS}`
  return `${goal}: ${isGoalMet(result) ? 'met' : 'missed'}`
}

function rowOf(result: WorkloadResult, graph: GraphResult['graph']): string[] {
  const { milliseconds, hits, statements } = result
  const ratios = ratiosOf(result)
  return [
    result.name,
    milliseconds.reference.p50.toFixed(2),
    milliseconds.inProcess.p50.toFixed(2),
    ratios.inProcess.toFixed(2),
    ratios.inProcessP95.toFixed(2),
    ratios.execute.toFixed(2),
    milliseconds.http.p50.toFixed(2),
    ratios.http.toFixed(2),
    String(hits.reference),
    String(hits.accord),
    ratios.hits.toFixed(2),
    String(statements),
    goalOf(result, graph),
  ]
}

function rowsOf({ graph, workloads }: GraphResult): string[][] {
  return workloads.map((result) => rowOf(result, graph))
}

export function toScreen({ graphs }: BenchResult): string {
  return graphs.map((graph) => `${titleOf(graph)}\n\n${alignColumns([HEADINGS, ...rowsOf(graph)])}\n`).join('\n')
}

/** The first column to the left, the others to the right. */
function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
  return rows.map((row) => row.map(pad).join('  ')).join('\n')
}

export function toMarkdown(result: BenchResult): string {
  const { date, versions, machine, rounds, graphs } = result
  const software = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  const tables = graphs.map((graph) => `## ${titleOf(graph)}\n\n${toMarkdownTable(graph)}\n`)
  return `# Accord against hand-written Cypher

Written by \`npm run bench\` on ${date.slice(0, 10)}: ${software.join(', ')}; ${machine.cores} cores,
${machine.memoryGigabytes} GB of memory, database and clients on the same machine. Medians of ${rounds} rounds, all
clients interleaved in one process. × is Accord divided by the reference, which is the best Cypher that we could write
for the same answer, sent straight through the driver; the answers were compared first, and are equal. Neither checks a
label that the type of a relationship implies. "In process" is Apollo with every limit; "graphql-js" is the schema
without Apollo; HTTP is one kept connection on loopback, not compressed. Hits are database hits by PROFILE, which counts
none for the map projections \`node {.name}\` in a plain RETURN: hence ratios below 1. "Statements" says how many queries
Accord sent. Goals are for 10,000 entities: time for our own questions, hits for what
@neo4j/graphql reads.

${tables.join('\n')}`
}

function toMarkdownTable(graph: GraphResult): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = HEADINGS.map((_, column) => (column === 0 ? '---' : '---:'))
  return [line(HEADINGS), line(rule), ...rowsOf(graph).map(line)].join('\n')
}

function titleOf({ graph, entities, relationships, evidence, claims, historyEntries }: GraphResult): string {
  const count = (value: number) => value.toLocaleString('en-GB')
  const name = graph === 'seed' ? 'The seed' : 'A generated graph'
  return `${name}: ${count(entities)} entities, ${count(relationships)} relationships, ${count(evidence)} pieces of evidence for ${count(claims)} claims, ${count(historyEntries)} entries in histories`
}
