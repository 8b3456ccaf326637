/** The seed behind a server and a browser, for the tests of the explorer in a file; each test makes one visit. */
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type App, startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { openSeededGraph } from '../support/graph.ts'
import { openBrowser, type TestBrowser } from './browser.ts'
import { type ExplorerVisit, type ExplorerVisitOptions, visitExplorer } from './visit-explorer.ts'

/** There when the first test begins; `visit` is that of the test. */
export interface Room {
  app: App
  chromium: TestBrowser
  visit: ExplorerVisit
}

export interface Exploring {
  readonly room: Room
  open(hash?: string, options?: ExplorerVisitOptions): Promise<ExplorerVisit>
  /** Until the page says so. */
  says(selector: string, text: string): Promise<unknown>
  counts(): Promise<string | null>
  /** As the schema answers it, without the page. */
  ask(query: string): Promise<any>
}

export function exploreSeed(): Exploring {
  const room = {} as Room
  let graph: Graph | undefined
  beforeAll(async () => {
    graph = await openSeededGraph()
    room.app = await startApp({ graph, config: readConfig({ PORT: '0', LOG_LEVEL: 'silent' }) })
    room.chromium = await openBrowser()
  }, 120_000)
  afterEach(() => room.visit?.close())
  afterAll(async () => {
    await room.chromium?.close()
    await room.app?.close()
    await graph?.close()
  })
  return {
    room,
    open: async (hash = '', options) => {
      room.visit = await visitExplorer(room.chromium.browser, `${room.app.url}/explorer/${hash}`, options)
      return room.visit
    },
    says: (selector, text) =>
      room.visit.page.waitForFunction(
        `[...document.querySelectorAll(${JSON.stringify(selector)})].some(({ textContent }) => textContent.includes(${JSON.stringify(text)}))`,
      ),
    counts: () => room.visit.page.$eval('.counts', ({ textContent }) => textContent),
    ask: async (query) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`${room.app.url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query }),
      })
      return ((await response.json()) as any).data
    },
  }
}
