import { mkdir, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type DataFolder, openDataFolder } from '../../src/database/data-folder.ts'
import { folderFault } from '../../src/database/folder-fault.ts'
import { findHolder } from '../../src/database/folder-holder.ts'
import { makeFolder } from '../support/folder.ts'
import { faultOf, startSocketAndKill } from './fixture.ts'

const open: DataFolder[] = []
const openFolder = async (path: string) => {
  const folder = await openDataFolder({ path })
  open.push(folder)
  return folder
}

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ hold }) => hold.release()))
})

describe('openDataFolder', () => {
  it('makes the folder for its owner only', async () => {
    const path = join(makeFolder(), 'a', 'b')
    expect((await openFolder(path)).path).toBe(path)
    expect((await stat(path)).mode & 0o777).toBe(0o700)
  })

  it.each([
    ['a file', '', 'is not a folder (EEXIST).'],
    ['below a file', 'below', 'is not a folder, or lies below something that is not one (ENOTDIR).'],
  ])('refuses what is %s', async (_what, below, reason) => {
    const file = join(makeFolder(), 'file')
    await writeFile(file, '')
    const fault = await faultOf(openDataFolder({ path: join(file, below) }))
    expect(fault).toMatchObject({ code: 'CONFIGURATION', message: `The data folder "${join(file, below)}" ${reason}` })
    expect(fault.hint).toContain('ACCORD_DATA')
  })

  it('refuses a link that leads back to itself', async () => {
    const link = join(makeFolder(), 'link')
    await symlink(link, link)
    expect(await faultOf(openDataFolder({ path: link }))).toMatchObject({ code: 'CONFIGURATION' })
  })

  it.each(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG'])(
    'says one sentence about %s, whatever call it came from',
    (code) => {
      const fault = folderFault('/data', Object.assign(new Error(code), { code }))
      expect(fault).toMatchObject({
        code: 'CONFIGURATION',
        message: expect.stringMatching(/^The data folder "\/data" .*\.$/),
      })
    },
  )

  it.each(['ENOSPC', 'EDQUOT', 'EIO'])('asks to try again after %s', (code) => {
    expect(folderFault('/data', Object.assign(new Error(code), { code }))).toMatchObject({ code: 'UNAVAILABLE' })
  })

  it('asks for a stated amount of free disk', async () => {
    const path = makeFolder()
    const fault = await faultOf(openDataFolder({ path, minimumFreeMegabytes: 1e9 }))
    expect(fault.code).toBe('UNAVAILABLE')
    expect(fault.message).toMatch(/has \d+ MB free; 1000000000 MB are needed\.$/)
    expect(await findHolder(path)).toBeNull()
  })
})

describe('a held folder', () => {
  it('names its holder to the second start, also through a link', async () => {
    const path = makeFolder()
    const folder = await openFolder(path)
    folder.hold.tell({ url: 'http://127.0.0.1:4000', uri: 'bolt://127.0.0.1:7000' })
    const link = join(makeFolder(), 'link')
    await symlink(path, link)
    const fault = await faultOf(openDataFolder({ path: link }))
    expect(fault.code).toBe('CONFLICT')
    expect(fault.message).toContain(`held by process ${process.pid} since `)
    expect(await findHolder(link)).toMatchObject({ pid: process.pid, uri: 'bolt://127.0.0.1:7000' })
  })

  it('is free again once it is let go', async () => {
    const path = makeFolder()
    const folder = await openDataFolder({ path })
    await folder.hold.release()
    expect(await findHolder(path)).toBeNull()
    await openFolder(path)
  })

  it('is free again after its holder was killed', async () => {
    const path = makeFolder()
    await startSocketAndKill(join(path, 'holder.sock'))
    expect((await stat(join(path, 'holder.sock'))).isSocket()).toBe(true)
    expect(await findHolder(path)).toBeNull()
    await openFolder(path)
    expect(await findHolder(path)).toMatchObject({ pid: process.pid })
  })

  it('has one holder when many start at once, also over what a killed one left, and keeps it', async () => {
    const path = makeFolder()
    await startSocketAndKill(join(path, 'holder.sock'))
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => openFolder(path)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await faultOf(openDataFolder({ path }))).toMatchObject({ code: 'CONFLICT' })
  })

  it('is held at a path that is too long for a socket, too', async () => {
    const path = join(makeFolder(), 'long'.repeat(30))
    await openFolder(path)
    expect(await faultOf(openDataFolder({ path }))).toMatchObject({ code: 'CONFLICT' })
  })

  it('is held by a process that accepts and does not answer', async () => {
    const path = makeFolder()
    const server = createServer(() => {}).listen(join(path, 'holder.sock'))
    await new Promise((resolve) => server.on('listening', resolve))
    const fault = await faultOf(openDataFolder({ path }))
    expect(fault).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('does not answer') })
    server.close()
  })

  it('has no holder when there is no such folder', async () => {
    const path = join(makeFolder(), 'none')
    expect(await findHolder(path)).toBeNull()
    await mkdir(path)
    expect(await findHolder(path)).toBeNull()
  })
})
