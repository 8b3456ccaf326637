/**
 * A process of its own: it starts Java and outlives the process that ordered it, by a moment.
 * Its standard input is a pipe from that process. When the pipe ends, because it was closed or because that process
 * died in whatever way, Java is stopped, and killed if it does not stop in time. It says what happens as JSON lines.
 */
import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'

export interface WatchdogOrder {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
  /** Takes what Java prints; emptied first. */
  readonly consoleFile: string
  /** Milliseconds between asking Java to stop and killing it; 0 kills at once. */
  readonly graceMs: number
}

export type WatchdogNews =
  | { readonly pid: number }
  | { readonly failure: string }
  | { readonly code: number | null; readonly signal: string | null }

const order = JSON.parse(process.argv[2] ?? '{}') as WatchdogOrder
const output = openSync(order.consoleFile, 'w', 0o600)
const java = spawn(order.command, order.args, {
  cwd: order.cwd,
  env: order.environment,
  stdio: ['ignore', output, output],
  windowsHide: true,
})

let ended = false

function say(news: WatchdogNews): void {
  process.stdout.write(`${JSON.stringify(news)}\n`)
}

function end(news: WatchdogNews): void {
  ended = true
  say(news)
  process.stdin.destroy()
}

function stop(): void {
  if (ended) return
  if (order.graceMs > 0) java.kill('SIGTERM')
  setTimeout(() => java.kill('SIGKILL'), order.graceMs).unref()
}

java.on('spawn', () => say({ pid: java.pid ?? 0 }))
java.on('error', (error) => end({ failure: error.message }))
java.on('exit', (code, signal) => end({ code, signal }))

// Nobody reads any more: that process is gone, and standard input says so too.
process.stdout.on('error', () => {})
process.stdin.on('data', () => java.kill('SIGTERM'))
process.stdin.on('end', stop)
process.stdin.on('error', stop)
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
