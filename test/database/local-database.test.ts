// cspell:ignore neostore nodestore
import { readdirSync } from 'node:fs'
import { chmod, cp, mkdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findRunningDatabase } from '../../src/database/local-database.ts'
import { makeFolder } from '../support/folder.ts'
import { CACHE_FOLDER } from '../support/neo4j.ts'
import { faultOf, openDatabase, PATIENT, processesOf, run, startParent, until } from './fixture.ts'

describe('openLocalDatabase', PATIENT, () => {
  it('starts Neo4j on a free port, in a folder of any name, and closes it within seconds, leaving no process; keeps data and password, in files of their owner', async () => {
    const folder = join(makeFolder(), 'deep', 'dữ liệu "hợp tác"')
    const first = await openDatabase(folder)
    expect(first.uri).toMatch(/^bolt:\/\/127\.0\.0\.1:\d+$/)
    expect(first.version).toBe('5.26.30')
    await run(first, 'CREATE (:Kept {name: "Lào"})')
    const closing = Date.now()
    await Promise.all([first.close(), first.close()])
    expect(Date.now() - closing).toBeLessThan(10_000)
    expect(processesOf(folder)).toEqual([])
    const second = await openDatabase(folder)
    expect(await run(second, 'MATCH (n:Kept) RETURN n.name')).toEqual(['Lào'])
    expect(second.password).toBe(first.password)
    expect((await stat(join(second.folder, 'password'))).mode & 0o777).toBe(0o600)
    expect((await stat(second.folder)).mode & 0o777).toBe(0o700)
  })

  it('takes the port that it is given, and says so when that port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.on('listening', resolve))
    const { port } = server.address() as { port: number }
    const fault = await faultOf(openDatabase(makeFolder(), { port }))
    expect(fault).toMatchObject({
      code: 'CONFLICT',
      message: `Port "${port}" of this machine is taken by another process.`,
    })
    await new Promise((resolve) => server.close(resolve))
    const database = await openDatabase(makeFolder(), { port })
    expect(database.uri).toBe(`bolt://127.0.0.1:${port}`)
  })

  it('leaves nothing when it is called off, however far it has come', async () => {
    const folder = makeFolder()
    for (const afterMs of [0, 100, 700, 1500, 3000]) {
      const lines: string[] = []
      const fault = await faultOf(
        openDatabase(folder, { signal: AbortSignal.timeout(afterMs), report: (line) => lines.push(line) }),
      )
      expect(fault).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('was stopped') })
      expect(processesOf(folder)).toEqual([])
    }
    expect(await run(await openDatabase(folder), 'RETURN 1')).toEqual([1])
  })

  it('tells another process who holds the folder, and how to get in', async () => {
    const folder = makeFolder()
    expect(await findRunningDatabase(folder)).toBeNull()
    const parent = startParent(folder)
    await parent.says('open')
    const fault = await faultOf(openDatabase(folder))
    expect(fault.code).toBe('CONFLICT')
    expect(fault.message).toMatch(
      /held by process \d+ since \d{4}-\d\d-\d\dT[\d:.]+Z, at http:\/\/127\.0\.0\.1:4000\.$/,
    )
    expect(fault.message).toContain(`"${folder}" is held by process ${parent.pid} `)
    const running = await findRunningDatabase(folder)
    expect(await run(running!, 'RETURN 1')).toEqual([1])
  })
})

describe('a start that fails', PATIENT, () => {
  it('says that the file with the password is gone', async () => {
    const folder = makeFolder()
    await mkdir(join(folder, 'neo4j', 'data', 'databases', 'system'), { recursive: true })
    const fault = await faultOf(openDatabase(folder))
    expect(fault).toMatchObject({ code: 'CONFIGURATION', message: expect.stringContaining('/password" is gone') })
  })

  it('names the file or folder that cannot be made below the data folder', async () => {
    const folder = makeFolder()
    await writeFile(join(folder, 'neo4j'), '')
    const fault = await faultOf(openDatabase(folder))
    expect(fault).toMatchObject({ code: 'CONFIGURATION', message: expect.stringContaining(`"${folder}/neo4j`) })
  })

  it('begins anew when the very first start was killed before it answered', async () => {
    const folder = makeFolder()
    const controller = new AbortController()
    const report = (line: string) => line.startsWith('Starting') && setTimeout(() => controller.abort(), 500)
    await faultOf(openDatabase(folder, { signal: controller.signal, report }))
    // What a kill between the two leaves: a store, and none of its transaction logs.
    await mkdir(join(folder, 'neo4j', 'data', 'databases', 'system'), { recursive: true })
    await writeFile(join(folder, 'neo4j', 'data', 'databases', 'system', 'neostore'), 'torn')
    expect(await run(await openDatabase(folder), 'RETURN 1')).toEqual([1])
  })

  it('refuses a database that a newer line of Neo4j has written', async () => {
    const folder = makeFolder()
    await mkdir(join(folder, 'neo4j'))
    await writeFile(join(folder, 'neo4j', 'written-by'), '2025.04.0\n')
    const fault = await faultOf(openDatabase(folder))
    expect(fault.code).toBe('CONFIGURATION')
    expect(fault.message).toContain('was written by Neo4j "2025.04.0"; this Accord starts Neo4j "5.26.30"')
  })

  it('says what Java says about a heap that it cannot have', async () => {
    const folder = makeFolder()
    const archives = findArchives(CACHE_FOLDER)
    const fault = await faultOf(openDatabase(folder, { heapMegabytes: 900_000_000 }))
    expect(findArchives(CACHE_FOLDER)).toEqual(expect.arrayContaining(archives))
    expect(fault).toMatchObject({ code: 'CONFIGURATION', message: expect.stringMatching(/too little memory: ".*heap/) })
    expect(processesOf(folder)).toEqual([])
  })

  it('says that the password is another, and what the log of Neo4j says about a store that it cannot open', async () => {
    const folder = makeFolder()
    const database = await openDatabase(folder)
    await database.close()
    await writeFile(join(folder, 'password'), 'not-this-one\n')
    const refused = await faultOf(openDatabase(folder))
    expect(refused).toMatchObject({ code: 'CONFIGURATION', message: expect.stringContaining('does not accept') })
    expect(processesOf(folder)).toEqual([])
    await writeFile(join(folder, 'password'), `${database.password}\n`)
    await rm(join(folder, 'neo4j', 'data', 'databases', 'neo4j', 'neostore.nodestore.db'))
    const fault = await faultOf(openDatabase(folder))
    expect(fault).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('neostore.nodestore.db') })
    expect(fault.message).not.toContain('\n')
    expect(processesOf(folder)).toEqual([])
  })

  it('gives up on a database that does not answer in time', async () => {
    const folder = makeFolder()
    const fault = await faultOf(openDatabase(folder, { startTimeoutSeconds: 0.5 }))
    expect(fault).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('did not answer within 0.5 s'),
    })
    expect(processesOf(folder)).toEqual([])
  })

  it('starts without a class archive that Java cannot live with, and removes it', async () => {
    const folder = makeFolder()
    const cacheFolder = join(folder, 'cache')
    // Where NEO4J_URI names the database of the run, nobody else makes an archive.
    if (findArchives(CACHE_FOLDER).length === 0) await (await openDatabase(join(folder, 'other'))).makeArchive()
    await until('the database of the whole run has made an archive', () => findArchives(CACHE_FOLDER).length > 0)
    const [archive = ''] = findArchives(CACHE_FOLDER)
    await mkdir(cacheFolder)
    for (const name of findCached(CACHE_FOLDER)) await cp(join(CACHE_FOLDER, name), join(cacheFolder, name))
    await chmod(join(cacheFolder, archive), 0o600)
    await truncate(join(cacheFolder, archive), 50_000_000)
    const database = await openDatabase(join(folder, 'data'), { cacheFolder })
    expect(await run(database, 'RETURN 1')).toEqual([1])
    expect(findArchives(cacheFolder)).toEqual([])
  })
})

/** Class paths and class archives. */
function findCached(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^class.*\.(?:txt|jsa)$/.test(name))
}

function findArchives(folder: string): string[] {
  return findCached(folder).filter((name) => name.endsWith('.jsa'))
}
