import { describe, expect, it } from 'vitest'
import { isAlive } from '../../src/database/process-id.ts'
import type { AccordError } from '../../src/domain/errors.ts'
import { makeFolder } from '../support/folder.ts'
import { openDatabase, PATIENT, processesOf, run, startParent, type TestDatabase, until } from './fixture.ts'

/** Kills and waits until it is noticed. */
async function kill(database: TestDatabase, pid: number | null): Promise<void> {
  const down = new Promise<void>((resolve) => database.onDown(() => resolve()))
  process.kill(pid!, 'SIGKILL')
  await down
}

describe('a database whose Java is killed', PATIENT, () => {
  it('comes back at the same address with all that was committed, also when its watchdog is killed, until it dies too often', async () => {
    const folder = makeFolder()
    const database = await openDatabase(folder, { restart: { tries: 2, windowMs: 240_000, firstPauseMs: 10 } })
    const givenUp = new Promise<AccordError>((resolve) => database.onGivenUp(resolve))
    await run(database, 'UNWIND range(1, 500) AS i CREATE (:Kept {i: i})')
    const { uri } = database
    for (const victim of ['Java', 'watchdog'] as const) {
      const java = database.pid!
      const up = new Promise<void>((resolve) => database.onUp(resolve))
      await kill(database, victim === 'Java' ? java : database.watchdogPid)
      expect([database.pid, isAlive(java)]).toEqual([null, false])
      await up
      expect(database.uri).toBe(uri)
      expect(database.pid).not.toBe(java)
      expect(processesOf(folder)).toContain(database.pid)
      expect(await run(database, 'MATCH (n:Kept) RETURN count(n)')).toEqual([500])
    }
    expect(database.lines.join('\n')).toMatch(/ended unexpectedly \(signal SIGKILL\)\. Starting it again in 0\.01 s\./)
    await kill(database, database.pid)
    const fault = await givenUp
    expect(fault.code).toBe('UNAVAILABLE')
    expect(fault.message).toMatch(/^Neo4j ended more than 2 times within 240 s and is not started again\./)
    await database.close()
    expect(processesOf(folder)).toEqual([])
  })

  it('stays closed when it is closed while it comes back', async () => {
    const folder = makeFolder()
    const database = await openDatabase(folder)
    await kill(database, database.pid)
    await until('it starts again', () => processesOf(folder).length > 1)
    await database.close()
    expect(processesOf(folder)).toEqual([])
  })
})

describe('a process that ends without closing its database', PATIENT, () => {
  it('leaves no Java when it is killed', async () => {
    const folder = makeFolder()
    const parent = startParent(folder)
    const java = Number(await parent.says('java'))
    expect(isAlive(java)).toBe(true)
    process.kill(parent.pid, 'SIGKILL')
    await until('Java is gone', () => !isAlive(java), 15_000)
    await until('the watchdog is gone', () => processesOf(folder).length === 0, 15_000)
  })

  it('leaves no Java when it is killed in the middle of the start', async () => {
    const folder = makeFolder()
    const parent = startParent(folder)
    await until('Java runs', () => processesOf(`@${folder}/neo4j/java.args`).length > 0)
    process.kill(parent.pid, 'SIGKILL')
    await until('nothing is left', () => processesOf(folder).length === 0, 15_000)
    expect(await run(await openDatabase(folder), 'RETURN 1')).toEqual([1])
  })

  it('leaves a Java to the next start only when its watchdog is killed with it', async () => {
    const folder = makeFolder()
    const parent = startParent(folder)
    const java = Number(await parent.says('java'))
    const watchdog = Number(await parent.says('watchdog'))
    process.kill(parent.pid, 'SIGSTOP')
    process.kill(watchdog, 'SIGKILL')
    process.kill(parent.pid, 'SIGKILL')
    await parent.exited
    expect(isAlive(java)).toBe(true)
    const database = await openDatabase(folder)
    expect(isAlive(java)).toBe(false)
    expect(await run(database, 'RETURN 1')).toEqual([1])
  })
})

describe('Ctrl-C', PATIENT, () => {
  it('reaches the process and not its database, which is then closed in order', async () => {
    const folder = makeFolder()
    const parent = startParent(folder)
    await parent.says('open')
    process.kill(-parent.pid, 'SIGINT')
    expect(await parent.exited).toEqual({ code: 0, signal: null })
    await parent.says('closed')
    expect(processesOf(folder)).toEqual([])
  })
})
