/** The manifest of a file in words: what was asked, of which graph, how much there is, what is not in it. */

import type { Language } from '../../domain/history-title.ts'
import { typeLabel } from '../../domain/labels.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import { totalOf } from '../../domain/subgraph-stream.ts'
import { count, say } from '../graph/words.ts'
import type { FileManifest } from './file-data.ts'

export function AboutFile({ manifest, language }: { readonly manifest: FileManifest; readonly language: Language }) {
  const { title, graphVersion, licence, leftOut, counts, arguments: asked } = manifest
  const given = Object.entries(asked).filter(([, value]) => value !== null)
  return (
    <>
      <h2>{title}</h2>
      <p>{say(language, 'counts', { n: totalOf(counts.entities), m: totalOf(counts.relationships) })}</p>
      <ul>
        {Object.entries(counts.entities).map(([label, many]) => (
          <li key={label}>
            {typeLabel(label as EntityLabel, language, 'SEVERAL')}: {count(many, language)}
          </li>
        ))}
      </ul>
      <p>{say(language, 'fileWhole')}</p>
      <dl className="fields">
        <div>
          <dt>{say(language, 'fileVersion')}</dt>
          <dd>{graphVersion}</dd>
        </div>
        <div>
          <dt>{say(language, 'fileLicence')}</dt>
          <dd>{licence}</dd>
        </div>
        <div>
          <dt>{say(language, 'fileAsked')}</dt>
          <dd>
            {given.map(([name, value]) => (
              <div key={name}>
                {name}: {Array.isArray(value) ? value.join(', ') : String(value)}
              </div>
            ))}
          </dd>
        </div>
        <div>
          <dt>{say(language, 'fileLeftOut')}</dt>
          <dd>{leftOut.join(' ')}</dd>
        </div>
      </dl>
    </>
  )
}
