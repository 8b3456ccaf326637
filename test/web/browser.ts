/** A Chromium for the tests of the pages, with the network closed: it reaches this machine and nothing else. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser } from 'puppeteer-core'
import packageFile from '../../package.json' with { type: 'json' }
import { CACHE_FOLDER } from '../support/neo4j.ts'

const isCarried = process.platform === 'linux' && process.arch === 'x64'

/** Why there is no browser here, or null where there is one. */
export const whyNoBrowser: string | null =
  process.env.CHROMIUM_PATH || isCarried
    ? null
    : `no Chromium comes with the packages for ${process.platform} ${process.arch}: set CHROMIUM_PATH to one`

export interface TestBrowser {
  readonly browser: Browser
  /** Ends it and removes what it wrote. */
  close(): Promise<void>
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

export async function openBrowser(): Promise<TestBrowser> {
  const { path, env } = await findChromium()
  const profile = await mkdtemp(join(tmpdir(), 'accord-browser-'))
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  try {
    const browser = await puppeteer.launch({
      executablePath: path,
      userDataDir: profile,
      args: FLAGS,
      env: { ...process.env, ...env },
    })
    return { browser, close: () => browser.close().then(removeProfile) }
  } catch (error) {
    await removeProfile()
    throw error
  }
}

interface Chromium {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
}

/** The one that CHROMIUM_PATH names, else the one that the package carries, with its own libraries beside it. */
async function findChromium(): Promise<Chromium> {
  if (process.env.CHROMIUM_PATH) return { path: process.env.CHROMIUM_PATH, env: {} }
  const folder = join(CACHE_FOLDER, `chromium-${packageFile.devDependencies['@sparticuz/chromium']}`)
  if (!existsSync(folder)) await unpackChromium(folder)
  const env: Record<string, string> = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(folder, 'fonts')
  return { path: join(folder, 'chromium'), env }
}

/**
 * The package unpacks to the folder for temporary files, which others share and a kill leaves half done; so it gets a
 * folder that takes its name when all is there. It brings its libraries only where it believes to be in a cloud.
 */
async function unpackChromium(folder: string): Promise<void> {
  await mkdir(CACHE_FOLDER, { recursive: true })
  const partial = await mkdtemp(`${folder}-`)
  const before = { ...process.env }
  try {
    Object.assign(process.env, { TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' })
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    await rename(partial, folder)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    // Another run was faster.
    if (!existsSync(folder)) throw error
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
}
