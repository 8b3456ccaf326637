/** One visit to the playground by a reader who was never there: what it shows, and whatever goes wrong meanwhile. */
import { setTimeout } from 'node:timers/promises'
import type { Browser, HTTPResponse, Page } from 'puppeteer-core'

export interface Visit {
  readonly page: Page
  /** The answer to the request for the page. */
  readonly response: HTTPResponse
  /** Errors and warnings of the console, failed and refused requests, requests to others: empty where all is well. */
  readonly problems: readonly string[]
  /** Asks what the editor holds, and resolves with the answer that appears. */
  run(): Promise<any>
  tabs(): Promise<string[]>
  activeTab(): Promise<string>
  close(): Promise<void>
}

export interface VisitOptions {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
}

export async function visitPlayground(browser: Browser, origin: string, options: VisitOptions = {}): Promise<Visit> {
  const { width = 1400, height = 900, theme = 'light' } = options
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.setViewport({ width, height, isMobile: width < 600, hasTouch: width < 600 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
  const problems = await watch(page, origin)
  const response = await page.goto(`${origin}/playground`, { waitUntil: 'networkidle0' })
  await page.waitForSelector('.graphiql-query-editor .view-line')
  const text = (selector: string) => page.$$eval(selector, (found) => found.map((element) => element.textContent ?? ''))
  return {
    page,
    response: response!,
    problems,
    run: () => run(page),
    tabs: () => text('[role=tab] .graphiql-tab-button'),
    activeTab: async () => (await text('[role=tab][aria-selected=true] .graphiql-tab-button')).join(),
    close: () => context.close(),
  }
}

/** What goes wrong on a page, from now on; whatever is not of `origin` is refused. */
export async function watch(page: Page, origin: string): Promise<string[]> {
  const problems: string[] = []
  page.on('console', (message) => {
    if (['error', 'warn', 'assert'].includes(message.type())) problems.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`page: ${error instanceof Error ? error.message : error}`))
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()} ${request.failure()?.errorText}`))
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`refused: ${response.url()} ${response.status()}`)
  })
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (
      url.origin === origin ||
      (origin === 'file://' && url.protocol === 'file:') ||
      url.protocol === 'data:' ||
      url.protocol === 'blob:'
    )
      return request.continue()
    problems.push(`to others: ${request.url()}`)
    return request.abort()
  })
  return problems
}

/** What an editor of the page holds, by the end of its name: operation.graphql, response.json. */
const textOf = (name: string) =>
  `globalThis.__MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith('${name}')).getValue()`

async function run(page: Page): Promise<any> {
  // GraphiQL looks for the operation’s name a tenth of a second after the text has changed.
  await setTimeout(200)
  await page.click('button.graphiql-execute-button')
  await page.waitForFunction(`${textOf('response.json')} !== ''`, { timeout: 15_000 })
  return JSON.parse((await page.evaluate(textOf('response.json'))) as string)
}
