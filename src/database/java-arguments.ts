/** What Java is told when it starts Neo4j, written to a file because the class path alone is 20 KB long. */
import { writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Neo4jHome } from './neo4j-home.ts'
import type { Profile } from './profile.ts'

const SERVER_CLASS = 'org.neo4j.server.CommunityEntryPoint'
const ADMIN_CLASS = 'org.neo4j.cli.AdminTool'
const OPENED_PACKAGES = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent']

export interface ServerArguments {
  readonly jars: readonly string[]
  readonly home: Neo4jHome
  readonly profile: Profile
  readonly heapMegabytes: number
  /** A class archive (AppCDS) to start from, or to write when this Java ends. */
  readonly archive: { readonly use: string } | { readonly write: string } | null
}

export function serverArguments({ jars, home, profile, heapMegabytes, archive }: ServerArguments): string[] {
  return [
    ...(profile === 'short' ? ['-XX:TieredStopAtLevel=1'] : []),
    ...(profile === 'normal' ? [] : ['-XX:+UseSerialGC']),
    `-Xms${Math.min(heapMegabytes, 128)}m`,
    `-Xmx${heapMegabytes}m`,
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:-OmitStackTraceInFastThrow',
    `-XX:ErrorFile=${join(home.folder, 'logs', 'java-crash-%p.log')}`,
    '-Djava.awt.headless=true',
    '-Dfile.encoding=UTF-8',
    ...archiveArguments(archive),
    ...classArguments(jars),
    SERVER_CLASS,
    `--home-dir=${home.folder}`,
    `--config-dir=${home.confFolder}`,
  ]
}

export function adminArguments(jars: readonly string[], command: readonly string[]): string[] {
  return ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', ...classArguments(jars), ADMIN_CLASS, ...command]
}

function archiveArguments(archive: ServerArguments['archive']): string[] {
  if (archive === null) return []
  return 'use' in archive
    ? ['-Xshare:auto', `-XX:SharedArchiveFile=${archive.use}`]
    : [`-XX:ArchiveClassesAtExit=${archive.write}`]
}

function classArguments(jars: readonly string[]): string[] {
  const opens = OPENED_PACKAGES.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`)
  return [...opens, '-cp', jars.join(delimiter)]
}

/** One quoted argument a line, as java(1) reads it: a backslash escapes. */
export function formatArgumentFile(args: readonly string[]): string {
  return args.map((arg) => `"${arg.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"\n`).join('')
}

/** Writes the arguments to a file that this user only may read; the words that follow `java` to start with them. */
export async function writeArgumentFile(file: string, args: readonly string[]): Promise<string[]> {
  await writeFile(file, formatArgumentFile(args), { mode: 0o600 })
  return [`@${file}`]
}
