/** What happened, before the name of that with which it happened. */
import type { HistoryEvent } from '../history.ts'
import { eventWords } from '../history-title.ts'
import type { Writer } from './brief-writer.ts'

/** They take place, and are not held as a meeting is. */
const journeys: ReadonlySet<string> = new Set(['VISIT', 'FACT_FINDING_MISSION'])

/** `Signed: `; `kind`: of the entity. */
export function eventHead(event: HistoryEvent, kind: string | null, writer: Writer): string {
  const isJourney = event === 'HELD' && kind !== null && journeys.has(kind)
  return `${isJourney ? writer.say('Took place', 'Diễn ra') : eventWords(event, writer.language)}: `
}
