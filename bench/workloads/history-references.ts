/**
 * A page of history in Cypher by hand, twice: over the stored TIMELINE, which is the best way there is, and from the
 * base relationships alone, which proves that TIMELINE says what the facts say. Latest first; what has no year last.
 */
import neo4j from 'neo4j-driver'
import { PLAIN_HISTORY } from './plain-history.ts'
import type { Statement } from './workload.ts'

export interface HistoryPage {
  readonly of: string
  readonly first: number
  /** Sort key of the last entry of the page before. It must be that of a dated entry. */
  readonly after: string | null
  readonly labels: readonly string[] | null
}

const parameters = ({ first, ...page }: HistoryPage) => ({
  ...page,
  first: neo4j.int(first),
  more: neo4j.int(first + 1),
})

/** One entry of the answer, from `entry`, `entity`, `body` and `evidenceIds`. */
const ROW = `{event: entry.event, date: CASE WHEN entry.edtf IS NOT NULL THEN
      {edtf: entry.edtf, asPrinted: entry.asPrinted, inferred: coalesce(entry.inferred, false)} END,
    entity: entity {.id, .name}, body: body {.id, .name},
    evidence: COLLECT { UNWIND evidenceIds AS id MATCH (e:Evidence {id: id})-[:FROM]->(source)
      RETURN e {.quote, source: source {.name}} }}`

export function timelineReference(page: HistoryPage): Statement {
  const type = page.labels === null ? '' : 'AND entry.type IN $labels'
  const before = page.after === null ? "'X'" : '$after'
  return {
    // The row beyond the page is read like the others: setting it apart costs more than it.
    cypher: `CALL () {
        MATCH ()-[entry:TIMELINE]->(entity)
        WHERE entry.ownerId = $of AND entry.at >= '' AND entry.at < ${before} ${type}
        RETURN entry, entity ORDER BY entry.ownerId DESC, entry.at DESC LIMIT $more
        UNION ALL
        MATCH ()-[entry:TIMELINE]->(entity)
        WHERE entry.ownerId = $of AND entry.at >= 'X' ${type}
        RETURN entry, entity ORDER BY entry.ownerId, entry.at LIMIT $more
      }
      WITH entry, entity, entry.evidenceIds AS evidenceIds LIMIT $more
      MATCH (body:Entity {id: entry.bodyId})
      WITH collect(${ROW}) AS found
      RETURN {items: found[..$first], hasNextPage: size(found) > $first} AS answer`,
    params: parameters(page),
  }
}

export function plainReference(page: HistoryPage): Statement {
  return {
    cypher: `${PLAIN_HISTORY}
      WHERE ($labels IS NULL OR any(label IN labels(entity) WHERE label IN $labels))
        AND ($after IS NULL OR at >= 'X' OR at < $after)
      ORDER BY at >= 'X', CASE WHEN at < 'X' THEN at END DESC, at LIMIT $more
      WITH collect(${ROW}) AS found
      RETURN {items: found[..$first], hasNextPage: size(found) > $first} AS answer`,
    params: parameters(page),
  }
}
