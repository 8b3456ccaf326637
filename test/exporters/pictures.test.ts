/** DOT, SVG and Mermaid: drawn by the programs that they are for, and read by people. openBrowser, see `readers/mermaid.ts`. */
import { Graphviz } from '@hpcc-js/wasm-graphviz'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import { relationshipId, type Subgraph } from '../../src/domain/subgraph.ts'
import { dot } from '../../src/exporters/dot.ts'
import { mermaid } from '../../src/exporters/mermaid.ts'
import { dateText, wrapped } from '../../src/exporters/picture-text.ts'
import { svg } from '../../src/exporters/svg.ts'
import { layOut } from '../../src/exporters/svg-layout.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { openSeededGraph } from '../support/graph.ts'
import { streamRecord } from '../support/record-stream.ts'
import { whyNoBrowser } from '../web/browser.ts'
import { bytesOf, ENGLISH } from './bytes-of.ts'
import { difficultRecord } from './difficult-record.ts'
import { drawFlowchart, withMermaid } from './readers/mermaid.ts'
import { seedSubgraph } from './seed-subgraph.ts'

const VIETNAMESE = { ...ENGLISH, language: 'VI' } as const
const textOf = async (exporter: typeof dot, record: Subgraph = difficultRecord, options = ENGLISH) =>
  (await bytesOf(exporter, streamRecord(record), options)).toString()

let graph: Graph

beforeAll(async () => {
  graph = await openSeededGraph()
})

afterAll(() => graph.close())

describe('DOT', () => {
  it('shows names, quotes and sentences as they are', async () => {
    const graphviz = await Graphviz.load()
    const drawn = graphviz.layout(await textOf(dot), 'svg', 'dot')
    expect(drawn).toContain('>Nguyễn Thị &quot;Một&quot; &lt;Hai&gt; &amp; Ba;')
    expect(drawn).toContain(
      'Signed on: “Ông &quot;A&quot; &amp; bà &lt;B&gt; nói: \\n &#39;một&#39;, {hai}; ສາທາລະນະລັດ',
    )
    expect(drawn).toContain('took part in (Chair)')
    expect(drawn).toContain('stroke-dasharray')
  })

  it('takes nothing for an entity of HTML that is none', async () => {
    const name = 'R&amp;D &copy; "\\" \\N \\l \\'
    const record = { entities: [{ id: 'partner:odd', label: 'Partner' as const, fields: { name } }] }
    const graphviz = await Graphviz.load()
    const text = await textOf(dot, { ...record, relationships: [], evidence: [], supports: [] })
    expect(graphviz.layout(text, 'svg', 'dot')).toContain('>R&amp;amp;D &amp;copy; &quot;\\&quot; \\N \\l \\<')
  })
})

describe('SVG', () => {
  it('runs nothing and fetches nothing', async () => {
    expect(await textOf(svg)).not.toMatch(/<script|<a |href=|\son\w+=|<image|<foreignObject|url\(/i)
  })

  it('says what it shows: title, legend, origin, and the sentences behind each thing', async () => {
    const file = await textOf(svg)
    expect(file).toContain('<title id="title">A test</title>')
    expect(file).toContain('6 entities, 5 relationships, 2 pieces of evidence')
    for (const type of ['Partner', 'Person', 'Agreement', 'Meeting', 'Project', 'Source']) {
      expect(file).toMatch(new RegExp(`<text [^>]*>${type}</text>`))
    }
    expect(file).toContain('inferred: no source says it in so many words')
    expect(file).toContain('Accord graph, version 1-test. Licence: Apache-2.0<')
    expect(file).toMatch(
      /<title>Laos — party to — A very long title[^<]*\n“Ông "A" &amp; bà|<title>Laos — party to — A very long/,
    )
    expect(await textOf(svg, difficultRecord, VIETNAMESE)).toContain('>Đối tác</text>')
  })

  it('shows where XML has no place for a character', async () => {
    const entities = [{ id: 'partner:odd', label: 'Partner' as const, fields: { name: 'bell\u0007 end' } }]
    const file = await textOf(svg, { entities, relationships: [], evidence: [], supports: [] })
    expect(file).not.toContain('\u0007')
    expect(file).toContain('>bell\ufffd end<')
  })

  it('gives up where laying out takes too long, and says what to do', async () => {
    const edges = Array.from(
      { length: 900 },
      (_, place) => `n${(place * 7919) % 300} -> n${(place * 104_729 + 13) % 307}`,
    )
    await expect(layOut(`digraph { ${edges.join('; ')} }`, { limitMs: 300 })).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: expect.stringContaining('could not be laid out within 0.3 seconds'),
    })
  })

  it('fails where Graphviz fails', async () => {
    await expect(layOut('digraph {')).rejects.toThrow(/syntax error/)
  })

  it('shows everything around Laos', async () => {
    const stream = await seedSubgraph(graph, 'partner:laos')
    const file = (await bytesOf(svg, stream, VIETNAMESE)).toString()
    for (const id of stream.about.entityIds) expect(file).toContain(`<g id="${id}" class="node `)
    expect(file).toContain('Bộ Tư pháp Lào')
  })
})

describe.skipIf(whyNoBrowser !== null)('SVG in a browser', () => {
  it('is well-formed, and every name has room in its box', async () => {
    const file = (await bytesOf(svg, await seedSubgraph(graph, 'partner:laos'), VIETNAMESE)).toString()
    const tooWide = await withMermaid((page) =>
      page.evaluate(`(() => {
        const parsed = new DOMParser().parseFromString(${JSON.stringify(file)}, 'image/svg+xml')
        if (parsed.querySelector('parsererror')) return parsed.documentElement.textContent
        document.body.replaceChildren(document.adoptNode(parsed.documentElement))
        const nodes = [...document.querySelectorAll('g.node')]
        if (nodes.length < 50) return nodes.length + ' nodes'
        return nodes.flatMap((node) => {
          const box = node.querySelector('polygon, path, ellipse').getBBox()
          return [...node.querySelectorAll('text')]
            .filter((text) => text.getBBox().width > box.width)
            .map((text) => text.textContent)
        })
      })()`),
    )
    expect(tooWide).toEqual([])
  })
})

describe.skipIf(whyNoBrowser !== null)(`Mermaid${whyNoBrowser === null ? '' : ` (skipped: ${whyNoBrowser})`}`, () => {
  it('draws the difficult record, every letter of it', async () => {
    const text = await textOf(mermaid)
    const drawn = await withMermaid((page) => drawFlowchart(page, text))
    expect([drawn.drawnNodes, drawn.drawnEdges]).toEqual([6, 5])
    const words = drawn.text.replaceAll(/\s+/g, ' ')
    expect(words).toContain('Nguyễn Thị "Một" <Hai> & Ba; \\Bốn')
    expect(words).toContain('with {braces}, [brackets], 100 % and #1,')
    expect(words).toContain('took part in (Chair)')
    expect(drawn.title).toBe('A test')
  })

  it('draws everything around Laos', async () => {
    const stream = await seedSubgraph(graph, 'partner:laos')
    const text = (await bytesOf(mermaid, stream, VIETNAMESE)).toString()
    const drawn = await withMermaid((page) => drawFlowchart(page, text))
    const count = (by: Readonly<Record<string, number>>) => Object.values(by).reduce((sum, one) => sum + one, 0)
    const { entities, relationships } = stream.counts()
    expect([drawn.drawnNodes, drawn.drawnEdges]).toEqual([count(entities), count(relationships)])
    expect(drawn.text).toContain('Chương trình hợp tác')
  })

  it('takes a title for a title, whatever is in it', async () => {
    const title = 'a: "b" %%{init: {}}%% --- # <c>'
    const text = (await bytesOf(mermaid, streamRecord(difficultRecord, { title }))).toString()
    expect((await withMermaid((page) => drawFlowchart(page, text))).drawnNodes).toBe(6)
  })

  it('is refused with its number where Mermaid would draw nothing', async () => {
    const meetings = Array.from({ length: 26 }, (_, place) => `meeting:m${place}`)
    const bodies = Array.from({ length: 20 }, (_, place) => `partner:p${place}`)
    const entity = (label: 'Meeting' | 'Partner') => (id: string) => ({ id, label, fields: { name: id } })
    const record = (most: number): Subgraph => ({
      entities: [...meetings.map(entity('Meeting')), ...bodies.map(entity('Partner'))],
      relationships: meetings
        .flatMap((to) => bodies.map((from) => ({ from, to })))
        .slice(0, most)
        .map(({ from, to }) => ({
          id: relationshipId('TOOK_PART_IN', from, to),
          type: 'TOOK_PART_IN',
          from,
          to,
          fields: {},
          inferred: false,
          why: null,
          evidenceIds: [],
        })),
      evidence: [],
      supports: [],
    })
    await expect(textOf(mermaid, record(501))).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: 'Mermaid draws at most 500 relationships, and there are 501.',
    })
    const text = await textOf(mermaid, record(500))
    expect((await withMermaid((page) => drawFlowchart(page, text))).drawnEdges).toBe(500)
    const long: Subgraph = {
      ...record(0),
      entities: meetings.map((id) => ({ id, label: 'Meeting', fields: { name: 'long '.repeat(400) } })),
    }
    await expect(textOf(mermaid, long)).rejects.toThrow(/^Mermaid reads at most 50000 characters, and there are \d+\.$/)
  })
})

describe('words in pictures', () => {
  it('say dates as precisely as they are known', () => {
    const said = (edtf: string, language: 'EN' | 'VI' = 'EN') => {
      expect(parsePartialDate(edtf)).not.toBeNull()
      return dateText(edtf, language)
    }
    expect(said('2021-09')).toBe('September 2021')
    expect(said('2023-06-09/2023-06-19')).toBe('9 June 2023 – 19 June 2023')
    expect(said('2020~')).toBe('about 2020')
    expect(said('2022-11/..')).toBe('November 2022 – ongoing')
    expect(said('2022/')).toBe('2022 – ?')
    expect(said('XXXX-02-29')).toBe('29 February, year not given')
    expect(said('XXXX-08-08', 'VI')).toBe('ngày 8/8, không rõ năm')
    expect(said('XXXX-08')).toBe('August, year not given')
    expect(said('2022-11/..', 'VI')).toBe('tháng 11/2022 – nay')
  })

  it('are wrapped between words, and never cut', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrapped('  incomprehensibilities  a ', 5)).toEqual(['incomprehensibilities', 'a'])
    expect(wrapped('', 5)).toEqual([])
  })
})
