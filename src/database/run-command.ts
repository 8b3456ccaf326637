import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'

export interface CommandResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null
  /** Standard output and standard error in the order they came, without colours. */
  readonly lines: readonly string[]
}

export interface CommandOptions {
  readonly cwd?: string
  /** All that the program sees; without it, what this process sees. */
  readonly environment?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
  readonly onLine?: (line: string) => void
}

const NOT_A_PROGRAM = new Set(['ENOENT', 'EACCES', 'ENOTDIR', 'EPERM'])

/**
 * Runs a program to its end. Null when there is no such program.
 * An abort ends the program; its result is then what it printed until then.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult | null> {
  return new Promise((resolve, reject) => {
    const lines: string[] = []
    const child = spawnProgram(command, args, options)
    const read = (line: string) => {
      const plain = stripVTControlCharacters(line)
      lines.push(plain)
      options.onLine?.(plain)
    }
    const end = () => child.kill()
    createInterface({ input: child.stdout }).on('line', read)
    createInterface({ input: child.stderr }).on('line', read)
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (NOT_A_PROGRAM.has(error.code ?? '')) resolve(null)
      else reject(error)
    })
    child.on('close', (exitCode) => {
      options.signal?.removeEventListener('abort', end)
      resolve(isUnknownToShell(command, exitCode) ? null : { exitCode, lines })
    })
    if (options.signal?.aborted) end()
    else options.signal?.addEventListener('abort', end)
  })
}

/** Windows starts `.cmd` files through its shell only, which neither quotes nor says ENOENT. */
function spawnProgram(command: string, args: readonly string[], { cwd, environment }: CommandOptions) {
  const how = { cwd, env: environment, windowsHide: true, shell: command.endsWith('.cmd') }
  if (!how.shell) return spawn(command, args, { ...how, stdio: ['ignore', 'pipe', 'pipe'] })
  const line = [command, ...args].map((word) => `"${word}"`).join(' ')
  return spawn(line, { ...how, stdio: ['ignore', 'pipe', 'pipe'] })
}

function isUnknownToShell(command: string, exitCode: number | null): boolean {
  return command.endsWith('.cmd') && exitCode === 9009
}
