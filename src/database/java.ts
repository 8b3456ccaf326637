/** Finds the Java that runs Neo4j. */
// cspell:ignore Xshow
import { join } from 'node:path'
import { ConfigurationError } from '../domain/errors.ts'
import { INSTALL_HINT } from './install-hint.ts'
import { runCommand } from './run-command.ts'
import { throwIfStopped } from './start-signal.ts'

/** What Neo4j 5.26 runs on. */
const SUPPORTED_MAJORS: readonly number[] = [17, 21]

export interface Java {
  /** Absolute path of the program. */
  readonly command: string
  /** `17.0.15` */
  readonly version: string
  /** `17.0.15+6-Debian-1deb12u1`: differs between any two builds. */
  readonly build: string
}

export interface JavaOptions {
  /** The value of JAVA_HOME; without it the PATH is searched. */
  readonly javaHome?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** Java runs in this environment and no other, so that no stray variable changes it and it reads every file name. */
export const JAVA_ENVIRONMENT: Readonly<Record<string, string>> = { LC_ALL: 'C.UTF-8' }

/** @throws {ConfigurationError} CONFIGURATION when Java is missing or is neither 17 nor 21. */
export async function findJava(options: JavaOptions = {}): Promise<Java> {
  const { javaHome, signal } = options
  const program = javaHome ? join(javaHome, 'bin', 'java') : 'java'
  const result = await runCommand(program, ['-XshowSettings:properties', '-version'], { signal })
  throwIfStopped(signal)
  const java = result?.exitCode === 0 ? parseJavaProperties(result.lines) : null
  if (java === null) throw missingJava(javaHome)
  if (!SUPPORTED_MAJORS.includes(parseJavaMajor(java.version))) {
    throw new ConfigurationError(`"${java.command}" is Java "${java.version}"; Neo4j needs Java 17 or 21.`, {
      hint: `${INSTALL_HINT} Where several are installed, set JAVA_HOME.`,
    })
  }
  return java
}

/** `17.0.15` is 17, `21-ea` is 21, and `1.8.0_392` is 8. */
export function parseJavaMajor(version: string): number {
  const [first = '', second = ''] = version.split(/[.+_-]/)
  return Number(first === '1' ? second : first)
}

/** Reads lines such as `    java.home = /usr/lib/jvm/java-17`. Null when they name no version or no home. */
export function parseJavaProperties(lines: readonly string[]): Java | null {
  const properties = new Map(
    lines.flatMap((line) => {
      const match = /^\s*([a-z.]+) = (.*)$/.exec(line)
      return match ? [[match[1], match[2]?.trim()] as const] : []
    }),
  )
  const home = properties.get('java.home')
  const version = properties.get('java.version')
  if (!home || !version) return null
  return { command: join(home, 'bin', 'java'), version, build: properties.get('java.runtime.version') ?? version }
}

function missingJava(javaHome: string | undefined): ConfigurationError {
  if (javaHome) {
    return new ConfigurationError(`JAVA_HOME is "${javaHome}", where "bin/java" does not run.`, {
      hint: `correct JAVA_HOME, or unset it to use the java of the PATH; or ${INSTALL_HINT}`,
    })
  }
  return new ConfigurationError('There is no program "java" on the PATH that runs.', { hint: INSTALL_HINT })
}
