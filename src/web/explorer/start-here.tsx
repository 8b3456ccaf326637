/** What an empty view offers: examples that lead somewhere. */
import type { Language } from '../../domain/history-title.ts'
import type { Act } from '../graph/change-view.ts'
import { say } from '../graph/words.ts'

/** Entities of the seed; a graph without them says so when one is pressed. */
const EXAMPLES = [
  { id: 'partner:cuba', en: 'Cuba', vi: 'Cuba' },
  { id: 'partner:laos', en: 'Laos', vi: 'Lào' },
  { id: 'partner:undp', en: 'UNDP', vi: 'UNDP' },
  { id: 'policy:39-ct-tw', en: 'Directive 39', vi: 'Chỉ thị 39' },
] as const

export function StartHere({ language, act }: { readonly language: Language; readonly act: Act }) {
  return (
    <div className="start">
      <h2>{say(language, 'start')}</h2>
      <p>{say(language, 'startHint')}</p>
      <div className="buttons">
        {EXAMPLES.map(({ id, en, vi }) => (
          <button
            key={id}
            type="button"
            onClick={() => {
              act({ kind: 'show', id })
              act({ kind: 'expand', id, depth: 1, limit: 25 })
            }}
          >
            {language === 'VI' ? vi : en}
          </button>
        ))}
      </div>
    </div>
  )
}
