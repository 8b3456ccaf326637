/** Where documents stand in the pipeline on a day, and the changes that brought them there. */
import { type PrintedDate, printedDate } from '../../domain/history.ts'
import { pipelineStates } from '../../domain/pipeline.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { ReadQuery } from '../read-query.ts'
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

export interface ChangeRow {
  readonly agreementId: EntityId
  readonly id: string
  readonly status: string
  readonly on: PrintedDate | null
  readonly properties: Readonly<Record<string, unknown>>
  readonly evidenceIds: readonly string[]
}

/** In order of time within each document, of one date in the order of a life, those without a year last. */
export function statusChanges(agreementIds: readonly EntityId[]): ReadQuery<ChangeRow> {
  return {
    cypher: `UNWIND $agreementIds AS agreementId
      MATCH (:Entity {id: agreementId})-[r:HAS_CHANGED]->(change)
      WITH agreementId, change, r
      ORDER BY agreementId, coalesce(change.onEarliest, change.onLatest), change.onLatest, change.onEdtf,
        [place IN range(0, size($states) - 1) WHERE $states[place] = change.status][0], change.id
      RETURN agreementId, change.id AS id, change.status AS status, r.evidenceIds AS evidenceIds,
        change {.onEdtf, .onAsPrinted, .onInferred, .onWhy} AS properties`,
    params: { agreementIds, states: pipelineStates },
    columns: ['agreementId', 'id', 'status', 'evidenceIds', 'properties'],
    toRow: (record) => ({
      agreementId: record.get('agreementId'),
      id: record.get('id'),
      status: record.get('status'),
      on: printedDate(record.get('properties'), 'on'),
      properties: record.get('properties'),
      evidenceIds: record.get('evidenceIds') ?? [],
    }),
  }
}
