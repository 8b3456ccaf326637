/** Processes that are known by their number only. */
import { readFileSync } from 'node:fs'
import { runCommand } from './run-command.ts'
import { pause } from './start-signal.ts'

/** How long a killed process may take to vanish. */
const VANISH_MS = 2000

/** A dead process that nobody has reaped yet counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return process.platform !== 'linux' || readState(pid) !== 'Z'
}

/** Ends a process: asks it, and after `graceMs` milliseconds kills it. Resolves when it is gone. */
export async function endProcess(pid: number, graceMs: number): Promise<void> {
  sendSignal(pid, 'SIGTERM')
  if (await hasVanished(pid, graceMs)) return
  sendSignal(pid, 'SIGKILL')
  await hasVanished(pid, VANISH_MS)
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It is gone already.
  }
}

/** The whole command line of a process; empty where the system does not tell. */
export async function readCommandLine(pid: number): Promise<string> {
  if (process.platform === 'win32') return ''
  const result = await runCommand('ps', ['-ww', '-o', 'args=', '-p', String(pid)])
  return result?.lines.join('\n') ?? ''
}

async function hasVanished(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs
  while (isAlive(pid)) {
    if (Date.now() >= deadline) return false
    await pause(25)
  }
  return true
}

/** The one letter of proc(5) after the command, which may itself hold spaces and brackets. */
function readState(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2, text.lastIndexOf(')') + 3)
  } catch {
    return 'Z'
  }
}
