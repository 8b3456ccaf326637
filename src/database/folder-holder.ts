/**
 * One process at a time holds a data folder: it listens on a socket that belongs to the folder and answers every
 * caller with its details. The system closes the socket when the process dies, however it dies, so a hold is never
 * left behind: a socket file that refuses is stale. Neo4j's own lock on its store stands behind this one.
 */
import { randomUUID } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { createConnection, createServer, type Server } from 'node:net'
import { ConflictError, UnavailableError } from '../domain/errors.ts'
import { holderAddresses } from './holder-address.ts'
import { pause } from './start-signal.ts'

/** Who holds a folder. `uri` is null until its database answers, `url` where it serves none. */
export interface Holder {
  readonly pid: number
  /** ISO 8601, UTC. */
  readonly since: string
  readonly url: string | null
  readonly uri: string | null
}

export interface FolderHold {
  /** Tells later callers more about this holder. */
  tell(details: Partial<Pick<Holder, 'url' | 'uri'>>): void
  release(): Promise<void>
}

type Answer = Holder & { readonly nonce: string }

/** A live process answers at once; one that is busy or stopped still holds the folder. */
const ANSWER_TIMEOUT_MS = 2000
/** How long two processes that find the same stale socket may be apart. */
const TAKEOVER_MS = 100
const NO_SOCKETS_HERE = new Set(['EOPNOTSUPP', 'ENOTSUP', 'EINVAL', 'EPERM', 'EACCES'])

/**
 * Who holds the folder now; null when nobody does, or there is no such folder.
 * @throws {ConflictError} CONFLICT when somebody holds it who does not answer.
 */
export async function findHolder(folder: string): Promise<Holder | null> {
  const real = await realpath(folder).catch(() => null)
  if (real === null) return null
  for (const address of holderAddresses(real)) {
    const answer = await ask(address)
    if (answer === 'silent') throw heldSilently(real)
    if (answer !== 'free') return { pid: answer.pid, since: answer.since, url: answer.url, uri: answer.uri }
  }
  return null
}

/** @throws {ConflictError} CONFLICT when another process, or another part of this one, holds the folder. */
export async function holdFolder(realFolder: string): Promise<FolderHold> {
  const current = await findHolder(realFolder)
  if (current) throw held(realFolder, current)
  let details: Answer = {
    pid: process.pid,
    since: new Date().toISOString(),
    url: null,
    uri: null,
    nonce: randomUUID(),
  }
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(JSON.stringify(details), () => socket.destroy())
  })
  server.unref()
  await listenFirst(server, realFolder, details.nonce)
  return {
    tell: (more) => {
      details = { ...details, ...more }
    },
    release: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Listens at the first address where that works. */
async function listenFirst(server: Server, realFolder: string, nonce: string): Promise<void> {
  for (const address of holderAddresses(realFolder)) {
    let code = await listen(server, address)
    if (code === 'EADDRINUSE') code = await takeOver(server, realFolder, address, nonce)
    if (code === null) return
    if (!NO_SOCKETS_HERE.has(code)) throw Object.assign(new Error(`listen ${address}`), { code })
  }
  throw new UnavailableError(`The data folder "${realFolder}" cannot be held: no socket can be made for it.`, {
    hint: 'set ACCORD_DATA to a folder on a local disk.',
  })
}

/** Removes a stale socket and listens in its place. Who was overtaken while doing so steps back. */
async function takeOver(server: Server, realFolder: string, address: string, nonce: string): Promise<string | null> {
  const before = await ask(address)
  if (before === 'silent') throw heldSilently(realFolder)
  if (before !== 'free') throw held(realFolder, before)
  rmSync(address, { force: true })
  const code = await listen(server, address)
  if (code !== null && code !== 'EADDRINUSE') return code
  await pause(TAKEOVER_MS)
  const after = await ask(address)
  if (typeof after === 'object' && after.nonce === nonce) return null
  server.close()
  throw typeof after === 'object' ? held(realFolder, after) : heldSilently(realFolder)
}

/** The system's code where listening fails, else null. */
function listen(server: Server, address: string): Promise<string | null> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)
    server.once('error', fail)
    server.listen(address, () => {
      server.off('error', fail)
      if (process.platform !== 'win32') chmodSync(address, 0o600)
      resolve(null)
    })
  })
}

function ask(address: string): Promise<Answer | 'free' | 'silent'> {
  return new Promise((resolve) => {
    let text = ''
    const socket = createConnection(address)
    socket.setTimeout(ANSWER_TIMEOUT_MS, () => {
      socket.destroy()
      resolve('silent')
    })
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => {
      text += part
    })
    socket.on('error', () => resolve(text === '' ? 'free' : 'silent'))
    socket.on('close', () => resolve(parseAnswer(text)))
  })
}

function parseAnswer(text: string): Answer | 'silent' {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return 'silent'
  }
}

function held(folder: string, holder: Holder): ConflictError {
  const url = holder.url ? `, at ${holder.url}` : ''
  return new ConflictError(
    `The data folder "${folder}" is held by process ${holder.pid} since ${holder.since}${url}.`,
    {
      hint: 'stop that process, or set ACCORD_DATA to another folder.',
    },
  )
}

function heldSilently(folder: string): ConflictError {
  return new ConflictError(`The data folder "${folder}" is held by a process that does not answer.`, {
    hint: 'stop that process, or set ACCORD_DATA to another folder.',
  })
}
