/** The few kinds of fault, split by what the caller does next. Each says one sentence, one hint, and may list problems. */
export type ErrorCode =
  | 'BAD_INPUT'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'UNAVAILABLE'
  | 'TIMEOUT'
  | 'LIMIT_EXCEEDED'
  | 'CONFIGURATION'
  | 'INTERNAL'

/** One fault in something a person wrote. `where` is a file, a setting or an argument; `line` counts from 1. */
export interface Problem {
  readonly where: string
  readonly line?: number
  readonly message: string
}

export interface ErrorDetails {
  readonly hint: string
  readonly problems?: readonly Problem[]
  readonly cause?: unknown
}

/** `message` is one sentence that names the thing with its value in quotes. */
export abstract class AccordError extends Error {
  abstract readonly code: ErrorCode
  /** What a shell sees, after sysexits(3). */
  abstract readonly exitCode: number
  readonly hint: string
  readonly problems: readonly Problem[]

  constructor(message: string, details: ErrorDetails) {
    super(message, { cause: details.cause })
    this.name = new.target.name
    this.hint = details.hint
    this.problems = details.problems ?? []
  }
}

/** Correct the input and ask again. */
export class InputError extends AccordError {
  readonly code = 'BAD_INPUT'
  readonly exitCode = 65
}

/** What was asked for does not exist. */
export class NotFoundError extends AccordError {
  readonly code = 'NOT_FOUND'
  readonly exitCode = 66
}

/** Somebody else holds it, or it changed meanwhile. */
export class ConflictError extends AccordError {
  readonly code = 'CONFLICT'
  readonly exitCode = 75
}

/** Try again later: the database, the disk or the network does not answer. */
export class UnavailableError extends AccordError {
  readonly code = 'UNAVAILABLE'
  readonly exitCode = 69
}

/** Ask for less: the question took longer than it may. */
export class TimeoutError extends AccordError {
  readonly code = 'TIMEOUT'
  readonly exitCode = 75
}

/** A setting, or what the machine has installed, must change before anything works. */
export class ConfigurationError extends AccordError {
  readonly code = 'CONFIGURATION'
  readonly exitCode = 78
}

/**
 * The whole fault as text: the sentence, its problems one a line, then what to try.
 * Problems print as `where:line  message`, in the order given.
 */
export function formatError(error: AccordError): string {
  const problems = error.problems.map(
    ({ where, line, message }) => `  ${line === undefined ? where : `${where}:${line}`}  ${message}`,
  )
  return [`Error: ${error.message}`, ...problems, `Try: ${error.hint}`].join('\n')
}
