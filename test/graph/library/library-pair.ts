/** Two copies of @neo4j/graphql in one process: as it comes, and mended. */
import { createRequire } from 'node:module'
import type { Neo4jGraphQL } from '@neo4j/graphql'
import type { ExecutionResult, GraphQLSchema } from 'graphql'
import type { Driver, QueryResult } from 'neo4j-driver'
import type { MendOptions } from '../../../src/graph/library/mend-options.ts'
import { mendReadOperations } from '../../../src/graph/library/mend-read-operations.ts'

// The library is CommonJS: its own graphql, and not the one that an ESM import gives, must execute its schema.
const require = createRequire(import.meta.url)
const { graphql } = require('graphql') as typeof import('graphql')
type Library = { readonly Neo4jGraphQL: typeof Neo4jGraphQL }

export interface LibraryPair {
  readonly asItComes: Library
  readonly mended: Library
}

export function loadLibraryPair(options: MendOptions): LibraryPair {
  forgetLibrary()
  const asItComes = require('@neo4j/graphql') as Library
  forgetLibrary()
  mendReadOperations(options)
  return { asItComes, mended: require('@neo4j/graphql') as Library }
}

function forgetLibrary(): void {
  for (const file of Object.keys(require.cache)) {
    if (/node_modules\/@neo4j\/graphql\/dist\//.test(file)) delete require.cache[file]
  }
}

export interface Asked {
  readonly result: ExecutionResult
  /** What the library sent to the database, in order. */
  readonly queries: readonly { readonly text: string; readonly params: Record<string, unknown> }[]
}

export async function ask(schema: GraphQLSchema, driver: Driver, source: string): Promise<Asked> {
  const queries: { text: string; params: Record<string, unknown> }[] = []
  const run = async (text: string, params: Record<string, unknown>): Promise<QueryResult> => {
    if (!text.includes('dbms.components')) queries.push({ text, params })
    const session = driver.session({ database: 'neo4j', defaultAccessMode: 'READ' })
    try {
      return await session.run(text, params)
    } finally {
      await session.close()
    }
  }
  const result = await graphql({ schema, source, contextValue: { executionContext: { run } } })
  return { result, queries }
}

/** Database hits of a query, all its operators together. */
export async function databaseHits(
  driver: Driver,
  text: string,
  params: Record<string, unknown> = {},
): Promise<number> {
  const add = (plan: Plan): number => Number(plan.dbHits) + plan.children.map(add).reduce((sum, hits) => sum + hits, 0)
  return add(await profile(driver, text, params))
}

/** What the database does for it, by name. */
export async function operatorsOf(
  driver: Driver,
  text: string,
  params: Record<string, unknown> = {},
): Promise<string[]> {
  const names = ({ operatorType, children }: Plan): string[] => [operatorType, ...children.flatMap(names)]
  return names(await profile(driver, text, params))
}

async function profile(driver: Driver, text: string, params: Record<string, unknown>): Promise<Plan> {
  const session = driver.session({ database: 'neo4j' })
  try {
    const { summary } = await session.run(`CYPHER 5 PROFILE ${text.replace(/^CYPHER 5\s/, '')}`, params)
    return summary.profile as Plan
  } finally {
    await session.close()
  }
}
interface Plan {
  readonly operatorType: string
  readonly dbHits: unknown
  readonly children: readonly Plan[]
}
