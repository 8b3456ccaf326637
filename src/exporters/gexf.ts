/**
 * GEXF 1.3: the network with the time in which each thing is there, from the first day that its dates allow to the last.
 * An attribute beside it says how the source prints the date. Evidence stands on what it proves: GEXF has no other place.
 */

import type { Language } from '../domain/history-title.ts'
import { nameIn, typeLabel, verbLabel } from '../domain/labels.ts'
import { nodeTypes, relationshipTypes } from '../domain/ontology.ts'
import type { EvidenceRecord } from '../domain/subgraph.ts'
import type { EntityPart, RelationshipPart, SubgraphAbout } from '../domain/subgraph-stream.ts'
import { changeOf, claimOf, evidenceOf } from './claim-json.ts'
import { changeLines, claimLines, distinct, evidenceAt, sentenceOf } from './evidence-text.ts'
import type { Exporter, WriteOptions } from './exporter.ts'
import { flatten, textOf } from './field-text.ts'
import { type AttributeSpec, attributesOf } from './flat-attributes.ts'
import { CITED_SOURCES, XML_SIGNS } from './left-out.ts'
import { manifestLines, manifestOf } from './manifest.ts'
import { timeOfEntity, timeOfRelationship } from './time-bounds.ts'
import { typeStyles } from './type-styles.ts'
import { comment, element, elementOfAttributes } from './xml.ts'

export const gexf: Exporter = {
  format: 'gexf',
  name: 'GEXF 1.3',
  purpose: 'For Gephi and its timeline: a network in time, with all fields, claims and evidence.',
  mediaType: 'application/gexf+xml',
  extension: '.gexf',
  leavesOut: [CITED_SOURCES, XML_SIGNS],
  mostEntities: null,
  write: async function* (subgraph, options) {
    yield head(subgraph.about, options.language)
    yield '<nodes>\n'
    for await (const part of subgraph.entities()) yield nodeOf(part, options)
    yield '</nodes>\n<edges>\n'
    for await (const part of subgraph.relationships()) yield edgeOf(part, options)
    yield '</edges>\n</graph>\n</gexf>\n'
    yield comment(`\n${manifestLines(manifestOf(subgraph, gexf, options)).join('\n')}\n`)
  },
}

const text = (name: string, label: string): AttributeSpec => ({ name, type: 'string', label })

/** Besides the fields. */
const ownAttributes: Readonly<Record<'node' | 'edge', readonly AttributeSpec[]>> = {
  node: [
    text('type', 'Type'),
    text('typeLabel', 'Type in words'),
    text('statusChanges', 'States it came into'),
    text('changes', 'States it came into, as JSON'),
    text('evidence', 'Sentences of sources'),
    text('claims', 'Claims, as JSON'),
    text('evidenceRecords', 'Evidence, as JSON'),
  ],
  edge: [
    text('type', 'Type'),
    { name: 'inferred', type: 'boolean', label: 'Inferred' },
    text('why', 'How we know'),
    text('evidenceIds', 'Ids of evidence'),
    text('evidence', 'Sentences of sources'),
    text('claims', 'Claims, as JSON'),
    text('evidenceRecords', 'Evidence, as JSON'),
  ],
}

function head({ title, graphVersion, licence }: SubgraphAbout, language: Language): string {
  const declared = (owner: 'node' | 'edge', attributes: readonly AttributeSpec[]) =>
    elementOfAttributes('attributes', {
      '@class': owner,
      '@mode': 'static',
      attribute: attributes.map(({ name, type, label }) => ({ '@id': name, '@title': label, '@type': type })),
    })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n',
    element('meta', {
      creator: 'Accord',
      description: `${title}. Accord graph ${graphVersion}. Licence: ${licence}`,
    }),
    '<graph defaultedgetype="directed" idtype="string" mode="dynamic" timeformat="date" timerepresentation="interval">\n',
    declared('node', [...ownAttributes.node, ...attributesOf('NODE', language)]),
    declared('edge', [...ownAttributes.edge, ...attributesOf('EDGE', language)]),
  ].join('')
}

function nodeOf({ entity, claims, changes }: EntityPart, { language }: WriteOptions): string {
  const { id, label, fields } = entity
  const names = { name: String(fields.name ?? id), nameVi: (fields.nameVi as string | undefined) ?? null }
  return elementOfAttributes('node', {
    '@id': id,
    '@label': nameIn(names, language),
    ...spanOf(timeOfEntity(entity)),
    attvalues: valuesOf({
      type: label,
      typeLabel: typeLabel(label, language),
      ...flatten(fields, nodeTypes[label].fields, language),
      statusChanges: changeLines(changes, language).join('\n'),
      changes: changes.length === 0 ? '' : JSON.stringify(changes.map((change) => changeOf(change, language))),
      evidence: claimLines(claims, language).join('\n'),
      claims: claims.length === 0 ? '' : JSON.stringify(claims.map(claimOf)),
      evidenceRecords: recordsOf(evidenceAt(claims, changes)),
    }),
    color: { '@r': channel(label, 0), '@g': channel(label, 1), '@b': channel(label, 2) },
  })
}

function edgeOf({ relationship, evidence, claims }: RelationshipPart, { language }: WriteOptions): string {
  const { id, type, from, to, fields, inferred, why, evidenceIds } = relationship
  return elementOfAttributes('edge', {
    '@id': id,
    '@source': from,
    '@target': to,
    '@label': verbLabel(type, language),
    ...spanOf(timeOfRelationship(relationship)),
    attvalues: valuesOf({
      type,
      ...flatten(fields, relationshipTypes[type].fields, language),
      inferred,
      why: why ?? '',
      evidenceIds: evidenceIds.join(' '),
      evidence: evidence.map(sentenceOf).join('\n'),
      claims: claims.length === 0 ? '' : JSON.stringify(claims.map(claimOf)),
      evidenceRecords: recordsOf(distinct([...evidence, ...claims.map((claim) => claim.evidence)])),
    }),
  })
}

const recordsOf = (evidence: readonly EvidenceRecord[]) =>
  evidence.length === 0 ? '' : JSON.stringify(evidence.map(evidenceOf))

/** An end that is open has no attribute. */
function spanOf({ start, end }: { readonly start: string | null; readonly end: string | null }) {
  return { ...(start === null ? {} : { '@start': start }), ...(end === null ? {} : { '@end': end }) }
}

/** What is empty has none. */
function valuesOf(values: Readonly<Record<string, string | number | boolean | readonly string[]>>) {
  const attvalue = Object.entries(values)
    .map(([name, value]) => ({ '@for': name, '@value': textOf(value) }))
    .filter((one) => one['@value'] !== '')
  return { attvalue }
}

/** Of the colour of its type: 0 is red, 1 green, 2 blue. */
function channel(label: EntityPart['entity']['label'], place: 0 | 1 | 2): number {
  return Number.parseInt(typeStyles[label].line.slice(1 + 2 * place, 3 + 2 * place), 16)
}
