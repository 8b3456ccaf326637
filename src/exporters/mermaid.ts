/** A flowchart of Mermaid, for documents in Markdown. Where it draws nothing any more, the file is refused and not written. */
import { InputError } from '../domain/errors.ts'
import type { EntityPart, RelationshipPart } from '../domain/subgraph-stream.ts'
import type { Exporter, WriteOptions } from './exporter.ts'
import { MOST_FIELDS } from './left-out.ts'
import { manifestLines, manifestOf } from './manifest.ts'
import { entityLines, relationshipLines } from './picture-text.ts'
import { typeStyles } from './type-styles.ts'

/** Mermaid's own limits, which a document cannot raise: `maxEdges` and `maxTextSize`. */
const MOST_EDGES = 500
const MOST_CHARACTERS = 50_000

export const mermaid: Exporter = {
  format: 'mermaid',
  name: 'Mermaid',
  purpose: 'For Markdown, wikis and notebooks that draw it: a flowchart as text.',
  mediaType: 'text/vnd.mermaid',
  extension: '.mmd',
  leavesOut: [
    MOST_FIELDS,
    {
      parts: ['STATUS_CHANGES', 'CLAIMS', 'EVIDENCE', 'CITED_SOURCES'],
      en: 'Status changes, claims, evidence, and sources that are not entities of it.',
      vi: 'Thay đổi tình trạng, thông tin theo nguồn, dẫn chứng và các nguồn không phải là đối tượng trong kết quả.',
    },
  ],
  mostEntities: 150,
  write: async function* (subgraph, options) {
    const [nodes, edges, types]: [string[], string[], Set<EntityPart['entity']['label']>] = [[], [], new Set()]
    for await (const part of subgraph.entities()) {
      nodes.push(nodeOf(part, options))
      types.add(part.entity.label)
    }
    for await (const part of subgraph.relationships()) edges.push(edgeOf(part, options))
    const styles = [...types].map((type) => {
      const { fill, line } = typeStyles[type]
      return `  classDef ${type} fill:${fill},stroke:${line},color:#16202e\n`
    })
    const manifest = manifestLines(manifestOf(subgraph, mermaid, options)).map(comment)
    const text = [
      `---\ntitle: ${JSON.stringify(subgraph.about.title)}\n---\n`,
      ...manifest,
      'flowchart LR\n',
      ...styles,
      ...nodes,
      ...edges,
    ].join('')
    assertDrawable(edges.length, text.length)
    yield text
  },
}

/** @throws {InputError} BAD_INPUT where Mermaid would show an error in its place. */
function assertDrawable(edges: number, characters: number): void {
  const hint = 'ask for fewer entities or types of relationships, or take "svg" or "dot".'
  if (edges > MOST_EDGES) {
    throw new InputError(`Mermaid draws at most ${MOST_EDGES} relationships, and there are ${edges}.`, { hint })
  }
  if (characters > MOST_CHARACTERS) {
    throw new InputError(`Mermaid reads at most ${MOST_CHARACTERS} characters, and there are ${characters}.`, { hint })
  }
}

function nodeOf({ entity }: EntityPart, { language }: WriteOptions): string {
  const [open, close] = typeStyles[entity.label].brackets
  return `  ${keyOf(entity.id)}${open}${shown(entityLines(entity, language))}${close}:::${entity.label}\n`
}

/** What nobody printed is drawn as a broken line. */
function edgeOf({ relationship }: RelationshipPart, { language }: WriteOptions): string {
  const { id, from, to, inferred } = relationship
  const arrow = inferred ? '-.->' : '-->'
  return `  ${keyOf(from)} ${id}@${arrow}|${shown(relationshipLines(relationship, language))}| ${keyOf(to)}\n`
}

/** A name in Mermaid has no colon; ids have no underscore. */
const keyOf = (id: string): string => id.replace(':', '_')

/** Whatever is a mark of Mermaid, Markdown or HTML stands as its number. */
function shown(lines: readonly string[]): string {
  const written = lines.map((line) =>
    line.replaceAll(/[^\p{L}\p{M}\p{N} .,()–-]/gu, (one) => `#${one.codePointAt(0)};`),
  )
  return `"${written.join('<br/>')}"`
}

/** Braces would begin a directive. */
const comment = (line: string): string =>
  `%% ${line.replaceAll(/\s+/g, ' ').replaceAll('{', '(').replaceAll('}', ')')}\n`
