/** Where documents stand in the pipeline on a day, and the changes that brought them there. */
import { pipelineStates } from '../../domain/pipeline.ts'
import { projectNode } from '../light-entity.ts'
import { type FindingRange, wholeList } from './findings.ts'

/**
 * Of each state asked, in the order of answers. Stays that may last, in either view, are in one list; beside it those
 * that hold only now, because something undated is reported, or only for days gone by.
 */
export function stayRanges(status: readonly string[] | null, asOf: string, isPast: boolean): FindingRange[][] {
  const views = ['STAY', isPast ? 'BEFORE' : 'NOW']
  return pipelineStates.map((state) =>
    status === null || status.includes(state)
      ? views.map((view) => ({ ...wholeList(`${view}/${state}`), holdsOn: asOf }))
      : [],
  )
}

/** A change of a document: stored properties by name, and the ids of what says so. */
export type ChangeRow = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly status: string
  readonly evidenceIds: readonly string[] | null
}

const STATES = pipelineStates.map((state) => `'${state}'`).join(', ')

/**
 * Cypher: the changes of the document in the variable, with the id, the state and these properties of each. In order of
 * time, of one date in the order of a life, those without a year last.
 */
export const changesOf = (document: string, properties: readonly string[]) => `COLLECT {
  MATCH (${document})-[r:HAS_CHANGED]->(change)
  WITH change, r ORDER BY coalesce(change.onEarliest, change.onLatest), change.onLatest, change.onEdtf,
    [place IN range(0, ${pipelineStates.length - 1}) WHERE [${STATES}][place] = change.status][0], change.id
  RETURN ${projectNode('change', ['status', ...properties], 'evidenceIds: r.evidenceIds')} }`
