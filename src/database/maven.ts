/**
 * Finds the jars of Neo4j through Maven and runs them from where Maven keeps them: no copies.
 * The answer is kept in the cache folder, so that a warm start asks no Maven at all.
 */
import { createHash } from 'node:crypto'
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigurationError, UnavailableError } from '../domain/errors.ts'
import { INSTALL_HINT } from './install-hint.ts'
import { FetchProgress, findMavenFailure } from './maven-output.ts'
import { runCommand } from './run-command.ts'
import { throwIfStopped } from './start-signal.ts'

/** Beside `src/` and `dist/` alike. */
const POM_FILE = fileURLToPath(new URL('../../pom.xml', import.meta.url))

/** Without a version: Maven takes the one that the pom pins. */
const GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:build-classpath'

export interface Classpath {
  /** Absolute paths, in the order in which Java has to search them. */
  readonly jars: readonly string[]
  readonly neo4jVersion: string
}

export interface ClasspathOptions {
  readonly cacheFolder: string
  readonly report: (line: string) => void
  /** Further arguments for Maven: `--offline`, `--settings`, a local repository. */
  readonly mavenArguments?: readonly string[] | undefined
  readonly pomFile?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * The jars of the Neo4j that the pom names; each of them exists.
 * @throws {ConfigurationError} CONFIGURATION when Maven is needed and missing.
 * @throws {UnavailableError} UNAVAILABLE when Maven cannot fetch them.
 */
export async function findClasspath(options: ClasspathOptions): Promise<Classpath> {
  const pomFile = options.pomFile ?? POM_FILE
  const pom = await readFile(pomFile, 'utf8')
  const neo4jVersion = parseNeo4jVersion(pom)
  const key = createHash('sha256').update(pom).digest('hex').slice(0, 16)
  const cacheFile = join(options.cacheFolder, `classpath-${key}.txt`)
  const known = await readClasspath(cacheFile)
  const jars = known ?? (await askMaven(pomFile, neo4jVersion, cacheFile, options))
  return { jars, neo4jVersion }
}

/** @throws {ConfigurationError} CONFIGURATION when the pom names no Neo4j. */
export function parseNeo4jVersion(pom: string): string {
  const match = /<artifactId>neo4j<\/artifactId>\s*<version>\s*([^<\s]+)\s*<\/version>/.exec(pom)
  if (match?.[1]) return match[1]
  throw new ConfigurationError('The file "pom.xml" names no version of "org.neo4j:neo4j".', {
    hint: 'restore pom.xml as it came with Accord.',
  })
}

/** Null when nothing is cached, or when a jar has gone since. */
async function readClasspath(file: string): Promise<readonly string[] | null> {
  try {
    const jars = (await readFile(file, 'utf8')).trim().split(delimiter)
    await Promise.all(jars.map((jar) => access(jar)))
    return jars
  } catch {
    return null
  }
}

async function askMaven(
  pomFile: string,
  neo4jVersion: string,
  cacheFile: string,
  options: ClasspathOptions,
): Promise<readonly string[]> {
  const what = `Neo4j ${neo4jVersion}`
  const outputFile = `${cacheFile}.${process.pid}`
  const progress = new FetchProgress(what, options.report)
  options.report(`Asking Maven for ${what}`)
  await mkdir(options.cacheFolder, { recursive: true, mode: 0o700 })
  try {
    const result = await runCommand(mavenCommand(), mavenArguments(pomFile, outputFile, options), {
      signal: options.signal,
      onLine: (line) => progress.read(line),
    })
    throwIfStopped(options.signal)
    progress.finish()
    if (result === null) throw missingMaven(what)
    if (result.exitCode !== 0) throw failedMaven(what, result.lines)
    const jars = await readClasspath(outputFile)
    if (jars === null) throw failedMaven(what, result.lines)
    await rename(outputFile, cacheFile)
    return jars
  } finally {
    await rm(outputFile, { force: true })
  }
}

function mavenCommand(): string {
  return process.platform === 'win32' ? 'mvn.cmd' : 'mvn'
}

/** `-U`: a download that failed once is tried again, and not remembered as failed for a day. */
function mavenArguments(pomFile: string, outputFile: string, options: ClasspathOptions): string[] {
  const goal = [GOAL, '-Dmdep.includeScope=runtime', `-Dmdep.outputFile=${outputFile}`]
  return ['-B', '-U', '-Dstyle.color=never', ...goal, '-f', pomFile, ...(options.mavenArguments ?? [])]
}

function missingMaven(what: string): ConfigurationError {
  return new ConfigurationError(`${what} comes through Maven, and there is no program "mvn" on the PATH.`, {
    hint: INSTALL_HINT,
  })
}

function failedMaven(what: string, lines: readonly string[]): UnavailableError {
  return new UnavailableError(`Maven could not fetch ${what}: "${findMavenFailure(lines)}".`, {
    hint: 'see to the network and to free disk space, then start again; or set NEO4J_URI to a Neo4j that already runs.',
  })
}
