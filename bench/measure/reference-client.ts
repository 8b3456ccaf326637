/** The limit that Accord is held against: hand-written Cypher straight through the driver. */
import neo4j, { type Driver } from 'neo4j-driver'
import type { GraphSettings } from '../../src/graph/graph.ts'
import type { Ask, Reference, Statement } from '../workloads/workload.ts'

export interface ReferenceClient {
  /** Each statement is one round trip, auto-commit, READ. Null where a statement has no row. */
  answer(reference: Reference): Promise<unknown>
  /** Database hits of all its statements, all their operators together. */
  hits(reference: Reference): Promise<number>
  close(): Promise<void>
}

interface Plan {
  readonly dbHits: unknown
  readonly children: readonly Plan[]
}

/** With a driver of its own, set as Accord sets its driver. */
export function openReferenceClient({ uri, user, password, database, poolSize }: GraphSettings): ReferenceClient {
  const driver: Driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: poolSize,
    userAgent: 'accord-bench',
  })
  const run = async (cypher: string, params: Statement['params']) => {
    const session = driver.session({ database, defaultAccessMode: neo4j.session.READ })
    try {
      return await session.run(cypher, params)
    } finally {
      await session.close()
    }
  }
  const ask: Ask = async (cypher, params) => (await run(cypher, params)).records.map((record) => record.toObject())
  return {
    answer: async (reference) => {
      if ('answer' in reference) return reference.answer(ask)
      return (await run(reference.cypher, reference.params)).records[0]?.get('answer') ?? null
    },
    hits: async (reference) => {
      const profile = async ({ cypher, params }: Statement) =>
        sumHits((await run(profiled(cypher), params)).summary.profile as Plan)
      if (!('answer' in reference)) return profile(reference)
      let hits = 0
      await reference.answer(async (cypher, params) => {
        hits += await profile({ cypher, params })
        return ask(cypher, params)
      })
      return hits
    },
    close: () => driver.close(),
  }
}

/** The library writes the language version first, and PROFILE belongs behind it. */
function profiled(cypher: string): string {
  return cypher.startsWith('CYPHER 5') ? cypher.replace('CYPHER 5', 'CYPHER 5 PROFILE') : `PROFILE ${cypher}`
}

function sumHits({ dbHits, children }: Plan): number {
  return children.reduce((sum, child) => sum + sumHits(child), Number(dbHits))
}
