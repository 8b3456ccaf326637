/**
 * One process at a time holds a data folder: it listens on a socket that belongs to the folder and answers every
 * caller with its details. The system closes the socket when the process dies, however it dies, so a hold is never
 * left behind: a socket file that refuses is stale. Neo4j's own lock on its store stands behind this one.
 */
import { chmodSync, closeSync, openSync, rmSync, statSync } from 'node:fs'
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

/** A live process answers at once; one that is busy or stopped still holds the folder. */
const ANSWER_TIMEOUT_MS = 2000
/** How long to wait for another process that takes over the same stale socket, and how often. */
const TAKEOVER_MS = 100
const TAKEOVER_ATTEMPTS = 100
/** Taking over takes milliseconds; a lock as old as this was left by a process that was killed. */
const STALE_LOCK_MS = 5_000
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
  let details: Holder = {
    pid: process.pid,
    since: new Date().toISOString(),
    url: null,
    uri: null,
  }
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(JSON.stringify(details), () => socket.destroy())
  })
  server.unref()
  await listenFirst(server, realFolder)
  return {
    tell: (more) => {
      details = { ...details, ...more }
    },
    release: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Listens at the first address where that works. */
async function listenFirst(server: Server, realFolder: string): Promise<void> {
  for (const address of holderAddresses(realFolder)) {
    let code = await listen(server, address)
    if (code === 'EADDRINUSE') code = await takeOver(server, realFolder, address)
    if (code === null) return
    if (!NO_SOCKETS_HERE.has(code)) throw Object.assign(new Error(`listen ${address}`), { code })
  }
  throw new UnavailableError(`The data folder "${realFolder}" cannot be held: no socket can be made for it.`, {
    hint: 'set ACCORD_DATA to a folder on a local disk.',
  })
}

/**
 * Removes a stale socket and listens in its place. One process at a time may do so: a server that closes takes the file
 * at its address along, so whoever was overtaken would take that of the other.
 */
async function takeOver(server: Server, realFolder: string, address: string): Promise<string | null> {
  const lock = `${address}.takeover`
  for (let attempt = 1; ; attempt++) {
    await assertFree(realFolder, address)
    if (takeLock(lock)) break
    if (attempt === TAKEOVER_ATTEMPTS) throw heldSilently(realFolder)
    await pause(TAKEOVER_MS)
  }
  try {
    await assertFree(realFolder, address)
    rmSync(address, { force: true })
    const code = await listen(server, address)
    if (code === 'EADDRINUSE') await assertFree(realFolder, address)
    return code
  } finally {
    rmSync(lock, { force: true })
  }
}

/** @throws {ConflictError} CONFLICT when somebody answers there, or accepts and does not answer. */
async function assertFree(realFolder: string, address: string): Promise<void> {
  const answer = await ask(address)
  if (answer === 'silent') throw heldSilently(realFolder)
  if (answer !== 'free') throw held(realFolder, answer)
}

/** False while another process has it; one left by a process that was killed is removed for the next attempt. */
function takeLock(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600))
    return true
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > STALE_LOCK_MS) rmSync(lock, { force: true })
    return false
  }
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

function ask(address: string): Promise<Holder | 'free' | 'silent'> {
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

function parseAnswer(text: string): Holder | 'silent' {
  try {
    return JSON.parse(text) as Holder
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
