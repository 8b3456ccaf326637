/** One visit to the explorer, or to a file that was taken from it: by pointer, by keyboard and as a screen reader has it. */
import axe from 'axe-core'
import type { Browser, HTTPResponse, Page } from 'puppeteer-core'
import { watch } from './visit.ts'

export interface ExplorerVisit {
  readonly page: Page
  readonly response: HTTPResponse | null
  /** As of a visit to the playground: empty where all is well. */
  readonly problems: readonly string[]
  /** Waits until nothing is being read or arranged. */
  settle(): Promise<void>
  /** Ids of the entities that are drawn, sorted. */
  drawn(): Promise<string[]>
  /** Where each entity stands in the drawing. */
  places(): Promise<Record<string, { x: number; y: number }>>
  /** Clicks the entity in the drawing, by the mouse. */
  clickEntity(id: string): Promise<void>
  /** Presses the button with just this text. */
  press(text: string): Promise<void>
  hash(): Promise<string>
  /** What is serious or critical, as `rule: where`. */
  faults(): Promise<string[]>
  close(): Promise<void>
}

export interface ExplorerVisitOptions {
  readonly isPhone?: boolean
  readonly theme?: 'light' | 'dark'
}

/** The drawing's own handle on itself. */
const CORE = `document.querySelector('.canvas-ground')._cyreg.cy`

export async function visitExplorer(
  browser: Browser,
  url: string,
  { isPhone = false, theme = 'light' }: ExplorerVisitOptions = {},
): Promise<ExplorerVisit> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.setViewport(
    isPhone ? { width: 390, height: 844, isMobile: true, hasTouch: true } : { width: 1400, height: 900 },
  )
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
  const { origin, protocol } = new URL(url)
  const problems = await watch(page, protocol === 'file:' ? 'file://' : origin)
  const response = await page.goto(url, { waitUntil: 'load' })
  const settle = async () => {
    await page.waitForFunction(`document.querySelector('.workbench') && !document.querySelector('.messages .busy')`, {
      timeout: 60_000,
    })
  }
  await settle()
  return {
    page,
    response,
    problems,
    settle,
    drawn: async () => (await page.evaluate(`${CORE}.nodes('.entity').map((node) => node.id()).sort()`)) as string[],
    places: async () =>
      (await page.evaluate(
        `Object.fromEntries(${CORE}.nodes('.entity').map((node) => [node.id(), { ...node.position() }]))`,
      )) as Record<string, { x: number; y: number }>,
    clickEntity: async (id) => {
      const { x, y } = await placeOf(page, id)
      await page.mouse.click(x, y)
    },
    press: (text) => press(page, text),
    hash: async () => (await page.evaluate('decodeURIComponent(location.hash)')) as string,
    faults: () => findFaults(page),
    close: () => context.close(),
  }
}

/** In the window. */
export async function placeOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  return (await page.evaluate(`(() => {
    const { x, y } = ${CORE}.getElementById(${JSON.stringify(id)}).renderedPosition()
    const { left, top } = document.querySelector('.canvas-ground').getBoundingClientRect()
    return { x: left + x, y: top + y }
  })()`)) as { x: number; y: number }
}

/** As soon as it is there and can be pressed. */
async function press(page: Page, text: string): Promise<void> {
  const handle = await page.waitForFunction(
    `[...document.querySelectorAll('button:not(:disabled)')].find(({ textContent, ariaLabel }) =>
      (textContent.trim() || ariaLabel) === ${JSON.stringify(text)})`,
  )
  await handle.asElement()!.evaluate((button) => (button as unknown as { click(): void }).click())
}

async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as axe.AxeResults
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
