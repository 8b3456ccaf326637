/** A Neo4j whose disk becomes full, on a disk in memory that only root may make. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openGraph } from '../../src/graph/graph.ts'
import { openDatabase } from '../database/fixture.ts'

/** Null where nobody lets us. It is gone when the test ends, after what was opened on it. */
function mountDisk(): string | null {
  const disk = mkdtempSync(join(tmpdir(), 'accord-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    rmSync(disk, { recursive: true })
    return null
  }
  onTestFinished(() => {
    execFileSync('umount', [disk])
    rmSync(disk, { recursive: true })
  })
  return disk
}

it('a full disk is told in a sentence, and where to make room', { timeout: 120_000 }, async ({ skip }) => {
  const disk = mountDisk() ?? skip('no disk can be mounted here')
  const { uri, user, password } = await openDatabase(join(disk, 'data'))
  const settings = { uri, user, password, database: 'neo4j', readTimeoutMs: 10_000, poolSize: 2, dataFolder: disk }
  const graph = await openGraph(settings)
  try {
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(join(disk, 'others'), Buffer.alloc(bavail * bsize - 2 ** 20))
    const write = () =>
      graph.write((transaction) => transaction.run('UNWIND range(1, 20000) AS i CREATE (:Full {text: toString(i)})'))
    const fault = { code: 'UNAVAILABLE', hint: `make room on the disk of "${disk}", then start again.` }
    await expect(write()).rejects.toMatchObject({
      ...fault,
      message: `Neo4j at "${uri}" cannot write to its disk, which is full or fails.`,
    })
    await expect(graph.ping()).rejects.toMatchObject({
      ...fault,
      message: `Neo4j at "${uri}" has stopped its database "neo4j", as it does on a full disk.`,
    })
  } finally {
    await graph.close()
  }
})
