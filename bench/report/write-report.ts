/** The table of a run: for the screen, and as Markdown for the repository. */
import type { BenchResult, GraphResult, WorkloadResult } from './bench-result.ts'
import { type GoalName, goals, HELD_AT, missedGoals, ratiosOf } from './goals.ts'

const HEADINGS = [
  'workload',
  'Cypher ms',
  'in process ×',
  '× p99',
  'hits',
  'hits ×',
  'statements',
  'HTTP × at 1',
  'at 16',
  'at 64',
  'p99 ms at 16',
  '× stock',
  'again × stock',
  'errors',
  'missed',
]

/** Where nothing was answered there is no time, which JSON keeps as null. */
const times = (value: number | null | undefined) => (Number.isFinite(value) ? value!.toFixed(2) : '–')

function rowOf(result: WorkloadResult): string[] {
  const { milliseconds, hits, http } = result
  const { time, timeP99, hits: ofHits, throughput, stock, repeated } = ratiosOf(result)
  const loads = Object.values(http ?? {}).flatMap((servers) => [servers.accord, servers.cached])
  return [
    result.name,
    milliseconds.reference.p50.toFixed(2),
    times(time),
    times(timeP99),
    `${hits.accord}`,
    times(ofHits),
    `${result.statements}`,
    ...['1', '16', '64'].map((connections) => times(throughput[connections])),
    times(http?.[HELD_AT]?.accord?.p99),
    times(stock),
    times(repeated),
    http === null ? '–' : `${loads.reduce((sum, load) => sum + (load?.errors ?? 0), 0)}`,
    missedGoals(result).map(inWords).join(', ') || 'none',
  ]
}

/** `hitsGrowth` in words: hits growth. */
const inWords = (goal: GoalName) => goal.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

export function toScreen({ graphs }: BenchResult): string {
  return graphs
    .map((graph) => `${titleOf(graph)}\n\n${alignColumns([HEADINGS, ...graph.workloads.map(rowOf)])}\n`)
    .join('\n')
}

/** The first and the last column to the left, the others to the right. */
function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const isLeft = (column: number) => column === 0 || column === HEADINGS.length - 1
  const pad = (cell: string, column: number) =>
    isLeft(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

export function toMarkdown(result: BenchResult): string {
  const { scale, date, versions, machine, rounds, slices, graphs } = result
  const software = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  const sections = graphs.map((graph) => `## ${titleOf(graph)}\n\n${toMarkdownTable(graph)}\n${notesOf(graph)}`)
  return `# Accord against hand-written Cypher, and against stock

Written by \`npm run bench -- --scale ${scale}\` on ${date.slice(0, 10)}: ${software.join(', ')}; ${machine.cores} cores,
${machine.memoryGigabytes} GB of memory, database, servers and clients on the same machine.

*In process*: medians of ${rounds} rounds (fewer where a question is slow), Accord with every limit and no cache of answers beside the best
Cypher that we could write for the same answer, sent straight through the driver, in turns; the answers were compared
first, and are equal. Hits are Accord's database hits by PROFILE, and × those against the reference's; PROFILE counts none for the map projections
\`node {.name}\` in a plain RETURN: hence ratios below 1.

*HTTP*: each server in a process of its own, Accord as \`npm run build\` makes it, kept connections without compression,
loaded in turns: after ${slices.warmUpSeconds} s of each at 16 connections (but for the cache) and a first turn, which do not count, ${slices.rounds} slices of ${slices.seconds} s for each server at 1, 16 and 64 connections, medians of the slices. × is Accord's answers a second divided by those of the same Cypher behind bare \`node:http\`;
"× stock" by those of @neo4j/graphql as it comes on Apollo's standalone server over the same types; "again" is the same
question asked again, with Accord's cache of answers on. An answer with another status or another length than the right one is an error.
Where bare Cypher keeps sixteen waiting longer than five seconds, sixty-four are not sent.

Goals, of graphs of 100,000 entities and more:

${goalLines().join('\n')}

${sections.join('\n')}`
}

function goalLines(): string[] {
  return Object.entries(goals).map(([name, goal]) => {
    const bound = 'most' in goal ? `at most ${goal.most}` : `at least ${goal.least}`
    return `- *${inWords(name as GoalName)}*: ${goal.says}: ${bound}`
  })
}

function toMarkdownTable({ workloads }: GraphResult): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = HEADINGS.map((_, column) => (column === 0 || column === HEADINGS.length - 1 ? '---' : '---:'))
  return [line(HEADINGS), line(rule), ...workloads.map((result) => line(rowOf(result)))].join('\n')
}

/** What stock is not asked or answers otherwise, and what memory the processes held. */
function notesOf({ workloads, memory }: GraphResult): string {
  const notes = workloads.flatMap(({ name, stockNote }) => (stockNote === null ? [] : [`- ${name}: ${stockNote}`]))
  const held = Object.entries(memory).map(([name, { before, after }]) => `${name} ${before} → ${after}`)
  return [
    ...(notes.length === 0 ? [] : ['', 'Stock:', '', ...notes, '']),
    ...(held.length === 0 ? [] : [`Megabytes held before and after the load: ${held.join(', ')}.`, '']),
  ].join('\n')
}

function titleOf({ graph, entities, relationships, evidence, claims, historyEntries }: GraphResult): string {
  const count = (value: number) => value.toLocaleString('en-GB')
  const name = graph === 'seed' ? 'The seed' : 'A generated graph'
  return `${name}: ${count(entities)} entities, ${count(relationships)} relationships, ${count(evidence)} pieces of evidence for ${count(claims)} claims, ${count(historyEntries)} entries in histories`
}
