/** One run of Java under its watchdog, seen from the process that ordered it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { UnavailableError } from '../domain/errors.ts'
import { endProcess, sendSignal } from './process-id.ts'
import { pause } from './start-signal.ts'
import type { WatchdogNews, WatchdogOrder } from './watchdog.ts'

export interface JavaExit {
  readonly code: number | null
  readonly signal: string | null
}

export interface JavaProcess {
  readonly pid: number
  readonly watchdogPid: number
  /** Resolves when Java is gone, whoever ended it. Never rejects. */
  readonly exited: Promise<JavaExit>
  /** Asks Java to end and waits as long as it takes. */
  finish(): Promise<JavaExit>
  /** Asks Java to end, and kills it after the grace of its order. Idempotent; resolves when nothing is left. */
  stop(): Promise<void>
}

/** What a watchdog may take beyond the grace that it gives. */
const WATCHDOG_DELAY_MS = 2000

/** @throws {UnavailableError} UNAVAILABLE when the system starts no such process. */
export async function startJava(order: WatchdogOrder): Promise<JavaProcess> {
  const watchdog = spawn(process.execPath, [...watchdogArguments(), JSON.stringify(order)], {
    // Out of the terminal's process group: Ctrl-C reaches the process that orders, which stops the database in order.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const watched = watch(watchdog, order.graceMs)
  const pid = await watched.started
  let stopped: Promise<void> | undefined
  return {
    pid,
    watchdogPid: watchdog.pid ?? 0,
    exited: watched.exited,
    finish: () => {
      watchdog.stdin?.write('finish\n')
      return watched.exited
    },
    stop: () => {
      stopped ??= stopWatched(watchdog, pid, order.graceMs, watched.exited)
      return stopped
    },
  }
}

interface Watched {
  readonly started: Promise<number>
  readonly exited: Promise<JavaExit>
}

function watch(watchdog: ChildProcess, graceMs: number): Watched {
  let pid: number | null = null
  let exit: JavaExit | null = null
  let complaint = ''
  watchdog.stdin?.on('error', () => {})
  watchdog.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000)
  })
  const started = new Promise<number>((resolve, reject) => {
    createInterface({ input: watchdog.stdout! }).on('line', (line) => {
      const news = JSON.parse(line) as WatchdogNews
      if ('failure' in news) complaint = news.failure
      else if ('code' in news) exit = news
      else {
        pid = news.pid
        resolve(pid)
      }
    })
    watchdog.on('error', (error) => reject(notStarted(error.message)))
    watchdog.on('close', () => reject(notStarted(complaint)))
  })
  const exited = new Promise<JavaExit>((resolve) => {
    watchdog.on('close', async () => {
      // The watchdog died before its Java did: nobody else would stop it now.
      if (exit === null && pid !== null) await endProcess(pid, graceMs)
      resolve(exit ?? { code: null, signal: null })
    })
  })
  return { started, exited }
}

async function stopWatched(
  watchdog: ChildProcess,
  pid: number,
  graceMs: number,
  exited: Promise<JavaExit>,
): Promise<void> {
  watchdog.stdin?.end()
  const late = new AbortController()
  const timer = pause(graceMs + WATCHDOG_DELAY_MS, late.signal).then(() => 'late' as const)
  const first = await Promise.race([exited, timer])
  late.abort()
  if (first !== 'late') return
  watchdog.kill('SIGKILL')
  sendSignal(pid, 'SIGKILL')
  await exited
}

/** From `src/` the watchdog is TypeScript, and node needs tsx to read it; from `dist/` it is JavaScript. */
function watchdogArguments(): string[] {
  if (!import.meta.url.endsWith('.ts')) return [fileURLToPath(new URL('./watchdog.js', import.meta.url))]
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return ['--import', tsx, fileURLToPath(new URL('./watchdog.ts', import.meta.url))]
}

function notStarted(complaint: string): UnavailableError {
  const line = complaint.split('\n').findLast((text) => text.trim() !== '') ?? ''
  return new UnavailableError(`The system could not start Java: "${line.trim()}".`, {
    hint: 'see whether this machine has memory and processes to spare, then start again.',
  })
}
