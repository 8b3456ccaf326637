/** A picture to print, laid out by Graphviz: with a title, a legend of what is in it, and where it is from. */
import { nameIn, typeLabel } from '../domain/labels.ts'
import type { NodeLabel } from '../domain/ontology.ts'
import type { EntityPart, RelationshipPart, SubgraphStream } from '../domain/subgraph-stream.ts'
import { attributes, edgeLook, LOOK, nodeLook, quoted } from './dot.ts'
import { changeLines, claimLines, sentenceOf } from './evidence-text.ts'
import type { Exporter, WriteOptions } from './exporter.ts'
import { CITED_SOURCES, MOST_FIELDS, XML_SIGNS } from './left-out.ts'
import { nameOf, relationshipLines } from './picture-text.ts'
import { framed } from './svg-frame.ts'
import { layOut } from './svg-layout.ts'
import { escaped, shown } from './xml.ts'

export const svg: Exporter = {
  format: 'svg',
  name: 'SVG',
  purpose: 'For reports: a picture to print, with a legend; sentences of sources show where the pointer rests.',
  mediaType: 'image/svg+xml',
  extension: '.svg',
  leavesOut: [
    MOST_FIELDS,
    {
      parts: ['STATUS_CHANGES', 'CLAIMS', 'EVIDENCE'],
      en: 'Status changes, claims and evidence as data: their sentences are the titles of what they prove.',
      vi: 'Thay đổi tình trạng, thông tin theo nguồn và dẫn chứng ở dạng dữ liệu: câu chữ nằm trong chú thích của đối tượng.',
    },
    CITED_SOURCES,
    XML_SIGNS,
  ],
  mostEntities: 150,
  write: async function* (subgraph, options) {
    const picture = await readPicture(subgraph, options)
    const { width, height, body } = parseLaidOut(shown(await layOut(picture.dot, options)))
    const drawn = body.replaceAll(GROUP, (_all, key: string, kind: string) => {
      const { id, type, title, ends } = picture.parts.get(key)!
      const data = ends === null ? '' : ` data-from="${ends.from}" data-to="${ends.to}"`
      return `<g id="${escaped(id)}" class="${kind} ${type}"${data}>\n<title>${escaped(title)}</title>`
    })
    const types = Object.keys(subgraph.counts().entities) as NodeLabel[]
    const legend = types.map((type) => ({ type, label: typeLabel(type, options.language) }))
    const { hasInferred } = picture
    yield framed(
      { width, height, body: drawn, legend, hasInferred },
      subgraph.about,
      subgraph.counts(),
      options.language,
    )
  },
}

interface PicturePart {
  readonly id: string
  readonly type: string
  /** Shows where the pointer rests. */
  readonly title: string
  readonly ends: { readonly from: string; readonly to: string } | null
}

interface Picture {
  readonly dot: string
  /** By the id that they have in the picture until it is laid out. */
  readonly parts: ReadonlyMap<string, PicturePart>
  readonly hasInferred: boolean
}

async function readPicture(subgraph: SubgraphStream, options: WriteOptions): Promise<Picture> {
  const parts = new Map<string, PicturePart>()
  const lines: string[] = []
  let hasInferred = false
  for await (const part of subgraph.entities()) {
    const key = `part${parts.size}`
    parts.set(key, entityPart(part, options))
    lines.push(`${quoted(part.entity.id)} [${attributes({ ...nodeLook(part, options.language), id: quoted(key) })}]`)
  }
  for await (const part of subgraph.relationships()) {
    const { from, to, inferred } = part.relationship
    const key = `part${parts.size}`
    parts.set(key, relationshipPart(part, options))
    hasInferred ||= inferred
    const look = attributes({ ...edgeLook(part, options.language), id: quoted(key) })
    lines.push(`${quoted(from)} -> ${quoted(to)} [${look}]`)
  }
  // Those who read on count what is read.
  for await (const _source of subgraph.sources());
  for await (const _evidence of subgraph.evidence());
  return { dot: `digraph "" {\n${LOOK}${lines.join('\n')}\n}\n`, parts, hasInferred }
}

function entityPart({ entity, claims, changes }: EntityPart, { language }: WriteOptions): PicturePart {
  const sentences = [...claimLines(claims, language), ...changeLines(changes, language)]
  const title = [nameOf(entity, language), ...sentences].join('\n')
  return { id: entity.id, type: entity.label, title, ends: null }
}

function relationshipPart(
  { relationship, evidence, ...named }: RelationshipPart,
  { language }: WriteOptions,
): PicturePart {
  const { id, type, from, to, why } = relationship
  const verb = relationshipLines(relationship, language).join(' ')
  const said = `${nameIn(named.from, language)} — ${verb} — ${nameIn(named.to, language)}`
  const title = [said, ...(why === null ? [] : [why]), ...evidence.map(sentenceOf)].join('\n')
  return { id, type, title, ends: { from, to } }
}

/** How Graphviz begins a node or an edge. */
const GROUP = /<g id="(part\d+)" class="(node|edge)[^"]*">\s*<title>[^<]*<\/title>/g

/** What is drawn, and how large, in points. Fonts are those of the whole file. */
function parseLaidOut(file: string): { readonly width: number; readonly height: number; readonly body: string } {
  const [, width, height] = /<svg width="([\d.]+)pt" height="([\d.]+)pt"/.exec(file)!
  const body = file
    .slice(file.indexOf('<g id="graph0"'), file.lastIndexOf('</svg>'))
    .replaceAll(/<!--.*?-->\n?| font-family="[^"]*"/gs, '')
  return { width: Number(width), height: Number(height), body }
}
