/** Reads the logs of Neo4j to say why it does not run: it says nothing on the console. */
import { readFile, stat } from 'node:fs/promises'
import { type AccordError, ConfigurationError, ConflictError, UnavailableError } from '../domain/errors.ts'
import type { Neo4jHome } from './neo4j-home.ts'

/** How much of the logs was there before a start, in bytes. */
export interface LogPosition {
  readonly log: number
  readonly debugLog: number
}

export async function readLogPosition(home: Neo4jHome): Promise<LogPosition> {
  return { log: await sizeOf(home.logFile), debugLog: await sizeOf(home.debugLogFile) }
}

/** Whether Java came so far that Neo4j wrote a line. */
export async function hasNewLines(home: Neo4jHome, since: LogPosition): Promise<boolean> {
  return (await readSince(home.logFile, since.log)) !== ''
}

/** The one line that says best what went wrong since the position, at most 400 characters; null when nothing does. */
export async function findFailure(home: Neo4jHome, since: LogPosition): Promise<string | null> {
  const log = await readSince(home.logFile, since.log)
  const line =
    findCause(log) ??
    findCause(await readSince(home.debugLogFile, since.debugLog)) ??
    findConsoleFailure(await readSince(home.consoleFile, 0))
  return line !== null && line.length > 400 ? `${line.slice(0, 399)}…` : line
}

/** Turns that line into a fault; `what` begins its sentence. */
export function failedStart(what: string, line: string | null, home: Neo4jHome): AccordError {
  const details = { hint: `look into "${home.logFile}" and "${home.consoleFile}", then start again.` }
  if (line === null) return new UnavailableError(`${what}.`, details)
  if (/locked by another process/i.test(line)) {
    return new ConflictError(`${what}: another Neo4j uses its store: "${line}".`, {
      hint: 'stop that other Neo4j, then start again.',
    })
  }
  if (/object heap|heap size|insufficient memory/i.test(line)) {
    return new ConfigurationError(`${what}: there is too little memory: "${line}".`, {
      hint: 'give the database a smaller heap, or the machine more memory.',
    })
  }
  if (/No space left on device/i.test(line)) {
    return new UnavailableError(`${what}: its disk is full: "${line}".`, { hint: 'make room on that disk.' })
  }
  return new UnavailableError(`${what}: "${line}".`, details)
}

export function saysPortTaken(line: string): boolean {
  return /Address already in use|trying to bind to the socket/i.test(line)
}

/** The innermost cause that a stack trace gives, else the last line of level ERROR; null when there is neither. */
export function findCause(log: string): string | null {
  const lines = log.split('\n')
  const error = lines.findLastIndex((line) => /^\S+ \S+ ERROR /.test(line))
  if (error === -1) return null
  const cause = lines.slice(error).findLast((line) => line.startsWith('Caused by: '))
  const plain = cause?.slice('Caused by: '.length) ?? lines[error]?.replace(/^\S+ \S+ ERROR\s+/, '')
  return plain?.replace(/^[\w.$]+(?:Exception|Error): /, '').trim() ?? null
}

/** What Java says before Neo4j can log: `Error: …`, `Exception in thread "main" …`, a crash. */
function findConsoleFailure(text: string): string | null {
  const lines = text.split('\n').filter((line) => /[a-z]/i.test(line) && !/^\s+at |^\[.*\]\[warning\]/.test(line))
  const first = lines.find((line) => /^Exception in thread|^Error|could not|#\s+SIG/i.test(line)) ?? lines[0]
  const next = first?.startsWith('Error occurred during') ? lines[lines.indexOf(first) + 1] : undefined
  return (next ?? first)?.replace(/^Exception in thread "main" (?:[\w.$]+: )?/, '').trim() ?? null
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}

/** A log that has become shorter was begun anew. */
async function readSince(file: string, position: number): Promise<string> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0))
  return bytes.subarray(bytes.length < position ? 0 : position).toString('utf8')
}
