/** Runs the built command line as a person would: `npm run build` comes first in `npm test`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ACCORD = fileURLToPath(new URL('../../dist/cli/accord.js', import.meta.url))

export interface Command {
  readonly child: ChildProcess
  /** What it has printed so far. */
  out(): string
  err(): string
  /** Resolves when it has printed a text that matches. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** The environment is the given one and PATH; nothing of the caller's. */
export function runAccord(args: readonly string[], environment: Record<string, string>): Command {
  return run(process.execPath, [ACCORD, ...args], environment)
}

/** As npm runs a script: below a shell that waits for it. */
export function runAccordBelowShell(args: readonly string[], environment: Record<string, string>): Command {
  const script = `"${process.execPath}" "${ACCORD}" ${args.join(' ')}; exit $?`
  return run('/bin/sh', ['-c', script], { ...environment, npm_lifecycle_event: 'start' })
}

function run(program: string, args: readonly string[], environment: Record<string, string>): Command {
  const { PATH = '', HOME = '', JAVA_HOME } = process.env
  const child = spawn(program, args, {
    env: { PATH, HOME, ...(JAVA_HOME === undefined ? {} : { JAVA_HOME }), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<number | string>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? signal ?? '')),
  )
  const printed = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(out)
        if (match !== null) resolve(match)
      }
      child.stdout.on('data', look)
      void ended.then((code) => reject(new Error(`ended with ${code}:\n${out}\n${err}`)))
      look()
    })
  return { child, out: () => out, err: () => err, printed, ended }
}
