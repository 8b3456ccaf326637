/** How much memory a process holds. */
import { readFileSync } from 'node:fs'

/** Megabytes (2^20 bytes); null where the system has no /proc, or no such process. */
export function residentMegabytes(pid: number | null): number | null {
  if (pid === null) return null
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
  } catch {
    return null
  }
}

/** By name; who is not known is left out. */
export function residentOf(pids: Readonly<Record<string, number | null>>): Record<string, number> {
  const known = Object.entries(pids).map(([name, pid]) => [name, residentMegabytes(pid)] as const)
  return Object.fromEntries(known.filter((entry): entry is [string, number] => entry[1] !== null))
}
