/** The explorer in a real browser over the seed, with the network closed: every step that a reader takes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { walkedTypes } from '../../src/domain/connections.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { openSeededGraph } from '../support/graph.ts'
import { openBrowser, type TestBrowser, whyNoBrowser } from './browser.ts'
import { type ExplorerVisit, type ExplorerVisitOptions, placeOf, visitExplorer } from './visit-explorer.ts'

const CUBA = '#show=partner:cuba&expand=partner:cuba*25'

let graph: Graph
let app: App
let chromium: TestBrowser
let visit: ExplorerVisit
let folder: string

const open = async (hash = '', options?: ExplorerVisitOptions) => {
  visit = await visitExplorer(chromium.browser, `${app.url}/explorer/${hash}`, options)
  return visit
}

/** Until the page says so. */
const says = (selector: string, text: string) =>
  visit.page.waitForFunction(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].some(({ textContent }) => textContent.includes(${JSON.stringify(text)}))`,
  )

const counts = () => visit.page.$eval('.counts', ({ textContent }) => textContent)

/** As the schema answers it, without the page. */
async function ask(query: string): Promise<any> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return ((await response.json()) as any).data
}

describe.skipIf(whyNoBrowser !== null)(`the explorer${whyNoBrowser === null ? '' : ` (${whyNoBrowser})`}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-file-'))
    graph = await openSeededGraph()
    app = await startApp({ graph, config: readConfig({ PORT: '0', LOG_LEVEL: 'silent' }) })
    chromium = await openBrowser()
  }, 120_000)

  afterAll(async () => {
    await chromium?.close()
    await app?.close()
    await graph?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  afterEach(() => visit?.close())

  it('is found from the start page, beside the playground, and asks nobody else', async () => {
    const { page, problems, response } = await open()
    expect(response?.headers()['content-security-policy']).toContain("script-src 'self'")
    expect(await page.title()).toBe('Accord explorer')
    const home = await fetch(`${app.url}/`)
    expect(await home.text()).toMatch(/href="explorer\/"[\s\S]*href="playground\/"/)
    expect(problems).toEqual([])
  })

  it('finds by keyboard, shows, expands with the count of what is hidden, and undoes', async () => {
    const { page, settle, drawn, hash, problems } = await open()
    await page.focus('[role=combobox]')
    await page.keyboard.type('bo tu phap cu-ba')
    await page.waitForSelector('[role=option]')
    expect(await page.$eval('[role=combobox]', (input) => input.getAttribute('aria-expanded'))).toBe('true')
    await page.keyboard.press('Enter')
    await says('.details h2', 'Ministry of Justice of Cuba')
    await settle()
    const [id] = await drawn()
    expect(await drawn()).toHaveLength(1)
    const { subgraph } = await ask(
      `{ subgraph(roots: ["${id}"], depth: 0, includeParts: false) { omittedAt { hidden } } }`,
    )
    const { hidden } = subgraph.omittedAt[0]
    await says('.actions', `${hidden} neighbours are not in view`)
    await visit.press(`Expand all ${hidden}`)
    await says('[role=status]', `${hidden} entities added`)
    await settle()
    expect(await drawn()).toHaveLength(hidden + 1)
    await says('.actions', 'All its neighbours are in view')
    expect(await hash()).toContain(`expand=${id}*`)
    await page.keyboard.down('Control')
    await page.keyboard.press('z')
    await page.keyboard.up('Control')
    await says('[role=status]', `${hidden} entities removed`)
    expect(await drawn()).toEqual([id])
    expect(problems).toEqual([])
  })

  it('never picks what was found for words that no longer stand there', async () => {
    const { page, hash } = await open()
    await page.focus('[role=combobox]')
    await page.keyboard.type('cuba')
    await says('[role=option]', 'Cuba')
    await page.$eval('[role=combobox]', (input) => (input as unknown as { select(): void }).select())
    await page.keyboard.type('laos')
    await page.keyboard.press('Enter')
    expect(await hash()).toBe('')
    await says('[role=option]', 'Laos')
    await page.keyboard.press('Escape')
    expect(await page.$$('[role=option]')).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.waitForSelector('[role=option]')
    await page.keyboard.press('Enter')
    await page.waitForFunction(`location.hash.includes('show=')`)
    expect(await hash()).not.toContain('cuba')
  })

  it('takes back a step that the server refuses, and says why', async () => {
    const { page, settle, drawn, hash } = await open('#show=partner:cuba')
    await page.evaluate(`location.hash = '#show=partner:cuba&expand=partner:nowhere*25'`)
    await says('[role=alert]', 'partner:nowhere')
    await page.waitForFunction(`location.hash === '#show=partner:cuba'`)
    await settle()
    await says('[role=alert]', 'partner:nowhere')
    expect(await drawn()).toEqual(['partner:cuba'])
    expect(
      await page.$$eval('button[aria-label=Undo]:disabled, button[aria-label=Redo]:disabled', (all) => all.length),
    ).toBe(2)
    await page.evaluate(`location.hash = '#show=partner:cuba&colour=red'`)
    await says('[role=alert]', 'colour=red')
    expect(await hash()).toBe('#show=partner:cuba')
  })

  it('is undone at once while it still arranges, and arranges again when that is redone', async () => {
    const { page, press, settle, drawn } = await open('#show=partner:cuba')
    await page.evaluate(`location.hash = '#show=partner:cuba&expand=partner:cuba*600*4'`)
    await says('.messages .busy', 'Arranging')
    await press('Undo')
    await settle()
    expect(await drawn()).toEqual(['partner:cuba'])
    await press('Redo')
    await says('[role=status]', 'entities added')
    await settle()
    expect((await drawn()).length).toBeGreaterThan(50)
  })

  it('opens from an address just as it was left: entities, places, filters, selection', async () => {
    const { page, press, settle, drawn, places, hash } = await open(CUBA)
    const { x, y } = await placeOf(page, 'committee:vn-cu-igc')
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y + 40, { steps: 4 })
    await page.mouse.up()
    await page.waitForFunction(`location.hash.includes('move=committee:vn-cu-igc')`)
    await visit.clickEntity('committee:vn-cu-igc')
    await says('.details h2', 'Intergovernmental Committee')
    await press('Two steps around')
    await settle()
    await page.click('.filters .choice:has(.sign) input')
    const [left, address] = [{ drawn: await drawn(), places: await places() }, await hash()]
    await visit.close()
    await open(address)
    expect({ drawn: await visit.drawn(), places: await visit.places() }).toEqual(left)
    expect(await visit.hash()).toBe(address)
    expect(visit.problems).toEqual([])
  })

  it('says which parts of an address it does not know, and that an entity does not exist', async () => {
    await open('#show=partner:nowhere&colour=red')
    await says('[role=alert]', 'There is no “partner:nowhere” in the graph.')
    await says('[role=alert]', 'colour=red')
  })

  it('filters by type, relationship and date, and says how much is hidden', async () => {
    const { page, drawn, problems } = await open(`${CUBA}&hide=Meeting`)
    expect((await drawn()).filter((id) => id.startsWith('meeting:'))).toEqual([])
    await says('.filters .note', 'hidden by filters')
    await visit.press('Show all again')
    expect((await drawn()).some((id) => id.startsWith('meeting:'))).toBe(true)
    const before = (await drawn()).length
    await page.type('.date-field input', '2023')
    await page.keyboard.press('Enter')
    await page.waitForFunction(`location.hash.includes('from=2023')`)
    expect((await drawn()).length).toBeLessThan(before)
    const strip = (await (await page.$('.strip'))!.boundingBox())!
    await page.mouse.move(strip.x + strip.width * 0.75, strip.y + 20)
    await page.mouse.down()
    await page.mouse.move(strip.x + strip.width * 0.9, strip.y + 20, { steps: 3 })
    await page.mouse.up()
    await page.waitForFunction(`/from=\\d{4}&until=\\d{4}/.test(location.hash)`)
    expect(problems).toEqual([])
  })

  it('groups by type and by period, each lane with its heading and count', async () => {
    const { page } = await open(`${CUBA}&group=type`)
    const headings = () =>
      page.evaluate(
        `document.querySelector('.canvas-ground')._cyreg.cy.nodes('.heading').map((node) => node.data('text'))`,
      )
    expect(await headings()).toEqual(expect.arrayContaining(['Partners (2)', 'Committees (1)']))
    await page.select('.filters select', 'PERIOD')
    await page.waitForFunction(`location.hash.includes('group=period')`)
    expect(await headings()).toEqual(expect.arrayContaining([expect.stringMatching(/^1970–1979 \(\d+\)$/)]))
  })

  it('shows both sides of a conflict, with the rule that ranked them', async () => {
    await open('#show=agreement:cuba-letter-of-intent-2022&select=agreement:cuba-letter-of-intent-2022')
    await says('.disputed h4', 'Signed on')
    const values = await visit.page.$$eval('.disputed .value strong', (all) =>
      all.map(({ textContent }) => textContent),
    )
    expect(values).toEqual(['November 2022', 'December 2022'])
    await says('.disputed .note', 'Two sources of 30 November 2022')
  })

  it('marks the quote in the text of its article, at the place that the evidence names', async () => {
    const { page, press, problems } = await open('#show=partner:cuba&select=partner:cuba')
    await press('Read it in the article')
    await page.waitForSelector('.article mark')
    const { quote, marked, isInView } = (await page.evaluate(`(() => {
      const mark = document.querySelector('.article mark')
      const [box, around] = [mark.getBoundingClientRect(), mark.closest('.article').getBoundingClientRect()]
      return {
        quote: mark.closest('.proof').querySelector('blockquote').textContent,
        marked: mark.textContent,
        isInView: box.bottom > around.top && box.top < around.bottom,
      }
    })()`)) as { quote: string; marked: string; isInView: boolean }
    expect(marked.replaceAll(/\s+/g, ' ')).toBe(quote.replaceAll(/\s+/g, ' '))
    expect(isInView).toBe(true)
    const languages = await page.$$eval('.proof blockquote, .article', (all) =>
      all.map((one) => one.getAttribute('lang')),
    )
    expect(new Set(languages)).toEqual(new Set(['vi']))
    expect(problems).toEqual([])
  })

  it('shows the evidence of a relationship', async () => {
    const { page } = await open(`${CUBA}&select=partner:cuba`)
    await page.waitForSelector('.connection button')
    await page.click('.connection button')
    await page.waitForSelector('.details .fact')
    await page.waitForSelector('.details .proof .citation')
  })

  it('finds the path between two picked entities, tells it in a sentence and highlights it', async () => {
    const { page, press, settle, drawn, problems } = await open(
      '#show=partner:russia&show=partner:laos&select=partner:russia',
    )
    await press('Path from here …')
    await says('.messages', 'now pick the other end')
    await visit.clickEntity('partner:laos')
    await press('Path to here')
    await settle()
    await page.waitForSelector('.paths [aria-pressed=true]')
    const { paths } = await ask(
      `{ paths(from: "partner:russia", to: "partner:laos", limit: 1) { paths { sentence entities { id } } } }`,
    )
    await says('.paths [aria-pressed=true]', paths.paths[0].sentence)
    expect(await drawn()).toEqual(expect.arrayContaining(paths.paths[0].entities.map(({ id }: any) => id)))
    const lit = await page.evaluate(
      `document.querySelector('.canvas-ground')._cyreg.cy.nodes('.entity').not('.faded').map((node) => node.id()).sort()`,
    )
    expect(lit).toEqual(paths.paths[0].entities.map(({ id }: any) => id).sort())
    expect(problems).toEqual([])
  })

  it('offers every export of just what is in view', async () => {
    const { page, press, drawn, problems } = await open(`${CUBA}&hide=Meeting`)
    await press('Export')
    await page.waitForSelector('form[data-format]')
    const offered = await page.$$eval('form[data-format]', (forms) =>
      forms.map((form) => form.getAttribute('data-format')),
    )
    const { formats } = (await (await fetch(`${app.url}/export`)).json()) as any
    expect(offered).toEqual(formats.map(({ format }: any) => format))
    const form = (await page.evaluate(`(() => {
      const form = document.querySelector('form[data-format=json]')
      return { action: form.action, method: form.method, fields: Object.fromEntries(new FormData(form)) }
    })()`)) as { action: string; method: string; fields: Record<string, string> }
    const fields = new URLSearchParams(form.fields)
    const response = await (form.method === 'get'
      ? fetch(`${form.action}?${fields}`)
      : fetch(form.action, { method: 'POST', body: fields }))
    expect(response.status).toBe(200)
    const { nodes } = (await response.json()) as any
    expect(nodes.map(({ id }: any) => id).sort()).toEqual(await drawn())
    const picture = await page.evaluate(
      `document.querySelector('.canvas-ground')._cyreg.cy.png({ full: true }).slice(0, 22)`,
    )
    expect(picture).toBe('data:image/png;base64,')
    expect(problems).toEqual([])
  })

  it('exports no relationship that a filter hides, and nothing where it hides all of them', async () => {
    const { page, press } = await open(`${CUBA}&without=${walkedTypes.filter((type) => type !== 'AMENDS').join()}`)
    await press('Export')
    await page.waitForSelector('form[data-format=json]')
    expect(await page.$eval('form[data-format=json] [name=relationships]', (one) => one.getAttribute('value'))).toBe(
      'AMENDS',
    )
    await visit.close()
    await open(`${CUBA}&without=${walkedTypes.join()}`)
    await visit.press('Export')
    await says('.menu .wrong', 'A file needs at least one type of relationships')
    await visit.page.waitForNetworkIdle()
    expect(await visit.page.$$('form[data-format]')).toEqual([])
  })

  it('says so where the address cannot be copied, and goes back to the button on Escape', async () => {
    const { page, press } = await open(CUBA)
    await page.evaluate(`Object.defineProperty(navigator, 'clipboard', { value: undefined })`)
    await press('Export')
    await page.focus('#exports > button')
    await press('Copy link to this view')
    await says('#exports', 'This browser does not let the page copy')
    await page.keyboard.press('Escape')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Export')
  })

  it('is walked by arrow keys, expanded by Enter and emptied by Delete', async () => {
    const { page, settle, drawn, hash, problems } = await open('#show=partner:cuba')
    await page.focus('.canvas')
    await page.keyboard.press('ArrowRight')
    await says('[role=status]', 'Selected: Cuba')
    await page.keyboard.press('Enter')
    await page.waitForFunction(`location.hash.includes('expand=partner:cuba*25')`)
    await settle()
    const many = (await drawn()).length
    expect(many).toBeGreaterThan(5)
    await page.keyboard.press('ArrowUp')
    await page.waitForFunction(`!location.hash.endsWith('select=partner:cuba')`)
    const selected = /select=([^&]+)/.exec(await hash())![1]!
    await page.keyboard.press('Delete')
    await says('[role=status]', '1 entities removed')
    expect(await drawn()).not.toContain(selected)
    expect(problems).toEqual([])
  })

  it('goes on expanding at every Enter while there is more', async () => {
    const { page, settle, drawn } = await open('#show=institution:vn-moj&select=institution:vn-moj')
    await page.focus('.canvas')
    await page.keyboard.press('Enter')
    await page.waitForFunction(`location.hash.includes('expand=institution:vn-moj*25')`)
    await says('[role=status]', '25 entities added')
    await settle()
    await page.keyboard.press('Enter')
    await page.waitForFunction(`location.hash.includes('expand=institution:vn-moj*50')`)
    await says('[role=status]', '25 entities added')
    await settle()
    expect(await drawn()).toHaveLength(51)
  })

  it('lists the same as it draws', async () => {
    const { page, drawn, press } = await open(CUBA)
    const ids = await drawn()
    await press('List')
    await page.waitForSelector('.list table')
    const rows = await page.$$eval('.list tbody th button', (all) => all.length)
    expect(rows).toBe(ids.length)
    const edges = await page.$$eval('.list table:last-of-type tbody tr', (all) => all.length)
    expect(await counts()).toBe(`${ids.length} entities, ${edges} relationships`)
  })

  it('speaks Vietnamese: words, names, labels and the language of the page', async () => {
    const { page, press, hash, problems } = await open(`${CUBA}&select=partner:cuba`)
    await press('Tiếng Việt')
    await page.waitForFunction(`document.documentElement.lang === 'vi'`)
    await says('.details h2', 'Cu-ba')
    await says('.filters legend', 'Loại đối tượng')
    await says('.filters .choice', 'Đối tác')
    expect(await hash()).toContain('lang=vi')
    expect(await page.title()).toBe('Khám phá Accord')
    expect(problems).toEqual([])
  })

  it.each([
    ['in the light', {}],
    ['in the dark', { theme: 'dark' }],
    ['on a phone', { isPhone: true }],
  ] as const)('has nothing serious for axe to find %s', async (_name, options) => {
    const hash = `${CUBA}&show=agreement:cuba-letter-of-intent-2022`
    const { page, press, faults, problems } = await open(`${hash}&select=agreement:cuba-letter-of-intent-2022`, options)
    await page.waitForSelector('.disputed')
    expect(await faults()).toEqual([])
    await press('Export')
    await page.waitForSelector('form[data-format]')
    expect(await faults()).toEqual([])
    await page.keyboard.press('Escape')
    await press('List')
    expect(await faults()).toEqual([])
    expect(problems).toEqual([])
  })

  it('fits a phone: nothing runs over its edge, and panels are sheets that open and close', async () => {
    const { page, press } = await open(CUBA, { isPhone: true })
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBe(390)
    const isSeen = (selector: string) =>
      page.$eval(selector, (pane) => (pane as unknown as { checkVisibility(): boolean }).checkVisibility())
    expect([await isSeen('.side.filters'), await isSeen('.side.details')]).toEqual([false, false])
    await press('Filters')
    expect(await isSeen('.side.filters')).toBe(true)
    await press('Close')
    expect(await isSeen('.side.filters')).toBe(false)
    const { x, y } = await placeOf(page, 'partner:cuba')
    await page.touchscreen.tap(x, y)
    await says('.details h2', 'Cuba')
    expect(await isSeen('.side.details')).toBe(true)
  })

  it('is taken away as one file that opens from the disk without a network', async () => {
    const ids = await (await open(CUBA)).drawn()
    await visit.close()
    const response = await fetch(`${app.url}/export/html?roots=${ids.join()}&depth=0&includeParts=false&language=vi`)
    expect(response.status).toBe(200)
    const path = join(folder, 'cuba.html')
    writeFileSync(path, new Uint8Array(await response.arrayBuffer()))
    visit = await visitExplorer(chromium.browser, pathToFileURL(path).href)
    const { page, press, faults, problems } = visit
    expect(await visit.drawn()).toEqual(ids)
    expect(await page.evaluate('document.documentElement.lang')).toBe('vi')
    await visit.clickEntity('partner:cuba')
    await says('.details h2', 'Cu-ba')
    await page.waitForSelector('.details blockquote')
    await press('English')
    await press('About this file')
    await says('#about', 'Complete for what was asked.')
    await says('#about', 'Apache-2.0')
    expect(await faults()).toEqual([])
    await press('List')
    expect(await page.$$eval('.list tbody th button', (all) => all.length)).toBe(ids.length)
    expect(await faults()).toEqual([])
    expect(problems).toEqual([])
  })
})
