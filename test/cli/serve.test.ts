/** `accord serve` and `accord seed` as a person meets them, on a database of their own. */
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Command, runAccord, runAccordBelowShell } from '../support/command.ts'
import { makeFolder } from '../support/folder.ts'
import { CACHE_FOLDER } from '../support/neo4j.ts'

const work = makeFolder('serve')
const data = join(work, 'data')
const seed = join(work, 'seed')
const environment = { ACCORD_DATA: data, ACCORD_SEED: seed, PORT: '0' }
const LAOS = join(seed, 'partners', 'laos.yaml')

const SERVES = /Accord answers at (\S+)\/graphql/

const running: Command[] = []

async function serve(): Promise<{ command: Command; url: string }> {
  const command = runAccord(['serve'], environment)
  running.push(command)
  const [, url = ''] = await command.printed(SERVES)
  return { command, url }
}

async function stop(command: Command, signal: NodeJS.Signals): Promise<number> {
  const started = Date.now()
  command.child.kill(signal)
  expect(await command.ended).toBe(0)
  return Date.now() - started
}

async function nameOf(url: string, id: string): Promise<string | null> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query ($id: ID!) { entity(id: $id) { name } }', variables: { id } }),
  })
  const { data } = (await response.json()) as { data: { entity: { name: string } | null } }
  return data.entity?.name ?? null
}

beforeAll(() => {
  mkdirSync(data, { recursive: true })
  mkdirSync(CACHE_FOLDER, { recursive: true })
  symlinkSync(CACHE_FOLDER, join(data, 'cache'), 'dir')
  cpSync(fileURLToPath(new URL('../../seed', import.meta.url)), seed, { recursive: true })
})

afterAll(() => {
  for (const { child } of running) child.kill('SIGKILL')
})

describe('accord', () => {
  it('serves an empty folder with the seed in it, and keeps the data; stops on SIGTERM, also of the shell that npm runs it below', async () => {
    const first = await serve()
    expect(first.command.out()).toMatch(/Loaded the seed: \d+ records\./)
    expect(await nameOf(first.url, 'partner:laos')).toMatch(/Lao/)
    expect(await stop(first.command, 'SIGTERM')).toBeLessThan(15_000)

    const shell = runAccordBelowShell(['serve'], environment)
    running.push(shell)
    const [, url = ''] = await shell.printed(SERVES)
    expect(shell.out()).not.toMatch(/Loaded the seed|npm run seed/)
    expect(await nameOf(url, 'partner:laos')).toMatch(/Lao/)

    const another = runAccord(['serve'], environment)
    expect(await another.ended).toBe(75)
    expect(another.err()).toMatch(/is held by process \d+/)
    expect(another.err()).toContain(url)

    shell.child.kill('SIGTERM')
    // Its output closes when the server, which has it as well, has ended.
    expect(await shell.ended).toBe('SIGTERM')
    expect(shell.out()).toMatch(/Stopping\.\nStopped\.\n$/)
    await expect(fetch(`${url}/health/live`)).rejects.toThrow()
  }, 300_000)

  it('says that the seed files have changed, brings them in beside a running server, and nothing the second time', async () => {
    writeFileSync(LAOS, readFileSync(LAOS, 'utf8').replace(/name: Lao.*/, 'name: Lao PDR'))
    const { command, url } = await serve()
    expect(command.out()).toContain('The seed files have changed since the graph was loaded')
    expect(await nameOf(url, 'partner:laos')).not.toBe('Lao PDR')

    const reconcile = runAccord(['seed'], environment)
    expect(await reconcile.ended).toBe(0)
    expect(reconcile.out()).toMatch(/Seed: \d+ created, \d+ updated, \d+ unchanged, \d+ gone from the files\./)
    expect(await nameOf(url, 'partner:laos')).toBe('Lao PDR')

    const again = runAccord(['seed'], environment)
    expect(await again.ended).toBe(0)
    expect(again.out()).toMatch(/Seed: 0 created, 0 updated, \d+ unchanged, 0 gone from the files\./)

    writeFileSync(LAOS, 'partners: [oops')
    const broken = runAccord(['seed'], environment)
    expect(await broken.ended).toBe(65)
    expect(broken.err()).toMatch(/laos\.yaml has 1 problem; nothing was written\./)
    expect(await nameOf(url, 'partner:laos')).toBe('Lao PDR')
    expect(await stop(command, 'SIGINT')).toBeLessThan(15_000)
  }, 300_000)
})
