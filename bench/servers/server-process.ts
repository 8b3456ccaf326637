/** A server in a process of its own, as whoever runs it would have it: nothing of the benchmark shares its thread. */
import { fork } from 'node:child_process'
import type { GraphSettings } from '../../src/graph/graph.ts'

export interface ServerProcess {
  readonly url: URL
  readonly pid: number
  close(): Promise<void>
}

export type ServerName = 'accord' | 'cypher' | 'stock'

/** What a server process says when it answers. */
export interface Listening {
  readonly url: string
}

/**
 * `more` are settings, as the environment has them. The process ends when this one does.
 * @throws {Error} where it ends before it answers.
 */
export async function startServer(
  name: ServerName,
  { uri, user, password, database, poolSize, readTimeoutMs }: GraphSettings,
  more: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = fork(new URL(`serve-${name}.ts`, import.meta.url), {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: database,
      NEO4J_POOL_SIZE: String(poolSize),
      QUERY_TIMEOUT_MS: String(readTimeoutMs),
      LOG_LEVEL: 'error',
      ...more,
    },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as Listening).url))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The server "${name}" ended with ${code} before it answered.`)))
  })
  const close = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { url: new URL(url), pid: child.pid!, close }
}
