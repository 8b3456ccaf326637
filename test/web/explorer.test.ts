/** The explorer in a real browser over the seed, with the network closed: finding, expanding, undoing, filtering, by all means. */
import { describe, expect, it } from 'vitest'
import { whyNoBrowser } from './browser.ts'
import { exploreSeed } from './explore-seed.ts'
import { placeOf } from './visit-explorer.ts'

const CUBA = '#show=partner:cuba&expand=partner:cuba*25'

describe.skipIf(whyNoBrowser !== null)(`the explorer${whyNoBrowser === null ? '' : ` (${whyNoBrowser})`}`, () => {
  const { ask, counts, open, room, says } = exploreSeed()

  it('is found from the start page, beside the playground, and asks nobody else', async () => {
    const { page, problems, response } = await open()
    expect(response?.headers()['content-security-policy']).toContain("script-src 'self'")
    expect(await page.title()).toBe('Accord explorer')
    const home = await fetch(`${room.app.url}/`)
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
    await room.visit.press(`Expand all ${hidden}`)
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
    await room.visit.clickEntity('committee:vn-cu-igc')
    await says('.details h2', 'Intergovernmental Committee')
    await press('Two steps around')
    await settle()
    await page.click('.filters .choice:has(.sign) input')
    const [left, address] = [{ drawn: await drawn(), places: await places() }, await hash()]
    await room.visit.close()
    await open(address)
    expect({ drawn: await room.visit.drawn(), places: await room.visit.places() }).toEqual(left)
    expect(await room.visit.hash()).toBe(address)
    expect(room.visit.problems).toEqual([])
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
    await room.visit.press('Show all again')
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
    await says('[role=status]', '1 entity removed')
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
})
