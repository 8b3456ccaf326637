// cspell:ignore Dmaven
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findJava } from '../../src/database/java.ts'
import { type ClasspathOptions, findClasspath } from '../../src/database/maven.ts'
import { FetchProgress, findMavenFailure, parseDownloaded } from '../../src/database/maven-output.ts'
import { makeFolder } from '../support/folder.ts'
import { faultOf } from './fixture.ts'

async function options(more: Partial<ClasspathOptions> = {}): Promise<ClasspathOptions & { lines: string[] }> {
  const lines: string[] = []
  return { cacheFolder: join(makeFolder(), 'cache'), report: (line) => lines.push(line), lines, ...more }
}

describe('findClasspath', { timeout: 120_000 }, () => {
  it('asks Maven once, and again only when a jar has gone', async () => {
    const first = await options()
    const { jars, neo4jVersion } = await findClasspath(first)
    expect(neo4jVersion).toBe('5.26.30')
    expect(jars.length).toBeGreaterThan(200)
    expect(first.lines[0]).toBe('Asking Maven for Neo4j 5.26.30')
    const second = { ...first, report: () => expect.unreachable('Maven was asked again') }
    expect((await findClasspath(second)).jars).toEqual(jars)
    const [file = ''] = await readdir(first.cacheFolder)
    const cached = join(first.cacheFolder, file)
    await writeFile(cached, [...jars, '/gone.jar'].join(delimiter))
    expect((await findClasspath(first)).jars).toEqual(jars)
    expect(await readFile(cached, 'utf8')).not.toContain('gone.jar')
  })

  it('says in one line of Maven why nothing could be fetched', async () => {
    const mavenArguments = ['--offline', `-Dmaven.repo.local=${makeFolder()}`]
    const fault = await faultOf(findClasspath(await options({ mavenArguments })))
    expect(fault.code).toBe('UNAVAILABLE')
    expect(fault.message).toMatch(/^Maven could not fetch Neo4j 5\.26\.30: ".*offline mode.*"\.$/)
    expect(fault.message).not.toMatch(/\[ERROR\]|\[Help/)
  })

  it('says that Maven is missing, and how to install it', async () => {
    const { PATH } = process.env
    onTestFinished(() => void Object.assign(process.env, { PATH }))
    const folder = makeFolder()
    await symlink((await findJava()).command, join(folder, 'java'))
    process.env.PATH = folder
    const fault = await faultOf(findClasspath(await options()))
    expect(fault).toMatchObject({ code: 'CONFIGURATION', message: expect.stringContaining('"mvn"') })
    expect(fault.hint).toContain('apt-get install')
  })

  it('says that the disk refuses the cache', async () => {
    const file = join(makeFolder(), 'file')
    await writeFile(file, '')
    await expect(findClasspath(await options({ cacheFolder: file }))).rejects.toThrow()
  })

  it('ends Maven when it is called off', async () => {
    const signal = AbortSignal.timeout(300)
    const fault = await faultOf(findClasspath(await options({ signal })))
    expect(fault.message).toContain('was stopped')
  })
})

describe('FetchProgress', () => {
  const line = (size: string) => `[INFO] Downloaded from central: https://x/a.jar (${size} at 1.9 MB/s)`

  it('reads the sizes that Maven prints', () => {
    expect(parseDownloaded(line('373 kB'))).toBe(373_000)
    expect(parseDownloaded(line('1.5 MB'))).toBe(1_500_000)
    expect(parseDownloaded(line('805 B'))).toBe(805)
    expect(parseDownloaded('[INFO] Downloading from central: https://x/a.jar')).toBeNull()
  })

  it('says at most one line a second, and the sum at the end', () => {
    const lines: string[] = []
    const progress = new FetchProgress('Neo4j 5.26.30', (text) => lines.push(text))
    for (let i = 0; i < 25; i += 1) progress.read(line('1.0 MB'), 10_000 + i * 100)
    progress.finish()
    expect(lines).toEqual([
      'Fetching Neo4j 5.26.30: 1 file, 1 MB',
      'Fetching Neo4j 5.26.30: 11 files, 11 MB',
      'Fetching Neo4j 5.26.30: 21 files, 21 MB',
      'Fetched Neo4j 5.26.30: 25 files, 25 MB',
    ])
  })

  it('says nothing when nothing had to be fetched', () => {
    new FetchProgress('Neo4j', () => expect.unreachable()).finish()
  })
})

describe('findMavenFailure', () => {
  it('leaves out the advice of Maven', () => {
    const lines = ['[INFO] x', '[ERROR] No such artifact -> [Help 1]', '[ERROR] ', '[ERROR] Re-run Maven using -X']
    expect(findMavenFailure(lines)).toBe('No such artifact')
    const long = `[ERROR] Failed to execute goal: ${'jar, '.repeat(200)}: No space left on device`
    expect(findMavenFailure([long])).toMatch(/^Failed to execute goal: .* … .*: No space left on device$/)
    expect(findMavenFailure(['The JAVA_HOME environment variable is not defined correctly', ''])).toContain('JAVA_HOME')
  })
})
