/**
 * `npm run bench:soak`: a hub's history over HTTP, 64 connections at once, for a while. Nobody may get an error, and
 * neither server nor database may hold more and more memory.
 */
import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.ts'
import { AccordError, formatError, InputError } from '../src/domain/errors.ts'
import { withPatience } from './graph/bench-database.ts'
import { chooseTargets } from './graph/choose-targets.ts'
import { type FilledGraph, openFilledGraph } from './graph/filled-graph.ts'
import { openConnection } from './load/connection.ts'
import { runSlice, type Slice } from './load/run-slice.ts'
import { toThroughput } from './measure/measure-http.ts'
import { residentOf } from './measure/resident-memory.ts'
import { readOptions } from './options.ts'
import { requestTo, startBenchServers } from './servers/bench-servers.ts'
import { allWorkloads } from './workloads/all-workloads.ts'

const CONNECTIONS = 64
const PARTS = 6
const USAGE = 'npm run bench:soak -- [--scale 10k|100k|1m] [--seconds 60] [--only "history of a hub"] [--folder path]'

const report = (line: string) => console.error(line)

async function main(): Promise<void> {
  process.setSourceMapsEnabled(false)
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: '10k' },
      seconds: { type: 'string', default: '60' },
      only: { type: 'string', default: 'history of a hub' },
      folder: { type: 'string' },
    },
  })
  const { scale, seconds } = readOptions(['--scale', values.scale, '--seconds', values.seconds])
  const config = readConfig()
  const database = await openFilledGraph({ graph: scale, seed: 1, folder: values.folder ?? null }, config, report)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => database.close().finally(() => process.exit(1)))
  }
  try {
    console.log(await soak(database, values.only, seconds))
  } finally {
    await database.close()
  }
}

/** A line for each part of the time, and one for all of it. */
async function soak(database: FilledGraph, name: string, seconds: number): Promise<string> {
  const targets = await withPatience(database, chooseTargets)
  const workload = allWorkloads(targets).find((one) => one.name === name)
  if (workload === undefined) throw new InputError(`There is no workload "${name}".`, { hint: USAGE })
  const servers = await startBenchServers(database.settings, targets, ['accord'])
  try {
    const { url, pid } = servers.running.accord!
    const request = requestTo('accord', url, workload)!
    const connection = await openConnection(url)
    const { body } = await connection.ask(request)
    connection.close()
    const pids = { server: pid, database: database.pid }
    const slices: Slice[] = []
    const lines = [lineOf('at the start', null, residentOf(pids))]
    for (let part = 1; part <= PARTS; part++) {
      const milliseconds = (seconds * 1000) / PARTS
      slices.push(await runSlice({ url, request, connections: CONNECTIONS, milliseconds, bytes: body.length }))
      lines.push(lineOf(`after ${Math.round((part * seconds) / PARTS)} s`, slices.slice(-1), residentOf(pids)))
      report(lines.at(-1)!)
    }
    return [...lines, lineOf('in all', slices, {})].join('\n')
  } finally {
    await servers.close()
  }
}

function lineOf(when: string, slices: readonly Slice[] | null, memory: Readonly<Record<string, number>>): string {
  const held = Object.entries(memory).map(([process, megabytes]) => `${process} ${megabytes} MB`)
  if (slices === null) return [when, ...held].join('  ')
  const { answersPerSecond, p50, p99, errors } = toThroughput(slices)
  const load = [`${answersPerSecond.toFixed(0)} answers/s`, `p50 ${p50.toFixed(1)} ms`, `p99 ${p99.toFixed(1)} ms`]
  const [fault] = slices.flatMap((slice) => slice.fault ?? [])
  return [when, ...load, `${errors} errors`, ...held, ...(fault === undefined ? [] : [`the first: ${fault}`])].join(
    '  ',
  )
}

main().catch((error: unknown) => {
  console.error(error instanceof AccordError ? formatError(error) : error)
  process.exitCode = error instanceof AccordError ? error.exitCode : 1
})
