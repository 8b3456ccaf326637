/** The page of a brief in a real browser: as it is read, as it is heard, and as it is printed. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { html } from '../../../src/exporters/brief/html.ts'
import { openBrowser, type TestBrowser, whyNoBrowser } from '../../web/browser.ts'
import { HARD, smallBrief } from './small-brief.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let chromium: TestBrowser
let server: Server
let page: Page
const problems: string[] = []

/** What an expression of the page comes to. */
const read = (expression: string): Promise<any> => page.evaluate(expression)

describe.skipIf(whyNoBrowser !== null)(`a brief as a page${whyNoBrowser === null ? '' : ` (${whyNoBrowser})`}`, () => {
  beforeAll(async () => {
    const text = await html.write(smallBrief)
    server = createServer((_request, response) => response.setHeader('content-type', html.mediaType).end(text))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    chromium = await openBrowser()
    page = await chromium.browser.newPage()
    page.on('console', (message) => problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('requestfailed', (request) => problems.push(request.url()))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  })

  afterAll(async () => {
    await chromium?.close()
    server?.close()
  })

  it('shows every letter as it is, without a script or a fault', async () => {
    expect(await read("document.querySelector('main p:not(.subtitle)').textContent")).toContain(HARD)
    expect(await read('document.scripts.length')).toBe(0)
    expect(problems).toEqual([])
  })

  it('says its language, has heads of columns, and headings in order', async () => {
    expect(await read('document.documentElement.lang')).toBe('en-GB')
    expect(new Set(await read("[...document.querySelectorAll('th')].map((head) => head.scope)"))).toEqual(
      new Set(['col']),
    )
    const headings = await read("[...document.querySelectorAll('h1, h2, h3')].map((one) => one.tagName)")
    expect(headings).toEqual(['H1', 'H2', 'H2', 'H3', 'H2', 'H2'])
    expect(await read("document.querySelector('i').lang")).toBe('en-GB')
    expect(await read("document.querySelector('q').lang")).toBe('vi')
  })

  it('leads from every number to its source and back', async () => {
    const targets = await read(`[...document.querySelectorAll('a[href^="#"]')].map((link) => link.hash.slice(1))`)
    const ids = await read("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    expect(targets.filter((target: string) => !ids.includes(target))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(['light', 'dark'])('has nothing that keeps anybody out, in %s', async (scheme) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    await page.evaluate(AXE)
    const { violations } = await read('axe.run()')
    const serious = violations
      .filter(({ impact }: any) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }: any) => `${id}: ${nodes[0].html}`)
    expect(serious).toEqual([])
  })

  it('fits the width of a telephone', async () => {
    await page.setViewport({ width: 360, height: 700 })
    expect(await read('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    await page.setViewport({ width: 1200, height: 800 })
  })

  it('prints on A4', async () => {
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
  })
})
