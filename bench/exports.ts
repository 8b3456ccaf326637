/**
 * `npm run bench:exports`: the whole of a generated graph in each format that is written as it is read, over HTTP, against
 * the same read by three plain statements; round by round. What memory the server holds is looked at ten times a second.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import neo4j from 'neo4j-driver'
import { readConfig } from '../src/config.ts'
import { AccordError, formatError } from '../src/domain/errors.ts'
import { allFormats } from '../src/exporters/all-formats.ts'
import { type FilledGraph, openFilledGraph } from './graph/filled-graph.ts'
import { residentMegabytes } from './measure/resident-memory.ts'
import { readOptions } from './options.ts'
import { startServer } from './servers/server-process.ts'

const SAMPLE_MS = 100

/** What the server may keep alive, in MB: with more it would collect later, and what it holds would say less. */
const HEAP_MB = 384

interface Run {
  readonly seconds: number
  readonly bytes: number
  /** Most that the server held, in MB; null where it had no part. */
  readonly megabytes: number | null
}

/** What somebody would write who wants everything: the relationships that Accord derives are left out. */
const PLAIN = [
  'MATCH (e:Entity) RETURN properties(e)',
  `MATCH (a:Entity)-[r]->(b) WHERE r.evidenceIds IS NOT NULL RETURN a.id, type(r), b.id, properties(r)`,
  'MATCH (v:Evidence)-[:FROM]->(s) RETURN properties(v), s.id, COLLECT { MATCH (v)-[c:SUPPORTS]->(e) RETURN [properties(c), e.id] }',
]

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: '10k' },
      rounds: { type: 'string', default: '3' },
      folder: { type: 'string' },
      only: { type: 'string' },
    },
  })
  const { scale, rounds } = readOptions(['--scale', values.scale, '--rounds', values.rounds])
  const config = readConfig()
  const name = { graph: scale, seed: 1, folder: values.folder ?? null }
  const database = await openFilledGraph(name, config, (line) => console.error(line))
  try {
    const text = await measure(database, rounds, values.only?.split(',') ?? null)
    console.log(text)
    if (values.only === undefined) writeFileSync(new URL(`results/exports-${scale}.md`, import.meta.url), `${text}\n`)
  } finally {
    await database.close()
  }
}

async function measure(database: FilledGraph, rounds: number, only: readonly string[] | null): Promise<string> {
  const most = String(database.size.entities + 1)
  const server = await startServer('accord', database.settings, {
    EXPORT_MAX_ENTITIES: most,
    NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
  })
  const formats = allFormats.filter(
    ({ format, mostEntities }) => mostEntities === null && (only?.includes(format) ?? true),
  )
  const runs = new Map<string, Run[]>()
  const note = (name: string, run: Run) => runs.set(name, [...(runs.get(name) ?? []), run])
  try {
    const rest = residentMegabytes(server.pid)
    // The pages of the store, the plans and the compiled code are there for each alike.
    await readPlainly(database)
    await download(new URL('/export/json?roots=all', server.url), server.pid)
    for (let round = 1; round <= rounds; round++) {
      note('plain', await readPlainly(database))
      for (const { format } of formats) {
        const run = await download(new URL(`/export/${format}?roots=all`, server.url), server.pid)
        note(format, run)
        console.error(`${format} ${round}: ${run.seconds.toFixed(1)} s, ${run.bytes} bytes, ${run.megabytes} MB`)
      }
    }
    return table(database, runs, rest)
  } finally {
    await server.close()
  }
}

async function readPlainly({ settings }: FilledGraph): Promise<Run> {
  const driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.user, settings.password))
  const began = performance.now()
  try {
    for (const cypher of PLAIN) {
      const session = driver.session({ defaultAccessMode: neo4j.session.READ })
      for await (const _record of session.run(cypher));
      await session.close()
    }
  } finally {
    await driver.close()
  }
  return { seconds: (performance.now() - began) / 1000, bytes: 0, megabytes: null }
}

/** @throws {Error} where it is broken off. */
async function download(url: URL, pid: number): Promise<Run> {
  let megabytes = 0
  const look = () => {
    megabytes = Math.max(megabytes, residentMegabytes(pid) ?? 0)
  }
  const timer = setInterval(look, SAMPLE_MS)
  const began = performance.now()
  let bytes = 0
  try {
    const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
    if (!response.ok) throw new Error(await response.text())
    for await (const piece of response.body!) bytes += piece.length
    look()
  } finally {
    clearInterval(timer)
  }
  return { seconds: (performance.now() - began) / 1000, bytes, megabytes }
}

function table({ size }: FilledGraph, runs: ReadonlyMap<string, readonly Run[]>, rest: number | null): string {
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  const plain = median(runs.get('plain')!.map(({ seconds }) => seconds))
  const rows = [...runs].map(([name, list]) => {
    const seconds = median(list.map((run) => run.seconds))
    const megabytes = list.every((run) => run.megabytes === null) ? '–' : Math.max(...list.map((run) => run.megabytes!))
    const rate = Math.round(size.entities / seconds)
    return `| ${name} | ${rate} | ${(plain / seconds).toFixed(2)} × | ${Math.round(list[0]!.bytes / 2 ** 20)} | ${megabytes} |`
  })
  return [
    `${size.entities} entities, ${size.relationships} relationships, ${size.evidence} pieces of evidence, ${size.claims} claims; the server, with a heap of at most ${HEAP_MB} MB, held ${rest} MB at rest.`,
    '',
    '| format | entities a second | rate against the plain read | MB of file | most MB that the server held |',
    '|---|---:|---:|---:|---:|',
    ...rows,
  ].join('\n')
}

main().catch((error: unknown) => {
  console.error(error instanceof AccordError ? formatError(error) : error)
  process.exitCode = error instanceof AccordError ? error.exitCode : 1
})
