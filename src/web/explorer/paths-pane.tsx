/** How two picked entities are connected: a sentence for each path, and the one that is looked at stands out. */
import type { View } from '../graph/view.ts'
import { say } from '../graph/words.ts'
import type { FoundPaths } from './server.ts'

interface Props {
  readonly found: FoundPaths
  readonly view: View
  readonly chosen: number | null
  readonly onChoose: (index: number | null) => void
}

export function PathsPane({ found, view, chosen, onChoose }: Props) {
  const { language } = view
  return (
    <section className="paths" aria-label={say(language, 'paths')}>
      <h2>{say(language, 'paths')}</h2>
      {found.paths.length === 0 && <p>{say(language, 'noPath')}</p>}
      {found.passesHubs && found.paths.length > 0 && <p className="note">{say(language, 'throughHubs')}</p>}
      <ol>
        {found.paths.map(({ english, vietnamese, ids }, index) => (
          <li key={ids.join()}>
            <button
              type="button"
              aria-pressed={chosen === index}
              onClick={() => onChoose(chosen === index ? null : index)}
            >
              {language === 'VI' ? vietnamese : english}
            </button>
          </li>
        ))}
      </ol>
      {found.truncated && <p className="note">{say(language, 'pathsCut')}</p>}
    </section>
  )
}
