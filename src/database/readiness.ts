/** Waits until a started Neo4j answers. An open port is not enough: the first query decides. */
import { createConnection } from 'node:net'
import { ConfigurationError } from '../domain/errors.ts'
import { pause } from './start-signal.ts'

/** Resolves when `RETURN 1` is answered; rejects otherwise, with the driver's `code` on the error or on its `cause`. */
export type Probe = (uri: string, user: string, password: string) => Promise<void>

export interface Target {
  readonly port: number
  readonly user: string
  readonly password: string
  readonly probe: Probe
}

const POLL_MS = 50
/** Neo4j opens its databases before its port, so one that is still away then has failed. */
const DATABASE_AWAY_MS = 5_000

/** `unanswered`: Neo4j runs, and its database does not. `stopped`: the signal aborted. */
export type Readiness = 'ready' | 'unanswered' | 'stopped'

/** @throws {ConfigurationError} CONFIGURATION when the database knows another password. */
export async function awaitReady(target: Target, signal: AbortSignal): Promise<Readiness> {
  const uri = uriOf(target.port)
  let awaySince: number | null = null
  while (!signal.aborted) {
    if (await answers(target.port)) {
      const error = await target.probe(uri, target.user, target.password).then(
        () => null,
        (reason: unknown) => ({ reason }),
      )
      if (error === null) return 'ready'
      const code = codeOf(error.reason)
      if (code === 'Neo.ClientError.Security.Unauthorized') throw wrongPassword(error.reason)
      awaySince = code === 'Neo.TransientError.General.DatabaseUnavailable' ? (awaySince ?? Date.now()) : null
      if (awaySince !== null && Date.now() - awaySince > DATABASE_AWAY_MS) return 'unanswered'
    }
    await pause(POLL_MS, signal)
  }
  return 'stopped'
}

export function uriOf(port: number): string {
  return `bolt://127.0.0.1:${port}`
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    const settle = (open: boolean) => {
      socket.destroy()
      resolve(open)
    }
    socket.on('connect', () => settle(true))
    socket.on('error', () => settle(false))
  })
}

function codeOf(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: { code?: string } }
  return code?.startsWith('Neo.') ? code : cause?.code
}

function wrongPassword(cause: unknown): ConfigurationError {
  return new ConfigurationError('The local database does not accept the password in the file "password".', {
    hint: 'put back the file that belongs to this data folder, or set ACCORD_DATA to another folder.',
    cause,
  })
}
