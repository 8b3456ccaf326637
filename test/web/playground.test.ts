/** The playground in a real browser, from our own disk, under the server's own Content-Security-Policy; one browser serves all, hence the length. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { openSeededGraph } from '../support/graph.ts'
import { openBrowser, type TestBrowser, whyNoBrowser } from './browser.ts'
import { type Visit, type VisitOptions, visitPlayground } from './visit.ts'

const QUESTIONS = new URL('../../src/web/questions/', import.meta.url)

/** Name of the operation and its audience, by file. */
const questions = readdirSync(QUESTIONS).map((file) => {
  const text = readFileSync(new URL(file, QUESTIONS), 'utf8')
  return { name: /^query (\w+)/m.exec(text)?.[1], audience: /^# For the ([^:]+):/.exec(text)?.[1], text }
})

let graph: Graph
let app: App
let chromium: TestBrowser
let visit: Visit

const open = async (options?: VisitOptions) => {
  visit = await visitPlayground(chromium.browser, app.url, options)
  return visit
}

describe.skipIf(whyNoBrowser !== null)(`the playground${whyNoBrowser === null ? '' : ` (${whyNoBrowser})`}`, () => {
  beforeAll(async () => {
    graph = await openSeededGraph()
    app = await startApp({ graph, config: readConfig({ PORT: '0', LOG_LEVEL: 'silent' }) })
    chromium = await openBrowser()
  }, 120_000)

  afterAll(async () => {
    await chromium?.close()
    await app?.close()
    await graph?.close()
  })

  afterEach(() => visit?.close())

  it('loads under a policy that runs only the server’s own scripts', async () => {
    const { page, response, problems } = await open()
    expect(await page.title()).toBe('Accord playground')
    expect(response.headers()['content-security-policy']).toContain("script-src 'self'")
    expect(response.headers()['content-security-policy']).toContain("default-src 'self'")
    expect(problems).toEqual([])
  })

  it('opens with every ready question in a tab: analyst, then report writer, then frontend team', async () => {
    const { tabs, activeTab } = await open()
    const names = await tabs()
    expect([...names].sort()).toEqual(questions.map(({ name }) => name).sort())
    const audiences = names.map((tab) => questions.find(({ name }) => name === tab)?.audience)
    expect([...new Set(audiences)]).toEqual(['analyst', 'report writer', 'frontend team'])
    expect(audiences).toEqual([...audiences].sort((a, b) => order(a) - order(b)))
    expect(await activeTab()).toBe('HistoryOfLaos')
  })

  it('runs a question and shows its answer, with the pages that are cited and the Vietnamese sentences that are quoted', async () => {
    const { page, run, problems } = await open()
    // Long lines are wrapped.
    const shown = () => page.$eval('.result-window', (element) => (element.textContent ?? '').replaceAll(/\s+/g, ' '))
    const answer = await run()
    expect(answer).toEqual(await post(questions.find(({ name }) => name === 'HistoryOfLaos')!.text))
    const { edges, totalCount } = answer.data.history
    expect(edges).toHaveLength(totalCount)
    expect(await shown()).toContain(`"title": "${edges[0].node.title}"`)
    expect(await shown()).toContain(`"citation": "${edges[0].node.evidence[0].citation}"`)
    const quotes = edges.flatMap(({ node }: any) => node.evidence).flatMap(({ quote }: any) => quote ?? [])
    expect(quotes).toContainEqual(expect.stringMatching(/^Trong năm 2022, Vụ HTQT tập trung quán triệt/))
    await clickQuestion('legal-aid')
    await run()
    expect(await shown()).toContain('"quote": "đàm phán và hoàn thành thủ tục ký phê duyệt')
    expect(problems).toEqual([])
  })

  it('finds a question again whose tab was closed', async () => {
    const { page, tabs, activeTab, run, problems } = await open()
    await page.click('[role=tab][aria-selected=true] button.graphiql-tab-close')
    expect(await tabs()).not.toContain('HistoryOfLaos')
    await clickQuestion('Laos')
    await page.waitForFunction(
      `document.querySelector('[role=tab][aria-selected=true] .graphiql-tab-button').textContent === 'HistoryOfLaos'`,
    )
    expect((await run()).data.history.totalCount).toBeGreaterThan(0)
    await clickQuestion('Nguyễn Khánh Ngọc')
    expect(await activeTab()).toBe('MeetingsOfNguyenKhanhNgoc')
    expect(await page.evaluate(ACTIVE_TAB_IS_IN_VIEW)).toBe(true)
    expect(await tabs()).toHaveLength(questions.length)
    expect(problems).toEqual([])
  })

  it('has for each question its files, by keyboard, called for screen readers by what they answer', async () => {
    const { page, problems } = await open()
    const named = await page.$$eval('.questions details.files', (all) =>
      all.map((details) => [
        details.querySelector('summary')!.getAttribute('aria-label')!,
        ...[...details.querySelectorAll('a[download]')].map((link) => link.getAttribute('aria-label')!),
      ]),
    )
    expect(named).toHaveLength(questions.length)
    for (const [files, ...links] of named) {
      const answers = files!.slice('Files: '.length)
      expect(links).toEqual(['CSV', 'Excel', 'Markdown', 'JSON'].map((format) => `${format}: ${answers}`))
    }
    // Folded, none of the links is a stop on the way.
    expect(await page.$eval('.questions details.files', (details) => details.hasAttribute('open'))).toBe(false)
    await page.focus('.questions button')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const focused = await page.evaluate('[document.activeElement.href, document.activeElement.textContent]')
    expect(focused).toEqual([`${app.url}/q/history-of-laos.csv`, 'CSV'])
    expect(await page.$eval('.questions details[open]', (details) => details.textContent)).toContain(
      'Variables (of, from, until, language)',
    )
    const links = (await page.evaluate(
      `[...document.querySelectorAll('.questions details.files a[download]')].map(({ href }) => href)`,
    )) as string[]
    const { questions: saved } = (await (await fetch(`${app.url}/q`)).json()) as { questions: { links: object }[] }
    const known = saved.flatMap((one) => Object.values(one.links) as string[]).map((path) => `${app.url}${path}`)
    expect([...links].sort()).toEqual(known.sort())
    expect(problems).toEqual([])
  })

  it('leads from there to the list of questions, whose links lead to files', async () => {
    const { page, problems } = await open()
    await page.click('.questions details.files summary')
    await Promise.all([page.waitForNavigation(), page.click('.questions details[open] a[href="../q"]')])
    expect(page.url()).toBe(`${app.url}/q`)
    expect(await page.$$eval('li a', (links) => links.length)).toBe(4 * questions.length)
    expect(await page.evaluate(`document.querySelector('li a').href`)).toMatch(/\/q\/[a-z0-9-]+\.csv$/)
    expect(problems).toEqual([])
  })

  it('shows the documentation of the schema', async () => {
    const { page, problems } = await open()
    await page.click('button[aria-label="Show Documentation Explorer"]')
    await clickText('.graphiql-doc-explorer a', 'Query')
    await clickText('.graphiql-doc-explorer a', 'history')
    await page.waitForFunction(
      `document.querySelector('.graphiql-doc-explorer').textContent.includes('What happened with an entity, in order of time')`,
    )
    expect(problems).toEqual([])
  })

  it('builds a question from the fields that the explorer lists', async () => {
    const { page, problems } = await open()
    await page.click('button.graphiql-tab-add')
    await page.click('button[aria-label="Show Explorer"]')
    await clickText('.graphiql-explorer-root span', 'partnersConnection')
    await clickText('.graphiql-explorer-root span', 'totalCount')
    await page.waitForFunction(
      `document.querySelector('.graphiql-query-editor').textContent.replaceAll('\\u00a0', ' ').includes('totalCount')`,
    )
    expect((await visit.run()).data.partnersConnection.totalCount).toBeGreaterThan(10)
    expect(problems).toEqual([])
  })

  it('marks a field that does not exist, while the question is written', async () => {
    const { page, problems } = await open()
    await page.click('button.graphiql-tab-add')
    await page.click('.graphiql-query-editor .view-lines')
    await page.keyboard.type('{ nothing ')
    await page.waitForFunction(
      `globalThis.__MONACO.editor.getModelMarkers({}).some(({ message }) => message.includes('Cannot query field "nothing"'))`,
    )
    expect(problems).toEqual([])
  })

  it('says that the server does not answer', async () => {
    const { page, run } = await open()
    await page.setOfflineMode(true)
    expect(await run()).toEqual({ errors: [{ message: 'The server does not answer. Is it running?' }] })
  })

  it('follows the system into the dark', async () => {
    const light = await (await open()).page.evaluate(LIGHTNESS)
    await visit.close()
    const dark = await (await open({ theme: 'dark' })).page.evaluate(LIGHTNESS)
    expect(light).toBeGreaterThan(0.9)
    expect(dark).toBeLessThan(0.3)
    expect(visit.problems).toEqual([])
  })

  it('works on a phone: question above answer, panes over both', async () => {
    const { page, run, problems } = await open({ width: 390, height: 844 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    const { data } = await run()
    expect(data.history.totalCount).toBeGreaterThan(0)
    const question = await boxOf('.graphiql-editors')
    const answer = await boxOf('.graphiql-response')
    for (const box of [question, answer]) {
      expect(box.width).toBeGreaterThan(370)
      expect(box.height).toBeGreaterThan(250)
    }
    expect(answer.y).toBeGreaterThanOrEqual(question.y + question.height)
    expect(answer.y + answer.height).toBeLessThanOrEqual(844)
    // A finger reaches every button of the bar, and nothing lies over it.
    const covered = await page.evaluate(`[...document.querySelectorAll('.graphiql-sidebar button')].filter((button) => {
      const { x, y, width, height } = button.getBoundingClientRect()
      return !button.contains(document.elementFromPoint(x + width / 2, y + height / 2))
    }).map((button) => button.getAttribute('aria-label'))`)
    expect(covered).toEqual([])
    await page.click('button[aria-label="Show Documentation Explorer"]')
    expect((await boxOf('.graphiql-plugin')).width).toBe(390)
    await page.click('button[aria-label="Show Questions"]')
    expect((await boxOf('.graphiql-plugin')).width).toBe(390)
    await clickQuestion('legal-aid')
    expect(await visit.activeTab()).toBe('RolesInTheLegalAidProject')
    expect((await run()).data.projectsConnection.edges).toHaveLength(1)
    expect(problems).toEqual([])
  })
})

const AUDIENCES = ['analyst', 'report writer', 'frontend team']
const order = (audience: string | undefined) => AUDIENCES.indexOf(audience ?? '')

/** Of the ground on which everything stands, from 0 (black) to 1. */
const LIGHTNESS = `(() => {
  const [red, green, blue] = getComputedStyle(document.querySelector('.graphiql-container')).backgroundColor.match(/\\d+/g)
  return (Number(red) + Number(green) + Number(blue)) / 765
})()`

const ACTIVE_TAB_IS_IN_VIEW = `(() => {
  const tab = document.querySelector('[role=tab][aria-selected=true]').getBoundingClientRect()
  const bar = document.querySelector('[role=tablist]').getBoundingClientRect()
  return tab.left >= bar.left - 1 && tab.right <= bar.right + 1
})()`

async function post(query: string): Promise<unknown> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return response.json()
}

async function boxOf(selector: string) {
  return (await (await visit.page.$(selector))!.boundingBox())!
}

/** Clicks the first element that has just this text, as soon as there is one. */
async function clickText(selector: string, text: string): Promise<void> {
  const handle = await visit.page.waitForFunction(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].find(({ textContent }) => textContent === ${JSON.stringify(text)})`,
  )
  await handle.asElement()!.click()
}

async function clickQuestion(pattern: string): Promise<void> {
  const handle = await visit.page.waitForFunction(
    `[...document.querySelectorAll('.questions button')].find(({ textContent }) => /${pattern}/.test(textContent))`,
  )
  await handle.asElement()!.click()
}
