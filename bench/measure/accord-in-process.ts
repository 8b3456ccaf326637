/** Accord without HTTP: Apollo with every limit, in the process that asks. */
import type { GraphQLSchema } from 'graphql'
import { createContext } from '../../src/api/context.ts'
import { startGraphQLServer } from '../../src/api/graphql-server.ts'
import type { Limits } from '../../src/api/limits/limits.ts'
import type { Graph } from '../../src/graph/graph.ts'
import type { Workload } from '../workloads/workload.ts'

/** As the server sets it where no setting says otherwise. */
const QUESTION_MS = 10_000

export interface AccordInProcess {
  /** The field that the workload names, or throws. */
  ask(workload: Workload): Promise<unknown>
  close(): Promise<void>
}

export interface AccordOptions {
  readonly schema: GraphQLSchema
  readonly graph: Graph
  readonly limits: Limits
}

export async function openAccord({ schema, graph, limits }: AccordOptions): Promise<AccordInProcess> {
  const server = await startGraphQLServer({ schema, limits, log: (_id, error) => console.error(error) })
  return {
    ask: async (workload) => {
      const { document, variables } = workload
      const bounds = { deadline: performance.now() + QUESTION_MS, graphVersion: null }
      const request = { query: document, variables: { ...variables } }
      const { result } = await server.ask(request, createContext(graph, bounds))
      return rootOf(result, workload)
    },
    close: () => server.stop(),
  }
}

interface Result {
  readonly data?: unknown
  readonly errors?: unknown
}

/** @throws {Error} with the errors of the answer. */
export function rootOf({ data, errors }: Result, { name, root }: Pick<Workload, 'name' | 'root'>): unknown {
  if (errors !== undefined) throw new Error(`"${name}" failed: ${JSON.stringify(errors)}`)
  return (data as Readonly<Record<string, unknown>>)[root]
}
