/** Judgements that two records are one, are not, or may be; and the entity that a retired id now stands for. */
import neo4j from 'neo4j-driver'
import { type PrintedDate, printedDate } from '../../domain/history.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { ReadQuery } from '../read-query.ts'

export interface JudgementQuestion {
  /** The entity, or the record it was judged against; null asks for all. */
  readonly of: string | null
  readonly verdict: string | null
  readonly first: number
  /** Id of the last judgement of the page before. */
  readonly after: string | null
}

export interface JudgementRow {
  readonly id: string
  readonly verdict: string
  readonly left: string
  readonly right: EntityId
  readonly by: string
  readonly on: PrintedDate | null
  readonly why: string
}

/** At most `first` + 1 rows in order of id, so that the caller sees whether more come. */
export function judgements({ of, verdict, first, after }: JudgementQuestion): ReadQuery<JudgementRow> {
  const start =
    of === null
      ? 'MATCH (j:Judgement)'
      : 'CALL { MATCH (j:Judgement {left: $of}) RETURN j UNION MATCH (j:Judgement {right: $of}) RETURN j }'
  return {
    cypher: `${start} WITH j WHERE j.id > $after AND ($verdict IS NULL OR j.verdict = $verdict)
      RETURN j {.*} AS judgement ORDER BY j.id LIMIT $limit`,
    params: { of, verdict, after: after ?? '', limit: neo4j.int(first + 1) },
    toRow: (record) => {
      const judgement = record.get('judgement') as Record<string, unknown>
      return { ...(judgement as unknown as JudgementRow), on: printedDate(judgement, 'on') }
    },
  }
}

/** For each of `ids` that was given up for another: that other. Others have no row. */
export function successors(ids: readonly string[]): ReadQuery<readonly [retired: string, current: EntityId]> {
  return {
    cypher: `UNWIND $ids AS id MATCH (j:Judgement {left: id}) WHERE j.verdict = 'SAME'
      RETURN id, j.right AS current ORDER BY current`,
    params: { ids },
    toRow: (record) => [record.get('id'), record.get('current')],
  }
}
