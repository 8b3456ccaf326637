/**
 * GraphML 1.0: a node for each entity, an edge for each relationship, with all their fields flat. Claims and status changes
 * stand on them as JSON beside the readable lines; sources and evidence at the end of the graph, a JSON object a line.
 */

import type { Language } from '../domain/history-title.ts'
import { nameIn, typeLabel, verbLabel } from '../domain/labels.ts'
import { nodeTypes, relationshipTypes } from '../domain/ontology.ts'
import type { EntityPart, RelationshipPart } from '../domain/subgraph-stream.ts'
import { changeOf, claimOf, evidenceOf, withLabels } from './claim-json.ts'
import { changeLines, claimLines, sentenceOf } from './evidence-text.ts'
import type { Exporter, WriteOptions } from './exporter.ts'
import { flatten, textOf } from './field-text.ts'
import { type AttributeSpec, attributesOf } from './flat-attributes.ts'
import { XML_SIGNS } from './left-out.ts'
import { manifestOf } from './manifest.ts'
import { element, escaped } from './xml.ts'

const NAMESPACE = 'http://graphml.graphdrawing.org/xmlns'

export const graphml: Exporter = {
  format: 'graphml',
  name: 'GraphML 1.0',
  purpose: 'For Gephi, yEd, Cytoscape, NetworkX and igraph: a network with all fields, claims and evidence.',
  mediaType: 'application/graphml+xml',
  extension: '.graphml',
  leavesOut: [XML_SIGNS],
  mostEntities: null,
  write: async function* (subgraph, options) {
    yield head(subgraph.about.title, options.language)
    yield data('graph.title', subgraph.about.title)
    yield data('graph.graphVersion', subgraph.about.graphVersion)
    for await (const part of subgraph.entities()) yield nodeOf(part, options)
    for await (const part of subgraph.relationships()) yield edgeOf(part, options)
    yield* lines('graph.sources', subgraph.sources(), ({ id, fields }) => ({
      id,
      ...withLabels(fields, nodeTypes.Source.fields, options.language),
    }))
    yield* lines('graph.evidence', subgraph.evidence(), evidenceOf)
    yield data('graph.manifest', JSON.stringify(manifestOf(subgraph, graphml, options)))
    yield '</graph>\n</graphml>\n'
  },
}

const text = (name: string, label: string): AttributeSpec => ({ name, type: 'string', label })

/** Besides the fields. */
const ownKeys: Readonly<Record<'graph' | 'node' | 'edge', readonly AttributeSpec[]>> = {
  graph: [
    text('title', 'Title'),
    text('graphVersion', 'Version of the graph'),
    text('sources', 'Sources that are no nodes, a JSON object a line'),
    text('evidence', 'Evidence, a JSON object a line'),
    text('manifest', 'What was asked, and what is in the file, as JSON'),
  ],
  node: [
    text('type', 'Type'),
    text('typeLabel', 'Type in words'),
    text('label', 'Label'),
    text('statusChanges', 'States it came into, a line each'),
    text('changes', 'The same as JSON'),
    text('evidence', 'Sentences of sources, a line each'),
    text('claims', 'What sources say of which property, as JSON'),
  ],
  edge: [
    text('id', 'Id'),
    text('type', 'Type'),
    text('label', 'Label'),
    { name: 'inferred', type: 'boolean', label: 'Inferred' },
    text('why', 'How we know'),
    text('evidenceIds', 'Ids of evidence, with spaces between'),
    text('evidence', 'Sentences of sources, a line each'),
    text('claims', 'What sources say of it, as JSON'),
  ],
}

function head(title: string, language: Language): string {
  const keys = [
    ...ownKeys.graph.map((key) => ['graph', key] as const),
    ...[...ownKeys.node, ...attributesOf('NODE', language)].map((key) => ['node', key] as const),
    ...[...ownKeys.edge, ...attributesOf('EDGE', language)].map((key) => ['edge', key] as const),
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<graphml xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
    ` xsi:schemaLocation="${NAMESPACE} ${NAMESPACE}/1.0/graphml.xsd">\n`,
    element('desc', { '#text': title }),
    ...keys.map(([owner, { name, type, label }]) =>
      element('key', { '@id': `${owner}.${name}`, '@for': owner, '@attr.name': name, '@attr.type': type, desc: label }),
    ),
    '<graph id="accord" edgedefault="directed">\n',
  ].join('')
}

function nodeOf({ entity, claims, changes }: EntityPart, { language }: WriteOptions): string {
  const { id, label, fields } = entity
  return element('node', {
    '@id': id,
    data: dataOf('node', {
      type: label,
      typeLabel: typeLabel(label, language),
      label: nameIn(
        { name: String(fields.name ?? id), nameVi: (fields.nameVi as string | undefined) ?? null },
        language,
      ),
      ...flatten(fields, nodeTypes[label].fields, language),
      statusChanges: changeLines(changes, language).join('\n'),
      changes: changes.length === 0 ? '' : JSON.stringify(changes.map((change) => changeOf(change, language))),
      evidence: claimLines(claims, language).join('\n'),
      claims: claims.length === 0 ? '' : JSON.stringify(claims.map(claimOf)),
    }),
  })
}

function edgeOf({ relationship, evidence, claims }: RelationshipPart, { language }: WriteOptions): string {
  const { id, type, from, to, fields, inferred, why, evidenceIds } = relationship
  return element('edge', {
    '@id': edgeId(id),
    '@source': from,
    '@target': to,
    data: dataOf('edge', {
      id,
      type,
      label: verbLabel(type, language),
      ...flatten(fields, relationshipTypes[type].fields, language),
      inferred,
      why: why ?? '',
      evidenceIds: evidenceIds.join(' '),
      evidence: evidence.map(sentenceOf).join('\n'),
      claims: claims.length === 0 ? '' : JSON.stringify(claims.map(claimOf)),
    }),
  })
}

/** An id of GraphML has no slash; those of the graph have no two hyphens in a row. */
const edgeId = (id: string): string => id.replaceAll('/', '--')

type Value = string | number | boolean | readonly string[]

/** What is empty has none. */
function dataOf(owner: 'node' | 'edge', values: Readonly<Record<string, Value>>) {
  return Object.entries(values)
    .map(([name, value]) => ({ '@key': `${owner}.${name}`, '#text': textOf(value) }))
    .filter((one) => one['#text'] !== '')
}

const data = (key: string, value: string): string => element('data', { '@key': key, '#text': value })

/** Written as it is read: there may be any number. */
async function* lines<Part>(key: string, parts: AsyncIterable<Part>, toJson: (part: Part) => object) {
  yield `<data key="${key}">`
  let before = ''
  for await (const part of parts) {
    yield before + escaped(JSON.stringify(toJson(part)))
    before = '\n'
  }
  yield '</data>\n'
}
