/** What happened with an entity, in order of time: reads a page of its TIMELINE by keyset, whatever the entity's size. */
import neo4j from 'neo4j-driver'
import type { HistoryEvent, PrintedDate } from '../../domain/history.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { type LightEntity, projectNode, toLightEntity } from '../light-entity.ts'
import { type EvidenceAsked, evidenceOf, type LightEvidence } from '../light-evidence.ts'
import type { ReadQuery } from '../read-query.ts'
import { UNDATED } from '../timeline-entries.ts'

export interface HistoryQuestion {
  readonly of: EntityId
  readonly labels: readonly EntityLabel[] | null
  /** ISO days. `from` and `until` leave out what has no year; `asOf` keeps it. */
  readonly from: string | null
  readonly until: string | null
  readonly asOf: string | null
  readonly includeParts: boolean
  readonly order: 'ASC' | 'DESC'
  readonly first: number
  /** Sort key of the last entry of the page before. */
  readonly after: string | null
}

/** What the rows bring, as names of stored properties: they become part of the statement. */
export interface HistoryShape {
  /** Of the entry, where its date is asked for: `edtf`, `asPrinted`, `inferred`, `why`. */
  readonly date: readonly string[]
  readonly entity: readonly string[]
  readonly body: readonly string[]
  readonly evidence: EvidenceAsked
}

export interface HistoryRow {
  /** Sort key: a page goes on after it. */
  readonly at: string
  readonly event: HistoryEvent
  readonly date: PrintedDate | null
  readonly entity: LightEntity
  readonly body: LightEntity
  /** Of these two the one that the shape has; null what it has not. */
  readonly evidenceIds: readonly string[] | null
  readonly evidence: readonly LightEvidence[] | null
}

/**
 * At most `first` + 1 rows, so that the caller sees whether more come. Dated entries first, in the order asked; then
 * days without a year, by month and day; then what has no date at all. An unknown entity has no rows.
 */
export function history(question: HistoryQuestion, shape: HistoryShape): ReadQuery<HistoryRow> {
  const { after, order } = question
  const isPastDated = after !== null && after >= UNDATED
  const branches = [
    ...(isPastDated ? [] : [branch(datedRange(after, order), conditions(question), order)]),
    ...(question.from === null && question.until === null
      ? [branch(isPastDated ? 'entry.at > $after' : 'entry.at >= $undated', conditions(question), 'ASC')]
      : []),
  ]
  // A body of which only the id is asked for need not be looked up.
  const asksBody = shape.body.some((name) => name !== 'id')
  const entry = ['at', 'event', ...shape.date, ...(shape.evidence === 'IDS' ? ['evidenceIds'] : [])]
    .map((name) => `.${name}`)
    .join(', ')
  return {
    cypher: `CALL { ${branches.join('\nUNION ALL ')} }
      WITH * LIMIT $limit
      ${asksBody ? 'MATCH (body:Entity {id: entry.bodyId})' : ''}
      RETURN entry {${entry}} AS entry, ${projectNode('entity', shape.entity)} AS entity,
        ${asksBody ? projectNode('body', shape.body) : '{id: entry.bodyId}'} AS body,
        ${evidenceOf('entry.evidenceIds', shape.evidence).rows} AS evidence`,
    params: parameters(question),
    columns: ['entry', 'entity', 'body', 'evidence'],
    toRow: (record) => toRow(record.get('entry'), record.get('entity'), record.get('body'), record.get('evidence')),
  }
}

/** How many entries the question has in all. */
export function historyCount(question: HistoryQuestion): ReadQuery<number> {
  const isWhole = question.from === null && question.until === null
  return {
    cypher: `MATCH ()-[entry:TIMELINE]->()
      WHERE entry.ownerId = $of AND entry.at >= '' ${isWhole ? '' : 'AND entry.at < $undated'} ${conditions(question)}
      RETURN count(*) AS total`,
    params: parameters(question),
    toRow: (record) => record.get('total'),
  }
}

function branch(range: string, extra: string, order: 'ASC' | 'DESC'): string {
  return `MATCH ()-[entry:TIMELINE]->(entity) WHERE entry.ownerId = $of AND ${range} ${extra}
    RETURN entry, entity ORDER BY entry.ownerId ${order}, entry.at ${order} LIMIT $limit`
}

function datedRange(after: string | null, order: 'ASC' | 'DESC'): string {
  if (order === 'ASC')
    return after === null ? "entry.at >= '' AND entry.at < $undated" : 'entry.at > $after AND entry.at < $undated'
  return after === null ? "entry.at >= '' AND entry.at < $undated" : "entry.at >= '' AND entry.at < $after"
}

/** Bounds decide: an entry stays where it may lie in the period. An end that is not known may lie anywhere. */
function conditions({ labels, from, until, asOf, includeParts }: HistoryQuestion): string {
  return [
    labels === null ? '' : 'AND entry.type IN $labels',
    from === null ? '' : 'AND coalesce(entry.latest >= $from, true)',
    until === null ? '' : 'AND entry.earliest <= $until',
    asOf === null ? '' : 'AND coalesce(entry.earliest <= $asOf, true)',
    includeParts ? '' : 'AND entry.own',
  ].join(' ')
}

function parameters({ of, labels, from, until, asOf, first, after }: HistoryQuestion) {
  return { of, labels, from, until, asOf, after, undated: UNDATED, limit: neo4j.int(first + 1) }
}

function toRow(
  entry: Record<string, unknown>,
  entity: Readonly<Record<string, unknown>>,
  body: Readonly<Record<string, unknown>>,
  evidence: readonly LightEvidence[] | null,
): HistoryRow {
  const date =
    typeof entry.edtf === 'string'
      ? {
          edtf: entry.edtf,
          asPrinted: (entry.asPrinted as string | undefined) ?? null,
          inferred: entry.inferred === true,
          why: (entry.why as string | undefined) ?? null,
        }
      : null
  return {
    at: String(entry.at),
    event: entry.event as HistoryEvent,
    date,
    entity: toLightEntity(entity),
    body: toLightEntity(body),
    evidenceIds: 'evidenceIds' in entry ? ((entry.evidenceIds as string[] | null) ?? []) : null,
    evidence,
  }
}
