/** One start of Neo4j on a port: settings, Java, the wait until it answers; and the reason when it does not. */
import { rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { PortTakenError } from './free-port.ts'
import { JAVA_ENVIRONMENT, type Java } from './java.ts'
import { type ServerArguments, serverArguments, writeArgumentFile } from './java-arguments.ts'
import { type JavaExit, type JavaProcess, startJava } from './java-process.ts'
import { makeHome, type Neo4jHome, writeSettings } from './neo4j-home.ts'
import { failedStart, findFailure, hasNewLines, readLogPosition, saysPortTaken } from './neo4j-log.ts'
import type { Profile } from './profile.ts'
import { awaitReady, type Probe } from './readiness.ts'
import { pause, throwIfStopped } from './start-signal.ts'

export interface Launch {
  readonly java: Java
  readonly jars: readonly string[]
  readonly neo4jVersion: string
  readonly home: Neo4jHome
  readonly user: string
  readonly password: string
  readonly authentication: boolean
  readonly profile: Profile
  readonly heapMegabytes: number
  readonly pageCacheMegabytes: number
  readonly archive: ServerArguments['archive']
  readonly probe: Probe
  /** Milliseconds from the start to the first answer. */
  readonly startTimeoutMs: number
  /** Milliseconds between asking to stop and killing. */
  readonly graceMs: number
  readonly signal?: AbortSignal | undefined
  /** Called as soon as Java runs. */
  readonly onStarted?: (process: JavaProcess) => void
}

/**
 * Starts Neo4j and waits until it answers; on any fault nothing is left running.
 * Where Java ends before Neo4j can log a line, a start without the class archive shows whether that was why.
 */
export async function launchNeo4j(launch: Launch, port: number): Promise<JavaProcess> {
  const { home, archive } = launch
  const before = await readLogPosition(home)
  try {
    return await launchOnce(launch, port)
  } catch (error) {
    const unusable = archive !== null && 'use' in archive && !(await hasNewLines(home, before))
    if (!unusable || launch.signal?.aborted) throw error
    const neo4j = await launchOnce({ ...launch, archive: null }, port)
    await rm(archive.use, { force: true }).catch(() => {})
    return neo4j
  }
}

async function launchOnce(launch: Launch, port: number): Promise<JavaProcess> {
  const { home, java, graceMs } = launch
  throwIfStopped(launch.signal)
  await makeHome(home)
  await writeSettings(home, { ...launch, port })
  const before = await readLogPosition(home)
  const args = await writeArgumentFile(home.argumentFile, serverArguments(launch))
  const how = { command: java.command, args, cwd: home.folder, environment: JAVA_ENVIRONMENT }
  const neo4j = await startJava({ ...how, consoleFile: home.consoleFile, graceMs })
  try {
    launch.onStarted?.(neo4j)
    await writeFile(home.pidFile, `${neo4j.pid}\n`)
    neo4j.exited.then(() => rmSync(home.pidFile, { force: true }))
    const fault = await waitForAnswer(launch, neo4j, port)
    if (fault === null) return neo4j
    await neo4j.stop()
    throwIfStopped(launch.signal)
    const line = await findFailure(home, before)
    throw line !== null && saysPortTaken(line) ? new PortTakenError(port) : failedStart(fault, line, home)
  } catch (error) {
    await neo4j.stop()
    throw error
  }
}

/** Null when it answers, else the beginning of the sentence that says what went wrong. */
async function waitForAnswer(launch: Launch, neo4j: JavaProcess, port: number): Promise<string | null> {
  const over = new AbortController()
  const signal = AbortSignal.any(launch.signal ? [over.signal, launch.signal] : [over.signal])
  const what = `Neo4j ${launch.neo4jVersion} in "${launch.home.folder}"`
  const seconds = launch.startTimeoutMs / 1000
  try {
    return await Promise.race([
      awaitReady({ ...launch, port }, signal).then((state) => (state === 'ready' ? null : `${what} did not answer`)),
      neo4j.exited.then((exit) => `${what} ended (${describeExit(exit)}) before it answered`),
      pause(launch.startTimeoutMs, signal).then(() => `${what} did not answer within ${seconds} s`),
    ])
  } finally {
    over.abort()
  }
}

export function describeExit({ code, signal }: JavaExit): string {
  if (signal !== null) return `signal ${signal}`
  return code === null ? 'its watchdog was killed' : `exit code ${code}`
}
