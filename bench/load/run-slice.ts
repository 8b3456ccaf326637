/** A short stretch of load on one server: so many connections, each asking again as soon as it is answered. */
import { openConnection } from './connection.ts'

export interface Load {
  readonly url: URL
  /** The bytes of the request. */
  readonly request: Uint8Array
  readonly connections: number
  /** What is under way then is finished, and counts. */
  readonly milliseconds: number
  /** Bytes of the right answer: another length, or another status than 200, is an error. Null takes any that is 200. */
  readonly bytes: number | null
}

export interface Slice {
  readonly answersPerSecond: number
  /** Milliseconds of each answer, in no order. */
  readonly latencies: readonly number[]
  readonly errors: number
  /** What the first wrong answer said, or why there was none; null without errors. */
  readonly fault: string | null
}

const FAULT_LENGTH = 300

/** Whoever is not answered for so long gives up, which is an error. */
const PATIENCE_MS = 60_000

/** @throws {Error} where nothing listens. */
export async function runSlice({ url, request, connections, milliseconds, bytes }: Load): Promise<Slice> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(url)))
  const latencies: number[] = []
  let errors = 0
  let fault: string | null = null
  const start = performance.now()
  const giveUp = setTimeout(() => {
    for (const connection of open) connection.close()
  }, milliseconds + PATIENCE_MS)
  const work = async (connection: (typeof open)[number]) => {
    while (performance.now() - start < milliseconds) {
      const asked = performance.now()
      const { status, body } = await connection.ask(request)
      if (status === 200 && (bytes === null || body.length === bytes)) latencies.push(performance.now() - asked)
      else {
        errors++
        fault ??= `${status}, ${body.length} bytes: ${body.toString('utf8', 0, FAULT_LENGTH)}`
      }
    }
  }
  const ended = await Promise.allSettled(open.map(work))
  clearTimeout(giveUp)
  const seconds = (performance.now() - start) / 1000
  for (const connection of open) connection.close()
  const broken = ended.filter((one) => one.status === 'rejected')
  errors += broken.length
  fault ??= broken.length === 0 ? null : String(broken[0]!.reason)
  return { answersPerSecond: latencies.length / seconds, latencies, errors, fault }
}
