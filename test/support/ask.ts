/** Asks Accord in process, through everything that stands between a reader and the graph but HTTP. */
import type { GraphQLFormattedError } from 'graphql'
import { afterAll, beforeAll } from 'vitest'
import { createContext } from '../../src/api/context.ts'
import { startGraphQLServer } from '../../src/api/graphql-server.ts'
import { limitsOf } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Subgraph } from '../../src/domain/subgraph.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { loadSubgraph } from '../../src/graph/load-subgraph.ts'
import { builtSchema } from './built-schema.ts'
import { openEmptyGraph, openSeededGraph } from './graph.ts'

export interface Answer {
  readonly data: any
  readonly errors: readonly GraphQLFormattedError[]
}

export interface Asker {
  /** The whole answer, errors included. */
  answer(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** The data; throws where there is an error. */
  ask(query: string, variables?: Record<string, unknown>): Promise<any>
  /** What was logged and not shown. */
  readonly logged: readonly { id: string; error: unknown }[]
  stop(): Promise<void>
}

export async function startAsker(graph: Graph): Promise<Asker> {
  const config = readConfig({})
  const logged: { id: string; error: unknown }[] = []
  const server = await startGraphQLServer({
    schema: await builtSchema(),
    limits: limitsOf(config),
    log: (id, error) => logged.push({ id, error }),
  })
  const answer = async (query: string, variables: Record<string, unknown> = {}): Promise<Answer> => {
    const { result } = await server.ask({ query, variables }, createContext(graph))
    // As it would arrive over HTTP: plain objects.
    const { data = null, errors = [] } = JSON.parse(JSON.stringify(result)) as Answer
    return { data, errors }
  }
  return {
    answer,
    ask: async (query, variables) => {
      const { data, errors } = await answer(query, variables)
      if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2))
      return data
    },
    logged,
    stop: () => server.stop(),
  }
}

/** The seeded graph and somebody who asks it, for the tests of a file; both are there when the first test begins. */
export function askSeeded(): { readonly graph: Graph; readonly asker: Asker } {
  const opened: { graph?: Graph; asker?: Asker } = {}
  beforeAll(async () => {
    opened.graph = await openSeededGraph()
    opened.asker = await startAsker(opened.graph)
  })
  afterAll(async () => {
    await opened.asker?.stop()
    await opened.graph?.close()
  })
  return opened as { graph: Graph; asker: Asker }
}

/** The same over a small record of the test's own. */
export function askRecord(subgraph: () => Subgraph): { readonly graph: Graph; readonly asker: Asker } {
  const opened: { graph?: Graph; asker?: Asker } = {}
  beforeAll(async () => {
    opened.graph = await openEmptyGraph()
    await loadSubgraph(opened.graph, subgraph(), { importId: 'test', prune: false, seedDigest: 'test' })
    opened.asker = await startAsker(opened.graph)
  })
  afterAll(async () => {
    await opened.asker?.stop()
    await opened.graph?.close()
  })
  return opened as { graph: Graph; asker: Asker }
}
