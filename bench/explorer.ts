/**
 * `npm run bench:explorer`: the explorer with 2,000 entities of a generated graph in the test browser, without a graphics
 * card: how long until they stand, and how long a frame takes while the view, and while an entity, is dragged.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'puppeteer-core'
import { startApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { openBrowser } from '../test/web/browser.ts'
import { placeOf, visitExplorer } from '../test/web/visit-explorer.ts'
import { generateSubgraph } from './generator/generate-subgraph.ts'
import { openBenchDatabase } from './graph/bench-database.ts'
import { bulkFill } from './graph/bulk-fill.ts'
import { scales } from './graph/scales.ts'

const report = (line: string) => console.error(line)

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { picture: { type: 'string' } } })
  const folder = await mkdtemp(join(tmpdir(), 'accord-explorer-'))
  const subgraph = generateSubgraph({ entities: 10_000, seed: 1 })
  // A busy machine takes longer than a reader should have to wait.
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'error', QUERY_TIMEOUT_MS: '60000' })
  const options = { config, folder, memory: scales['10k'].memory, report }
  await bulkFill(subgraph, options)
  const { graph, close } = await openBenchDatabase(options)
  const app = await startApp({
    graph,
    config: readConfig({ PORT: '0', LOG_LEVEL: 'error', QUERY_TIMEOUT_MS: '60000' }),
  })
  const { browser, close: closeBrowser } = await openBrowser()
  try {
    const root = subgraph.entities.find(({ label }) => label === 'Partner')!.id
    const started = performance.now()
    const visit = await visitExplorer(browser, `${app.url}/explorer/#expand=${root}*1999*4`)
    const seconds = (performance.now() - started) / 1000
    const { page } = visit
    for (const one of await page.$$eval('[role=alert]', (all) => all.map(({ textContent }) => textContent)))
      report(`${one}`)
    console.log(await page.$eval('.counts', ({ textContent }) => textContent))
    console.log(`in view after ${seconds.toFixed(1)} s`)
    if (values.picture !== undefined) await page.screenshot({ path: values.picture as `${string}.png` })
    const empty = await emptyPlace(page)
    print('dragging the view', await dragging(page, empty))
    const [id] = await visit.drawn()
    print('dragging an entity', await dragging(page, await placeOf(page, id!)))
    console.log(`problems: ${visit.problems.length}`)
    await visit.close()
  } finally {
    await closeBrowser()
    await app.close()
    await close()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Somewhere in the drawing where nothing stands. */
async function emptyPlace(page: Page): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await (await page.$('.canvas'))!.boundingBox())!
  const spot = (await page.evaluate(`(() => {
    const boxes = document.querySelector('.canvas-ground')._cyreg.cy.nodes().map((node) => node.renderedBoundingBox())
    for (let y = 20; y < ${height}; y += 9) for (let x = 20; x < ${width}; x += 9) {
      if (!boxes.some(({ x1, y1, x2, y2 }) => x > x1 - 9 && x < x2 + 9 && y > y1 - 9 && y < y2 + 9)) return { x, y }
    }
    return { x: 3, y: ${height} - 3 }
  })()`)) as { x: number; y: number }
  return { x: x + spot.x, y: y + spot.y }
}

/** Milliseconds between one frame and the next, in order of length. */
async function dragging(page: Page, { x, y }: { x: number; y: number }): Promise<number[]> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 8, y + 8)
  await page.evaluate(`(() => {
    globalThis.frames = []
    let last = performance.now()
    const next = (now) => {
      globalThis.frames.push(now - last)
      last = now
      if (globalThis.frames !== null) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })()`)
  for (let step = 0; step < 240; step++) {
    await page.mouse.move(x + 8 + 90 * Math.sin(step / 14), y + 8 + 70 * Math.sin(step / 11))
  }
  const frames = (await page.evaluate('globalThis.frames.slice(1)')) as number[]
  await page.mouse.up()
  return frames.sort((a, b) => a - b)
}

function print(name: string, frames: readonly number[]): void {
  const at = (part: number) => frames[Math.min(frames.length - 1, Math.floor(frames.length * part))]!.toFixed(1)
  console.log(`${name}: median frame ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, ${frames.length} frames`)
}

await main()
