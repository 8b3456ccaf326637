/** The one-file HTML: whole, harmless whatever names say, and the same to the byte. How it looks is tested in a browser. */
import { expect, it } from 'vitest'
import type { Subgraph } from '../../src/domain/subgraph.ts'
import { htmlExporter } from '../../src/exporters/html.ts'
import { streamRecord } from '../support/record-stream.ts'
import { bytesOf } from './bytes-of.ts'
import { difficultRecord } from './difficult-record.ts'
import { inOrder, readStream } from './read-back.ts'
import { jsonReader } from './readers/json.ts'

const html = htmlExporter(() => ({ script: 'let viewer = "</script><!--"', style: 'a { content: "</style>" }' }))

const write = async (subgraph: Subgraph) => (await bytesOf(html, streamRecord(subgraph))).toString('utf8')

/** As a browser finds it: up to the first end of a script. */
const dataOf = (file: string) =>
  Buffer.from(/<script type="application\/json" id="data">([\s\S]*?)<\/script/.exec(file)![1]!)

it('holds what is in the subgraph', async () => {
  const read = inOrder(await jsonReader.read(dataOf(await write(difficultRecord))))
  expect(read).toEqual(await readStream(streamRecord(difficultRecord)))
})

it('carries its manifest', async () => {
  const { manifest } = JSON.parse(dataOf(await write(difficultRecord)).toString())
  expect(manifest).toMatchObject({ format: 'html', isComplete: true })
})

it('is the same to the byte when it is written again', async () => {
  expect(await write(difficultRecord)).toBe(await write(difficultRecord))
})

it('lets no name end a script, open a comment or break a line', async () => {
  const name = '</script><script>alert(1)</script><!-- \u2028 & "so"'
  const record: Subgraph = {
    entities: [{ id: 'partner:odd', label: 'Partner', fields: { name } }],
    relationships: [],
    evidence: [],
    supports: [],
  }
  const file = await write(record)
  expect(file.match(/<script/g)).toHaveLength(2)
  expect(file.match(/<\/script/g)).toHaveLength(2)
  expect(file.match(/<\/style/g)).toHaveLength(1)
  expect(file).not.toMatch(/<!--|\u2028/)
  expect(JSON.parse(dataOf(file).toString()).nodes[0].name).toBe(name)
})

it('lets nothing be fetched', async () => {
  expect(await write(difficultRecord)).toContain(`content="default-src 'none'; script-src 'unsafe-inline'`)
})
