/** Answers a second: every server in a process of its own, loaded in turns, in short slices, so that all share busy moments. */
import { openConnection } from '../load/connection.ts'
import { runSlice, type Slice } from '../load/run-slice.ts'
import type { ByServer, ServerKind, Slices, Throughput, WorkloadResult } from '../report/bench-result.ts'
import { type BenchServers, requestTo } from '../servers/bench-servers.ts'
import { stockQuestionOf } from '../stock/stock-question.ts'
import type { Workload } from '../workloads/workload.ts'
import { rootOf } from './accord-in-process.ts'
import { assertEqualAnswers } from './compare-answers.ts'
import { stockNoteOf } from './compare-stock.ts'
import { summarise } from './interleave.ts'
import type { ReferenceClient } from './reference-client.ts'

export interface HttpOptions {
  readonly servers: BenchServers
  readonly reference: ReferenceClient
  readonly slices: Slices
  readonly report: (line: string) => void
}

export type HttpResult = Pick<WorkloadResult, 'http' | 'stockNote'>

/** Stock and the cache have goals at 16 connections only. */
const kindsAt: Readonly<Record<number, readonly ServerKind[]>> = {
  1: ['cypher', 'accord'],
  16: ['cypher', 'accord', 'stock', 'cached'],
  64: ['cypher', 'accord'],
}

/** What does not answer is not loaded. */
const FAILS = 'fails'

/** Where the reference's sixteen wait longer than this, or get nothing, sixty-four are not sent. */
const LONGEST_WAIT_MS = 5_000

interface Target {
  readonly kind: ServerKind
  readonly url: URL
  readonly request: Uint8Array
  /** Of the right answer. */
  readonly bytes: number
}

/** @throws {Error} where an answer of Accord differs from the reference's. */
export async function measureHttp(workload: Workload, options: HttpOptions): Promise<HttpResult> {
  const { servers, slices, report } = options
  report(`measuring over HTTP: ${workload.name}`)
  const { answers, targets } = await askEach(workload, servers)
  const stockNote = await compare(workload, answers, options)
  const isFailing = stockNote?.startsWith(FAILS) === true
  const working = targets.filter(({ kind }) => !(kind === 'stock' && isFailing))
  // Answers that are kept need none.
  await warmUp(
    working.filter(({ kind }) => kind !== 'cached'),
    slices.warmUpSeconds,
  )
  const http: Record<string, ByServer> = {}
  for (const [connections, kinds] of Object.entries(kindsAt)) {
    const loaded = working.filter(({ kind }) => kinds.includes(kind))
    http[connections] = await loadInTurns(loaded, Number(connections), slices)
    // Of no answers the median is NaN, which is not less than anything.
    if (!(http[connections].cypher!.p50 <= LONGEST_WAIT_MS)) break
  }
  return { http, stockNote }
}

async function askEach(workload: Workload, { running }: BenchServers) {
  const answers: Partial<Record<ServerKind, string>> = {}
  const targets: Target[] = []
  for (const [kind, { url }] of Object.entries(running) as [ServerKind, { url: URL }][]) {
    const request = requestTo(kind, url, workload)
    if (request === null) continue
    const connection = await openConnection(url)
    const { status, body } = await connection.ask(request)
    connection.close()
    answers[kind] = body.toString()
    if (status !== 200) throw new Error(`"${workload.name}" is answered with ${status} by ${kind}: ${answers[kind]}`)
    targets.push({ kind, url, request, bytes: body.length })
  }
  return { answers, targets }
}

/** What keeps stock from being compared, or how it differs: that is a finding, and no fault of the run. */
async function compare(workload: Workload, answers: Partial<Record<ServerKind, string>>, { reference }: HttpOptions) {
  const expected = await reference.answer(workload.reference)
  const accord = (['accord', 'cached'] as const).flatMap((kind) =>
    answers[kind] === undefined ? [] : [[`${kind} over HTTP`, rootOf(JSON.parse(answers[kind]), workload)] as const],
  )
  const proof = workload.proof === undefined ? {} : { proof: expected }
  assertEqualAnswers(workload, { reference: expected, ...proof, accord: Object.fromEntries(accord) })
  const asked = stockQuestionOf(workload)
  if (asked === null)
    return typeof workload.stock === 'object' && 'cannot' in workload.stock ? workload.stock.cannot : null
  if (answers.stock === undefined) return 'not asked in this run'
  const { errors } = JSON.parse(answers.stock) as { readonly errors?: readonly { readonly message: string }[] }
  if (errors !== undefined) return `${FAILS}: ${errors[0]?.message}`
  const answer = rootOf(JSON.parse(answers.stock), { name: `stock: ${workload.name}`, root: asked.root })
  return stockNoteOf(workload, asked, expected, answer)
}

async function warmUp(targets: readonly Target[], seconds: number): Promise<void> {
  for (const { kind: _, ...target } of targets) {
    await runSlice({ ...target, connections: 16, milliseconds: seconds * 1000 })
  }
}

/** The first turn does not count. Who comes first moves on by one each turn. */
async function loadInTurns(targets: readonly Target[], connections: number, { rounds, seconds }: Slices) {
  const slices = new Map(targets.map(({ kind }) => [kind, [] as Slice[]]))
  for (let round = 0; round <= rounds; round++) {
    for (const place of targets.keys()) {
      const { kind, ...target } = targets[(place + round) % targets.length]!
      const slice = await runSlice({ ...target, connections, milliseconds: seconds * 1000 })
      if (round > 0) slices.get(kind)!.push(slice)
    }
  }
  return Object.fromEntries([...slices].map(([kind, ran]) => [kind, toThroughput(ran)]))
}

export function toThroughput(slices: readonly Slice[]): Throughput {
  const { p50, p99 } = summarise(slices.flatMap(({ latencies }) => latencies))
  return {
    answersPerSecond: summarise(slices.map(({ answersPerSecond }) => answersPerSecond)).p50,
    p50,
    p99,
    errors: slices.reduce((sum, { errors }) => sum + errors, 0),
  }
}
