/** Nodes and links, as JSON: the form that D3 and NetworkX read, with evidence beside it. */

import { typeLabel, verbLabel } from '../domain/labels.ts'
import { nodeTypes, relationshipTypes } from '../domain/ontology.ts'
import type { EntityPart, RelationshipPart, SubgraphStream } from '../domain/subgraph-stream.ts'
import { changeOf, claimOf, evidenceOf, withLabels } from './claim-json.ts'
import type { Exporter, WriteOptions } from './exporter.ts'
import { manifestOf } from './manifest.ts'

export const json: Exporter = {
  format: 'json',
  name: 'JSON',
  purpose: 'For programs: nodes and links, with every claim and the evidence for it.',
  mediaType: 'application/json',
  extension: '.json',
  leavesOut: [],
  mostEntities: null,
  write: (subgraph, options) => writeJson(subgraph, options, json),
}

/** Also within other formats, whose manifest it then has. */
export async function* writeJson(
  subgraph: SubgraphStream,
  options: WriteOptions,
  exporter: Pick<Exporter, 'format' | 'leavesOut'>,
): AsyncIterable<string> {
  const { title, graphVersion } = subgraph.about
  yield `{"directed":true,"multigraph":true,"graph":${JSON.stringify({ title, graphVersion })},\n"nodes":`
  yield* list(subgraph.entities(), (part) => nodeOf(part, options))
  yield ',\n"links":'
  yield* list(subgraph.relationships(), (part) => linkOf(part, options))
  yield ',\n"sources":'
  yield* list(subgraph.sources(), ({ id, fields }) => ({
    id,
    ...withLabels(fields, nodeTypes.Source.fields, options.language),
  }))
  yield ',\n"evidence":'
  yield* list(subgraph.evidence(), evidenceOf)
  yield `,\n"manifest":${JSON.stringify(manifestOf(subgraph, exporter, options))}}\n`
}

/** A record a line. */
async function* list<Part>(parts: AsyncIterable<Part>, toJson: (part: Part) => object) {
  let before = '['
  for await (const part of parts) {
    yield `${before}\n${JSON.stringify(toJson(part))}`
    before = ','
  }
  yield before === '[' ? '[]' : '\n]'
}

function nodeOf({ entity, claims, changes }: EntityPart, { language }: WriteOptions) {
  const { id, label, fields } = entity
  return {
    id,
    type: label,
    typeLabel: typeLabel(label, language),
    ...withLabels(fields, nodeTypes[label].fields, language),
    ...(changes.length === 0 ? {} : { changes: changes.map((change) => changeOf(change, language)) }),
    claims: claims.map(claimOf),
  }
}

function linkOf({ relationship, claims }: RelationshipPart, { language }: WriteOptions) {
  const { id, type, from, to, fields, inferred, why, evidenceIds } = relationship
  return {
    key: id,
    source: from,
    target: to,
    type,
    typeLabel: verbLabel(type, language),
    ...withLabels(fields, relationshipTypes[type].fields, language),
    inferred,
    why,
    evidenceIds,
    claims: claims.map(claimOf),
  }
}
