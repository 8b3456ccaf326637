/**
 * Short reads of one text that come while others of it are under way wait for these, and then go together: beginning and
 * ending a read costs the database and the driver more than most answers do. Each has its own answer, its own time
 * and its own fault, as if it had gone alone.
 */
import { isDeepStrictEqual } from 'node:util'
import { LRUCache } from 'lru-cache'
import type { Record as DriverRecord, QueryResult } from 'neo4j-driver'
import { UnavailableError } from '../domain/errors.ts'
import { type JoinedStatement, joinParameters, joinStatement, type Parameters, PLACE } from './joined-statement.ts'
import { type ReadBounds, within } from './read-bounds.ts'

export type Send = (cypher: string, params: Parameters, bounds: ReadBounds) => Promise<QueryResult>

/** Reads of one text that are under way before others of it wait. */
const AT_ONCE = 2
/** Reads that go together at most. */
const MOST_JOINED = 8
/** Milliseconds that they take, as far as earlier ones tell: nobody should wait for what is slow. */
const LONGEST_MS = 20
/** Weight of the newest reading in how long they take. */
const NEWEST = 0.2
/** Texts that are remembered. */
const MOST_TEXTS = 500

export class JoinedReads {
  readonly #send: Send
  readonly #longestMs: number
  readonly #texts = new LRUCache<string, TextReads>({ max: MOST_TEXTS })

  constructor(send: Send, longestMs = LONGEST_MS) {
    this.#send = send
    this.#longestMs = longestMs
  }

  run(cypher: string, params: Parameters, bounds: ReadBounds): Promise<QueryResult> {
    let text = this.#texts.get(cypher)
    if (text === undefined) {
      text = new TextReads(cypher, this.#send, this.#longestMs)
      this.#texts.set(cypher, text)
    }
    return text.run(params, bounds)
  }
}

interface Waiting {
  readonly params: Parameters
  readonly bounds: ReadBounds
  readonly resolve: (result: QueryResult) => void
  readonly reject: (error: unknown) => void
  /** Nobody waits for it any more. */
  isGone: boolean
  /** Told when it is gone. */
  onGone: () => void
}

class TextReads {
  readonly #cypher: string
  readonly #send: Send
  readonly #longestMs: number
  readonly #waiting: Waiting[] = []
  #underWay = 0
  /** Null before the second answer: with the first one the text was planned. */
  #meanMs: number | null = null
  #answers = 0
  /** Undefined before the first answer, which shows the columns; null where they cannot go together. */
  #joined: JoinedStatement | null | undefined

  constructor(cypher: string, send: Send, longestMs: number) {
    this.#cypher = cypher
    this.#send = send
    this.#longestMs = longestMs
  }

  run(params: Parameters, bounds: ReadBounds): Promise<QueryResult> {
    if (this.#underWay < AT_ONCE || this.#roomFor() < 2) return this.#alone(params, bounds)
    return this.#wait(params, bounds)
  }

  /** How many may go together. */
  #roomFor(): number {
    if (this.#meanMs === null || !this.#joined) return 1
    return Math.min(MOST_JOINED, Math.max(1, Math.floor(this.#longestMs / this.#meanMs)))
  }

  async #alone(params: Parameters, bounds: ReadBounds): Promise<QueryResult> {
    const result = await this.#timed(1, () => this.#send(this.#cypher, params, bounds))
    const [first] = result.records
    if (this.#joined === undefined && first !== undefined) {
      this.#joined = joinStatement(this.#cypher, Object.keys(params), first.keys as string[])
    }
    return result
  }

  async #timed(reads: number, send: () => Promise<QueryResult>): Promise<QueryResult> {
    this.#underWay++
    const began = performance.now()
    try {
      return await send()
    } finally {
      this.#learn((performance.now() - began) / reads)
      this.#underWay--
      this.#next()
    }
  }

  #learn(tookMs: number): void {
    if (++this.#answers === 1) return
    this.#meanMs = this.#meanMs === null ? tookMs : this.#meanMs + NEWEST * (tookMs - this.#meanMs)
  }

  #wait(params: Parameters, bounds: ReadBounds): Promise<QueryResult> {
    const waiting = { params, bounds, isGone: false, onGone: () => {} } as Waiting
    const result = new Promise<QueryResult>((resolve, reject) => Object.assign(waiting, { resolve, reject }))
    this.#waiting.push(waiting)
    const abandon = () => {
      waiting.isGone = true
      waiting.onGone()
    }
    return within({ result, abandon }, bounds).result
  }

  #next(): void {
    while (this.#underWay < AT_ONCE) {
      const group = this.#take()
      if (group.length === 0) return
      if (group.length === 1) this.#goAlone(group[0]!)
      else void this.#goTogether(group)
    }
  }

  /** The first that waits, and those that may go with it. */
  #take(): Waiting[] {
    const still = this.#waiting.splice(0).filter(({ isGone }) => !isGone)
    const [first] = still
    const room = this.#roomFor()
    const group: Waiting[] = []
    for (const one of still) {
      if (group.length < room && goesWith(first!, one, this.#joined ?? null)) group.push(one)
      else this.#waiting.push(one)
    }
    return group
  }

  #goAlone({ params, bounds, resolve, reject }: Waiting): void {
    this.#alone(params, bounds).then(resolve, reject)
  }

  async #goTogether(group: readonly Waiting[]): Promise<void> {
    const joined = this.#joined!
    const params = joinParameters(
      joined,
      group.map((one) => one.params),
    )
    try {
      const result = await this.#timed(group.length, () => this.#send(joined.cypher, params, boundsOf(group)))
      const records = byPlace(result.records, group.length)
      for (const [place, { resolve }] of group.entries()) resolve({ ...result, records: records[place]! })
    } catch (error) {
      if (error instanceof UnavailableError) for (const { reject } of group) reject(error)
      else this.#part(group)
    }
  }

  /** What went wrong is of one of them: each goes on alone, and later ones do, too. */
  #part(group: readonly Waiting[]): void {
    this.#joined = null
    for (const one of group) if (!one.isGone) this.#goAlone(one)
  }
}

function goesWith(first: Waiting, other: Waiting, joined: JoinedStatement | null): boolean {
  if (first === other) return true
  return joined?.shared.every((name) => isDeepStrictEqual(first.params[name], other.params[name])) === true
}

/** Each is let go when its own time is over; the database works on as long as somebody waits. */
function boundsOf(group: readonly Waiting[]): ReadBounds {
  const gone = new AbortController()
  for (const one of group) {
    one.onGone = () => {
      if (group.every(({ isGone }) => isGone)) gone.abort()
    }
  }
  const deadlines = group.map(({ bounds }) => bounds.deadline)
  const isBound = deadlines.every((deadline) => deadline !== undefined)
  return { signal: gone.signal, ...(isBound ? { deadline: Math.max(...(deadlines as number[])) } : {}) }
}

function byPlace(records: readonly DriverRecord[], count: number): DriverRecord[][] {
  const groups: DriverRecord[][] = Array.from({ length: count }, () => [])
  for (const record of records) groups[record.get(PLACE) as number]!.push(record)
  return groups
}
