import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findJava, parseJavaMajor, parseJavaProperties } from '../../src/database/java.ts'
import { makeFolder } from '../support/folder.ts'
import { faultOf } from './fixture.ts'

/** A folder that looks like a JAVA_HOME of that version to whoever asks. */
async function makeJavaHome(version: string): Promise<string> {
  const home = makeFolder()
  await mkdir(join(home, 'bin'))
  const lines = [`    java.home = ${home}`, `    java.version = ${version}`]
  await writeFile(join(home, 'bin', 'java'), `#!/bin/sh\necho '${lines.join('\n')}' >&2\n`)
  await chmod(join(home, 'bin', 'java'), 0o755)
  return home
}

describe('findJava', () => {
  it('finds the Java of this machine', async () => {
    const java = await findJava()
    expect(java.command).toMatch(/^\/.*\/bin\/java$/)
    expect([17, 21]).toContain(parseJavaMajor(java.version))
  })

  it.each(['11.0.2', '1.8.0_392', '18', '24.0.1'])('refuses Java %s and names it', async (version) => {
    const home = await makeJavaHome(version)
    const fault = await faultOf(findJava({ javaHome: home }))
    expect(fault.code).toBe('CONFIGURATION')
    expect(fault.message).toBe(`"${home}/bin/java" is Java "${version}"; Neo4j needs Java 17 or 21.`)
  })

  it.each(['17.0.15', '21', '21.0.4'])('takes Java %s', async (version) => {
    expect(await findJava({ javaHome: await makeJavaHome(version) })).toMatchObject({ version })
  })

  it('names a JAVA_HOME without a Java, and says how to install one on each system', async () => {
    const fault = await faultOf(findJava({ javaHome: '/nowhere' }))
    expect(fault).toMatchObject({ code: 'CONFIGURATION', message: expect.stringContaining('JAVA_HOME is "/nowhere"') })
    for (const line of ['apt-get install openjdk-17-jre-headless maven', 'brew install openjdk@21 maven', 'winget']) {
      expect(fault.hint).toContain(line)
    }
  })

  it('says that there is no Java on the PATH', async () => {
    const { PATH } = process.env
    onTestFinished(() => void Object.assign(process.env, { PATH }))
    process.env.PATH = '/nowhere'
    expect(await faultOf(findJava())).toMatchObject({ code: 'CONFIGURATION' })
  })
})

describe('parseJavaProperties', () => {
  it('is null for what is no answer of Java', () => {
    expect(parseJavaProperties(['The operation couldn’t be completed. Unable to locate a Java Runtime.'])).toBeNull()
  })
})
