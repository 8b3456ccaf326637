/** What the file itself is: a data set (VoID) that a question made out of a version of the graph (PROV-O). */

import { hash } from 'node:crypto'
import { totalOf } from '../../domain/subgraph-stream.ts'
import type { Manifest } from '../manifest.ts'
import { inBoth, plain, type Resource, reference, type Statement, typed } from './resource.ts'

export function resourceOfExport(manifest: Manifest): Resource {
  const { title, language, arguments: asked, graphVersion, counts, leftOut, licence } = manifest
  const question = JSON.stringify(asked)
  const version = encodeURIComponent(graphVersion)
  const id = `export:${version}/${hash('sha256', question).slice(0, 16)}`
  const number = (name: string, many: number): Statement => [name, typed(many, 'xsd:integer')]
  return {
    id,
    types: ['void:Dataset', 'prov:Entity'],
    statements: [
      ['dcterms:title', { text: title, language }],
      ['dc:rights', plain(licence)],
      number('void:entities', totalOf(counts.entities)),
      number('accord:relationshipCount', totalOf(counts.relationships)),
      number('accord:statusChangeCount', counts.statusChanges),
      number('accord:claimCount', counts.claims),
      number('accord:evidenceCount', counts.evidence),
      number('accord:sourceCount', counts.sources),
      ['accord:isComplete', typed(true, 'xsd:boolean')],
      ...leftOut.map((text): Statement => ['accord:leftOut', { text, language }]),
      [
        'prov:wasGeneratedBy',
        {
          id: `${id}#question`,
          types: ['prov:Activity'],
          statements: [
            ...inBoth(['Question', 'Câu hỏi']).map((text): Statement => ['rdfs:label', text]),
            ['accord:arguments', plain(question)],
            ['prov:used', reference(`graph:${version}`)],
          ],
        },
      ],
    ],
  }
}
