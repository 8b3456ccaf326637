/** Each fault of a new user: one sentence, one hint, an exit code, never a stack trace. */

import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runAccord } from '../support/command.ts'
import { makeFolder } from '../support/folder.ts'
import { testNeo4j } from '../support/graph.ts'

async function faultOf(args: string[], environment: Record<string, string> = {}) {
  const command = runAccord(args, { LOG_LEVEL: 'silent', ...environment })
  const code = await command.ended
  const lines = command.err().trimEnd().split('\n')
  expect(command.err()).not.toMatch(/\n\s+at |node:internal|\.ts:|\.js:/)
  return { code, lines, out: command.out() }
}

describe('accord says in a sentence and a hint', () => {
  it('that settings are not right, all of them', async () => {
    const { code, lines } = await faultOf(['serve'], { PORT: 'x', LOG_LEVEL: 'loud' })
    expect(code).toBe(78)
    expect(lines).toEqual([
      'Error: 2 settings are not right; nothing was started.',
      '  PORT  "x" is not a whole number from 0 to 65535.',
      '  LOG_LEVEL  "loud" is not one of fatal, error, warn, info, debug, trace, silent.',
      'Try: correct them in the environment or in .env; the README lists every setting.',
    ])
  })

  it('that the port is taken, before it starts anything', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as { port: number }
    const { code, lines, out } = await faultOf(['serve'], { PORT: String(port) })
    holder.close()
    expect([code, out]).toEqual([78, ''])
    expect(lines).toEqual([
      `Error: The port "${port}" on "127.0.0.1" is taken.`,
      'Try: stop what uses it, or set PORT to another, such as 4001.',
    ])
  })

  it('that the host is no address of this machine', async () => {
    const { code, lines } = await faultOf(['serve'], { HOST: '192.0.2.1', PORT: '0' })
    expect([code, lines[0]]).toEqual([78, 'Error: "192.0.2.1" is no address of this machine.'])
  })

  it('that a Neo4j is named without its password', async () => {
    const { code, lines } = await faultOf(['seed'], { NEO4J_URI: 'bolt://127.0.0.1:7687' })
    expect([code, lines[0]]).toEqual([
      78,
      'Error: NEO4J_URI is set to "bolt://127.0.0.1:7687", and NEO4J_PASSWORD is not set.',
    ])
  })

  it('that no Neo4j answers', async () => {
    const { code, lines } = await faultOf(['seed'], { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' })
    expect([code, lines[0]]).toEqual([69, 'Error: No Neo4j answers at "bolt://127.0.0.1:1".'])
  })

  it('that the password is wrong, without showing it', async ({ skip }) => {
    const { uri, user, password } = testNeo4j()
    if (password === '') skip('this Neo4j asks for no password')
    const { code, lines } = await faultOf(['seed'], { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: 'hunter2' })
    expect([code, lines[0]]).toEqual([78, `Error: Neo4j at "${uri}" refuses the password of the user "neo4j".`])
    expect(lines.join()).not.toContain('hunter2')
  })

  it('that the server has no such database', async () => {
    const { uri, user, password } = testNeo4j()
    const { code, lines } = await faultOf(['seed'], {
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password || 'x',
      NEO4J_DATABASE: 'nowhere',
    })
    expect([code, lines[0]]).toEqual([78, `Error: Neo4j at "${uri}" has no database "nowhere".`])
  })

  it('that there is no Java', async () => {
    const { code, lines } = await faultOf(['serve'], {
      JAVA_HOME: '/nowhere',
      PORT: '0',
      ACCORD_DATA: makeFolder('cli'),
    })
    expect(code).toBe(78)
    expect(lines[0]).toContain('"/nowhere"')
    expect(lines.join()).toMatch(/apt-get install.*brew install.*winget install/)
  })

  it('that the data folder is a file', async () => {
    const file = join(makeFolder('cli'), 'file')
    writeFileSync(file, '')
    const { code, lines } = await faultOf(['serve'], { ACCORD_DATA: file, PORT: '0' })
    expect(code).toBe(78)
    expect(lines[0]).toMatch(new RegExp(`^Error: The data folder "${file}" is not a folder`))
  })

  it('that the seed folder is not there', async () => {
    const { code, lines } = await faultOf(['check'], { ACCORD_SEED: '/nowhere' })
    expect([code, lines[0]]).toEqual([78, 'Error: The seed folder "/nowhere" cannot be read.'])
  })

  it('what is wrong in the seed files, with file and line', async () => {
    const folder = makeFolder('seed')
    writeFileSync(join(folder, 'a.yaml'), 'partners:\n  - id: partner:a\n    nmae: A\n    evidence: nothing/here\n')
    const { code, lines } = await faultOf(['check'], { ACCORD_SEED: folder })
    expect(code).toBe(65)
    expect(lines[0]).toMatch(/a\.yaml has 2 problems; nothing was written\.$/)
    expect(lines[2]).toMatch(/a\.yaml:3 {2}partners\[0\]\.nmae: unknown field "nmae"\. Did you mean "name"\?$/)
    expect(lines.at(-1)).toMatch(/^Try: /)
  })

  it('that a command does not exist', async () => {
    const { code, lines } = await faultOf(['sevre'])
    expect(code).toBe(1)
    expect(lines.join()).toMatch(/unknown command 'sevre'/)
  })
})
