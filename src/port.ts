/** The port that the HTTP server is to have, and what to say where it cannot. */
import { createServer } from 'node:net'
import type { Config } from './config.ts'
import { ConfigurationError } from './domain/errors.ts'

/**
 * Tries the port before anything slower is started for it.
 * @throws {ConfigurationError} CONFIGURATION where it is taken or may not be used.
 */
export async function assertPortIsFree({ PORT: port, HOST: host }: Config): Promise<void> {
  const trial = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      trial.once('error', reject).listen({ port, host }, resolve)
    })
  } catch (error) {
    throw portFault(error, port, host)
  }
  await new Promise((resolve) => trial.close(resolve))
}

/** The fault of a server that could not listen, in words; any other is returned as it is. */
export function portFault(cause: unknown, port: number, host: string): unknown {
  const faults: Readonly<Record<string, readonly [message: string, hint: string]>> = {
    EADDRINUSE: [
      `The port "${port}" on "${host}" is taken.`,
      'stop what uses it, or set PORT to another, such as 4001.',
    ],
    EACCES: [`The port "${port}" needs rights that this user lacks.`, 'set PORT to one above 1023.'],
    EADDRNOTAVAIL: [`"${host}" is no address of this machine.`, ANY_HOST],
    ENOTFOUND: [`"${host}" is no address that this machine knows.`, ANY_HOST],
    EAI_AGAIN: [`"${host}" is no address that this machine knows.`, ANY_HOST],
  }
  const known = faults[(cause as NodeJS.ErrnoException).code ?? '']
  return known === undefined ? cause : new ConfigurationError(known[0], { hint: known[1], cause })
}

const ANY_HOST = 'set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses of this machine.'
