import { createServer } from 'node:net'
import { ConfigurationError, ConflictError } from '../domain/errors.ts'

const LOOPBACK = '127.0.0.1'

/** A port of this machine that nobody listens on at this moment. */
export async function findFreePort(): Promise<number> {
  return listenOnce(0)
}

/**
 * @throws {ConflictError} CONFLICT when somebody listens on the port.
 * @throws {ConfigurationError} CONFIGURATION when this user may not listen on it.
 */
export async function requireFreePort(port: number): Promise<void> {
  try {
    await listenOnce(port)
  } catch (error) {
    throw portFault(port, error)
  }
}

function portFault(port: number, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return new PortTakenError(port, error)
  const message = `Neo4j cannot listen on port "${port}" (${code}).`
  return new ConfigurationError(message, { hint: 'choose a port from 1024 to 65535, or none.', cause: error })
}

export class PortTakenError extends ConflictError {
  constructor(port: number, cause?: unknown) {
    super(`Port "${port}" of this machine is taken by another process.`, {
      hint: 'choose another port for the database, or none: then a free one is found.',
      cause,
    })
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(port, LOOPBACK, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
