/**
 * What the server knows of a question before it asks the graph: which version of the graph an answer is of, and the answer
 * itself where it has been given before and nothing was written since.
 */
import { hash } from 'node:crypto'
import { today } from '../../domain/calendar.ts'
import type { Graph } from '../../graph/graph.ts'
import { GraphVersion } from '../../graph/graph-version.ts'
import { AnswerCache } from './answer-cache.ts'

/** How long an answer may be given on after a write elsewhere: then the version is read again. */
export const OLDEST_VERSION_MS = 1_000

export interface AnswersOptions {
  readonly graph: Graph
  /** 0 keeps no answers. */
  readonly cacheBytes: number
  /** Of what makes answers: another Accord may answer otherwise. */
  readonly build: string
}

/** A question at the graph of a moment. */
export interface Asked {
  /** Digest of the question. */
  readonly key: string
  /** As readers see it; null where the database does not answer: then nothing is kept or found. */
  readonly graphVersion: string | null
  /** Of graph and day: some answers depend on the present day. */
  readonly version: string
  /** HTTP entity tag of the answer: the same as long as graph, day and Accord are. */
  readonly tag: string
}

export interface Answer {
  /** HTTP status. */
  readonly status: number
  /** Of its own, such as `retry-after`. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** UTF-8 JSON. */
  readonly body: Buffer
  /** Without errors: it may be kept. */
  readonly isWhole: boolean
}

interface Shared {
  isShared: boolean
  readonly answer: Promise<Answer>
}

export class Answers {
  readonly #version: GraphVersion
  readonly #cache: AnswerCache | null
  readonly #build: string
  readonly #underWay = new Map<string, Shared>()

  constructor({ graph, cacheBytes, build }: AnswersOptions) {
    this.#version = new GraphVersion(graph)
    this.#cache = cacheBytes > 0 ? new AnswerCache(cacheBytes) : null
    this.#build = build
  }

  /** `question` is all that the answer depends on besides the graph, as text. */
  async look(question: string): Promise<Asked> {
    const key = hash('sha256', question, 'base64url').slice(0, DIGEST_LENGTH)
    const graphVersion = await this.#versionSince(performance.now() - OLDEST_VERSION_MS)
    const version = `${graphVersion}.${today()}`
    return { key, graphVersion, version, tag: `W/"${version}.${this.#build}.${key}"` }
  }

  /** The answer as it was given before, or null. */
  async find({ key, graphVersion, version }: Asked): Promise<Answer | null> {
    if (this.#cache === null || graphVersion === null) return null
    const known = this.#cache.find(key, version)
    if (known === null) return null
    // Until the graph is seen after the answer was read, what was written meanwhile may be in half of it.
    const isStill = (await this.#versionSince(known.readUntil)) === graphVersion
    return isStill ? { status: 200, headers: [], body: known.body, isWhole: true } : null
  }

  /**
   * Lets `answer` answer, once for all who ask the same meanwhile; what is whole is kept. It is told how to learn whether
   * others wait with the first.
   */
  async make(
    { key, graphVersion, version }: Asked,
    answer: (isShared: () => boolean) => Promise<Answer>,
  ): Promise<Answer> {
    const cache = this.#cache
    if (cache === null || graphVersion === null) return answer(() => false)
    const place = `${key} ${version}`
    const underWay = this.#underWay.get(place)
    if (underWay !== undefined) {
      underWay.isShared = true
      return underWay.answer
    }
    const shared: Shared = { isShared: false, answer: answer(() => shared.isShared) }
    this.#underWay.set(place, shared)
    try {
      const made = await shared.answer
      if (made.isWhole) cache.keep(key, { version, readUntil: performance.now(), body: made.body })
      return made
    } finally {
      this.#underWay.delete(place)
    }
  }

  /** Whether the graph has that version at this moment. */
  async isStill(graphVersion: string): Promise<boolean> {
    return (await this.#versionSince(performance.now())) === graphVersion
  }

  /** Null where the database does not answer: the question itself meets the same fault, and says so in its own words. */
  async #versionSince(instant: number): Promise<string | null> {
    try {
      return await this.#version.since(instant)
    } catch {
      return null
    }
  }
}

/** 162 bits, in base64url. */
const DIGEST_LENGTH = 27
