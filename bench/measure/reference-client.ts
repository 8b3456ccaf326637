/** The limit that Accord is held against: hand-written Cypher straight through the driver. */
import neo4j, { type Driver } from 'neo4j-driver'
import type { GraphSettings } from '../../src/graph/graph.ts'
import type { Statement } from './recording-graph.ts'

export interface ReferenceClient {
  /** The one value of the one row: one round trip, auto-commit, READ. */
  answer(statement: Statement): Promise<unknown>
  /** Database hits of the statement, all its operators together. */
  hits(statement: Statement): Promise<number>
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
  return {
    answer: async ({ cypher, params }) => (await run(cypher, params)).records[0]?.get('answer') ?? null,
    hits: async ({ cypher, params }) => {
      const { summary } = await run(profiled(cypher), params)
      return sumHits(summary.profile as Plan)
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
