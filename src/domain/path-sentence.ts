/** A path in words: one sentence that a report can take as it is. */
import type { WalkedType } from './connections.ts'
import type { Language } from './history-title.ts'
import { type EntityLabel, labelOf } from './ontology.ts'
import { phraseOf, taking } from './relationship-phrases.ts'
import type { EntityId } from './subgraph.ts'

export interface NamedEntity {
  readonly id: EntityId
  readonly name: string
  readonly nameVi: string | null
}

export interface Hop {
  readonly type: WalkedType
  readonly from: EntityId
  readonly role: string | null
  readonly scope: string | null
}

/** `hops[n]` joins `entities[n]` and `entities[n + 1]`. */
export function pathSentence(entities: readonly NamedEntity[], hops: readonly Hop[], language: Language): string {
  const name = (entity: NamedEntity) => (language === 'VI' ? (entity.nameVi ?? entity.name) : entity.name).trim()
  const clauses = hops.map((hop, place) => {
    const [near, far] = [entities[place]!, entities[place + 1]!]
    const start = place === 0 ? name(near) : takenUp(labelOf(near.id) as EntityLabel, language)
    return `${start} ${phraseOf(hop, hop.from === near.id, language)} ${name(far)}`
  })
  const sentence = clauses.join(language === 'VI' ? '; ' : ', ')
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
}

function takenUp(label: EntityLabel, language: Language): string {
  if (language === 'VI') return taking[label]
  return label === 'Person' ? 'who' : 'which'
}
