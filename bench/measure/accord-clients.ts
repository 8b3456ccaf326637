/** The three ways in which Accord is asked: graphql-js alone, Apollo in process with every limit, and HTTP. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql'
import { pino } from 'pino'
import { createApollo } from '../../src/api/apollo.ts'
import { createContext } from '../../src/api/context.ts'
import { createHttpServer } from '../../src/api/http-server.ts'
import type { Limits } from '../../src/api/limits/limits.ts'
import { answeringOf } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Graph } from '../../src/graph/graph.ts'
import type { Workload } from '../workloads/workload.ts'

/** What answers a workload, and how it is stopped. `ask` gives the field that the workload names, or throws. */
export interface Client {
  ask(workload: Workload): Promise<unknown>
  close(): Promise<void>
}

export interface ClientOptions {
  readonly schema: GraphQLSchema
  readonly graph: Graph
  readonly limits: Limits
}

interface Result {
  readonly data?: unknown
  readonly errors?: unknown
}

function rootOf({ data, errors }: Result, { name, root }: Workload): unknown {
  if (errors !== undefined) throw new Error(`"${name}" failed: ${JSON.stringify(errors)}`)
  return (data as Readonly<Record<string, unknown>>)[root]
}

/** The document is parsed once; nothing is validated or limited. */
export function openExecutor({ schema, graph }: ClientOptions): Client {
  const documents = new Map<string, DocumentNode>()
  return {
    ask: async (workload) => {
      const document = documents.get(workload.document) ?? parse(workload.document)
      documents.set(workload.document, document)
      const { variables } = workload
      return rootOf(
        await execute({ schema, document, variableValues: variables, contextValue: createContext(graph) }),
        workload,
      )
    },
    close: async () => undefined,
  }
}

export async function openApollo({ schema, graph, limits }: ClientOptions): Promise<Client> {
  const apollo = createApollo({ schema, limits, log: (_id, error) => console.error(error) })
  await apollo.start()
  return {
    ask: async (workload) => {
      const { document, variables } = workload
      const request = { query: document, variables: { ...variables } }
      const { body } = await apollo.executeOperation(request, { contextValue: createContext(graph) })
      if (body.kind !== 'single') throw new Error(`"${workload.name}" was not answered at once.`)
      return rootOf(body.singleResult, workload)
    },
    close: () => apollo.stop(),
  }
}

/** A server on a free port of loopback, and one connection that is kept. The answer is read and parsed. */
export async function openHttp({ schema, graph, limits }: ClientOptions): Promise<Client> {
  const pages = mkdtempSync(join(tmpdir(), 'accord-bench-pages-'))
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>none</title>')
  const server = await createHttpServer({
    schema,
    graph,
    limits,
    answering: { ...answeringOf(readConfig({}), schema), cacheBytes: 0 },
    logger: pino({ level: 'silent' }),
    corsOrigins: null,
    webFolder: pathToFileURL(`${pages}/`),
    isReady: () => true,
  })
  const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/graphql`
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    ask: async (workload) => {
      const { document, variables } = workload
      return rootOf(JSON.parse(await post(url, agent, JSON.stringify({ query: document, variables }))), workload)
    },
    close: async () => {
      agent.destroy()
      await server.close()
      rmSync(pages, { recursive: true })
    },
  }
}

function post(url: string, agent: Agent, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve(text))
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
