/** A server over a graph of the test's, as the settings would make it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pino } from 'pino'
import { createHttpServer } from '../../src/api/http-server.ts'
import { answeringOf, exportingOf, limitsOf } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Exporter } from '../../src/exporters/exporter.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { builtSchema } from './built-schema.ts'
import { makeFolder } from './folder.ts'

export interface Served {
  readonly url: string
  close(): Promise<void>
}

export interface ServeOptions {
  /** As in the environment. */
  readonly settings?: Readonly<Record<string, string>>
  readonly isReady?: () => boolean
  /** In place of all. */
  readonly formats?: readonly Exporter[]
}

export async function serve(
  graph: Graph,
  { settings = {}, isReady = () => true, formats }: ServeOptions = {},
): Promise<Served> {
  const config = readConfig(settings)
  const schema = await builtSchema()
  const folder = makeFolder('pages')
  mkdirSync(join(folder, 'explorer'), { recursive: true })
  for (const page of ['home.html', 'index.html', join('explorer', 'index.html')]) {
    writeFileSync(join(folder, page), '<!doctype html><title>Accord</title>')
  }
  const server = await createHttpServer({
    schema,
    graph,
    limits: limitsOf(config),
    answering: answeringOf(config, schema),
    exporting: { ...exportingOf(config), ...(formats === undefined ? {} : { formats }) },
    logger: pino({ level: 'silent' }),
    corsOrigins: config.CORS_ORIGINS,
    webFolder: pathToFileURL(`${folder}/`),
    isReady,
  })
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  return { url, close: () => server.close() }
}

/** A question by POST. */
export function post(url: string, body: object, init: RequestInit = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...init.headers }
  return fetch(`${url}/graphql`, { method: 'POST', body: JSON.stringify(body), ...init, headers })
}

/** What a response says, an answer or a refusal: tests know which. */
export const bodyOf = async (response: Response): Promise<any> => response.json()

/** A question in the address, as programs send it. */
export function get(url: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) {
  return fetch(`${url}/graphql?${new URLSearchParams(fields)}`, { headers })
}

export const MEANT = { 'apollo-require-preflight': '1' }
