/** Reads what Maven prints: how far a download is, and why a build failed. */

/** About one line a second, and only when something came. */
const MS_BETWEEN_LINES = 1000

const BYTES: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 }

/** Counts what Maven has fetched. The total is never known, so none is told. */
export class FetchProgress {
  #files = 0
  #bytes = 0
  #saidAt = 0
  readonly #what: string
  readonly #report: (line: string) => void

  constructor(what: string, report: (line: string) => void) {
    this.#what = what
    this.#report = report
  }

  read(line: string, now: number = Date.now()): void {
    const size = parseDownloaded(line)
    if (size === null) return
    this.#files += 1
    this.#bytes += size
    if (now - this.#saidAt < MS_BETWEEN_LINES) return
    this.#saidAt = now
    this.#report(`Fetching ${this.#what}: ${this.#count()}`)
  }

  /** Says the sum once, when anything was fetched at all. */
  finish(): void {
    if (this.#files > 0) this.#report(`Fetched ${this.#what}: ${this.#count()}`)
  }

  #count(): string {
    const files = this.#files === 1 ? '1 file' : `${this.#files} files`
    return `${files}, ${Math.round(this.#bytes / 1e6)} MB`
  }
}

/** The size in bytes, as far as Maven says it, of a file that has arrived. Null for every other line. */
export function parseDownloaded(line: string): number | null {
  if (!line.includes('Downloaded from')) return null
  const match = /\((\d+(?:\.\d+)?) (B|kB|MB|GB)\b/.exec(line)
  return match ? Number(match[1]) * (BYTES[match[2] ?? ''] ?? 1) : 0
}

const ADVICE = /^(?:$|To see the full stack trace|Re-run Maven using|For more information|\[Help \d)/

/** The line of a failed build that says why. A long one loses its middle: its last words are the innermost cause. */
export function findMavenFailure(lines: readonly string[]): string {
  const errors = lines
    .filter((line) => line.startsWith('[ERROR]'))
    .map((line) => line.slice('[ERROR]'.length).trim())
    .filter((line) => !ADVICE.test(line))
  const last = errors[0] ?? lines.findLast((line) => line.trim() !== '') ?? 'it said nothing'
  const plain = last.replace(/ -> \[Help \d+\]$/, '').trim()
  return plain.length > 360 ? `${plain.slice(0, 120)} … ${plain.slice(-240)}` : plain
}
