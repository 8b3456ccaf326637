/** What the explorer is for, in a real browser over the seed: evidence, paths, exports, in both languages, on a phone, from a file. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { walkedTypes } from '../../src/domain/connections.ts'
import { makeFolder } from '../support/folder.ts'
import { whyNoBrowser } from './browser.ts'
import { exploreSeed } from './explore-seed.ts'
import { placeOf, visitExplorer } from './visit-explorer.ts'

const CUBA = '#show=partner:cuba&expand=partner:cuba*25'

describe.skipIf(whyNoBrowser !== null)(
  `reading in the explorer${whyNoBrowser === null ? '' : ` (${whyNoBrowser})`}`,
  () => {
    const { ask, open, room, says } = exploreSeed()
    const folder = makeFolder('file')

    it('shows both sides of a conflict, with the rule that ranked them', async () => {
      await open('#show=agreement:cuba-letter-of-intent-2022&select=agreement:cuba-letter-of-intent-2022')
      await says('.disputed h4', 'Signed on')
      const values = await room.visit.page.$$eval('.disputed .value strong', (all) =>
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
      await room.visit.clickEntity('partner:laos')
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
      const { formats } = (await (await fetch(`${room.app.url}/export`)).json()) as any
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
      await room.visit.close()
      await open(`${CUBA}&without=${walkedTypes.join()}`)
      await room.visit.press('Export')
      await says('.menu .wrong', 'A file needs at least one type of relationships')
      await room.visit.page.waitForNetworkIdle()
      expect(await room.visit.page.$$('form[data-format]')).toEqual([])
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
      const { page, press, faults, problems } = await open(
        `${hash}&select=agreement:cuba-letter-of-intent-2022`,
        options,
      )
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
      await room.visit.close()
      const response = await fetch(
        `${room.app.url}/export/html?roots=${ids.join()}&depth=0&includeParts=false&language=vi`,
      )
      expect(response.status).toBe(200)
      const path = join(folder, 'cuba.html')
      writeFileSync(path, new Uint8Array(await response.arrayBuffer()))
      room.visit = await visitExplorer(room.chromium.browser, pathToFileURL(path).href)
      const { page, press, faults, problems } = room.visit
      expect(await room.visit.drawn()).toEqual(ids)
      expect(await page.evaluate('document.documentElement.lang')).toBe('vi')
      await room.visit.clickEntity('partner:cuba')
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
  },
)
