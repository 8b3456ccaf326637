/** DOT of Graphviz: a picture to be laid out, with every field as an attribute that other programs can read. */

import { fieldLabel } from '../domain/labels.ts'
import { nodeTypes, relationshipTypes } from '../domain/ontology.ts'
import type { EntityPart, RelationshipPart } from '../domain/subgraph-stream.ts'
import { changeLines, claimLines, sentenceOf } from './evidence-text.ts'
import type { Exporter, WriteOptions } from './exporter.ts'
import { flatten, textOf } from './field-text.ts'
import { CITED_SOURCES } from './left-out.ts'
import { manifestLines, manifestOf } from './manifest.ts'
import { entityLines, relationshipLines } from './picture-text.ts'
import { typeStyles } from './type-styles.ts'

export const dot: Exporter = {
  format: 'dot',
  name: 'DOT (Graphviz)',
  purpose: 'For Graphviz: a picture to lay out your own way, with fields as attributes and sentences as tooltips.',
  mediaType: 'text/vnd.graphviz',
  extension: '.dot',
  leavesOut: [
    {
      parts: ['STATUS_CHANGES', 'CLAIMS', 'EVIDENCE'],
      en: 'Status changes, claims and evidence as data: their sentences are in the tooltips.',
      vi: 'Thay đổi tình trạng, thông tin theo nguồn và dẫn chứng ở dạng dữ liệu: câu chữ nằm trong chú thích (tooltip).',
    },
    CITED_SOURCES,
  ],
  mostEntities: null,
  write: async function* (subgraph, options) {
    yield `digraph ${quoted(subgraph.about.title)} {\n${LOOK}`
    for await (const part of subgraph.entities()) yield nodeOf(part, options)
    for await (const part of subgraph.relationships()) yield edgeOf(part, options)
    for (const line of manifestLines(manifestOf(subgraph, dot, options))) yield `// ${line.replaceAll(/\s+/g, ' ')}\n`
    yield '}\n'
  },
}

/** For all of a picture. Widths of letters are those of the font that it names alone: Graphviz knows no list. */
export const LOOK = `  graph [charset="UTF-8", rankdir="LR", ranksep="0.4", nodesep="0.12", outputorder="edgesfirst"]
  node [fontname="Helvetica", fontsize="11", height="0.3", margin="0.12,0.06"]
  edge [fontname="Helvetica", fontsize="9", color="#7a8494", fontcolor="#3d4654", arrowsize="0.6"]
`

function nodeOf(part: EntityPart, { language }: WriteOptions): string {
  const { entity, claims, changes } = part
  const { name, ...fields } = flatten(entity.fields, nodeTypes[entity.label].fields, language)
  return `  ${quoted(entity.id)} [${attributes({
    ...nodeLook(part, language),
    tooltip: shown([...claimLines(claims, language), ...changeLines(changes, language)]),
    type: quoted(entity.label),
    // As `name`, JSON of Graphviz would have it twice: it calls the node itself so.
    ...(name === undefined ? {} : { fullName: quoted(textOf(name)) }),
    ...quotedAll(fields),
  })}]\n`
}

export function nodeLook({ entity }: Pick<EntityPart, 'entity'>, language: WriteOptions['language']) {
  const { fill, line, shape, form } = typeStyles[entity.label]
  return {
    label: shown(entityLines(entity, language)),
    shape,
    style: form === 'plain' ? 'filled' : `"filled,${form}"`,
    fillcolor: quoted(fill),
    color: quoted(line),
    class: quoted(entity.label),
  }
}

function edgeOf({ relationship, evidence }: RelationshipPart, { language }: WriteOptions): string {
  const { id, type, from, to, fields, inferred, why, evidenceIds } = relationship
  const because = why === null ? [] : [`${fieldLabel('why', language)}: ${why}`]
  return `  ${quoted(from)} -> ${quoted(to)} [${attributes({
    ...edgeLook({ relationship }, language),
    tooltip: shown([...evidence.map(sentenceOf), ...because]),
    id: quoted(id),
    type: quoted(type),
    ...quotedAll(flatten(fields, relationshipTypes[type].fields, language)),
    inferred: String(inferred),
    ...(why === null ? {} : { why: quoted(why) }),
    evidenceIds: quoted(evidenceIds.join(' ')),
  })}]\n`
}

/** What nobody printed is drawn as a broken line. */
export function edgeLook({ relationship }: Pick<RelationshipPart, 'relationship'>, language: WriteOptions['language']) {
  return {
    label: shown(relationshipLines(relationship, language)),
    class: quoted(relationship.type),
    ...(relationship.inferred ? { style: 'dashed' } : {}),
  }
}

/** Values are written already. */
export function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')
}

function quotedAll(fields: ReturnType<typeof flatten>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, quoted(textOf(value))]))
}

/**
 * A string of DOT. Backslashes are doubled, as Graphviz has them in labels: single ones cannot be written before a quotation
 * mark. A null character would end it.
 */
export function quoted(text: string): string {
  return `"${text.replaceAll('\0', '�').replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** The same to be drawn, a line each: what looks like a character entity of HTML is not one. */
export function shown(lines: readonly string[]): string {
  return quoted(lines.join('\n').replaceAll(/&(?=#?\w+;)/g, '&amp;')).replaceAll('\n', '\\n')
}
