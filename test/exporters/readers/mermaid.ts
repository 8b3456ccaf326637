/** By Mermaid itself in a Chromium: it parses and draws the text, and its own record of nodes and edges is read. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import { openBrowser } from '../../web/browser.ts'
import type { FormatReader } from '../read-back.ts'

const library = fileURLToPath(new URL('../../../node_modules/mermaid/dist/mermaid.min.js', import.meta.url))

export async function withMermaid<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
  const { browser, close } = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent('<!doctype html><title>Mermaid</title><div id="here"></div>')
    await page.evaluate(readFileSync(library, 'utf8'))
    await page.evaluate('mermaid.initialize({ startOnLoad: false })')
    return await work(page)
  } finally {
    await close()
  }
}

export interface DrawnFlowchart {
  readonly title: string
  readonly nodes: readonly { readonly id: string; readonly classes: readonly string[] }[]
  readonly edges: readonly { readonly id: string; readonly start: string; readonly end: string }[]
  /** What is to be read in the drawing. */
  readonly text: string
  readonly drawnNodes: number
  readonly drawnEdges: number
}

/** Fails where Mermaid shows an error. */
export function drawFlowchart(page: Page, text: string): Promise<DrawnFlowchart> {
  return page.evaluate(`(async () => {
    const text = ${JSON.stringify(text)}
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text)
    const nodes = [...db.getVertices().values()].map(({ id, classes }) => ({ id, classes: [...classes] }))
    const edges = db.getEdges().map(({ id, start, end }) => ({ id, start, end }))
    const { svg } = await mermaid.render('drawn', text)
    const here = document.getElementById('here')
    here.innerHTML = svg
    const title = here.querySelector('.flowchartTitleText')?.textContent ?? ''
    const count = (what) => here.querySelectorAll(what).length
    return { title, nodes, edges, text: here.innerText, drawnNodes: count('g.node'), drawnEdges: count('path.flowchart-link') }
  })()`) as Promise<DrawnFlowchart>
}

export const mermaidReader: FormatReader = {
  holds: 'SUBGRAPH',
  read: (file) =>
    withMermaid(async (page) => {
      const { nodes, edges } = await drawFlowchart(page, new TextDecoder('utf-8', { fatal: true }).decode(file))
      const idOf = (key: string) => key.replace('_', ':')
      return {
        entities: nodes.map(({ id, classes }) => ({ id: idOf(id), type: String(classes[0]), fields: {} })),
        relationships: edges.map(({ id, start, end }) => ({
          id,
          type: id.slice(0, id.indexOf('/')),
          from: idOf(start),
          to: idOf(end),
          fields: {},
          inferred: false,
          why: null,
          evidenceIds: [],
        })),
        changes: [],
        sources: [],
        evidence: [],
        claims: [],
      }
    }),
}
