/** Reads what is written of hubs that share things: see `graph/shared-lists.ts`. */
import type { ReadQuery } from '../read-query.ts'
import { isInPeriod } from '../valid-time.ts'
import { keyInRank, type Reach, reachParameters } from './neighbours.ts'

/** Neighbour keys of what any of these pairs of hubs shares and of what links; at most `most` of each pair, in no order. */
export function sharedByHubs(pairs: readonly string[], reach: Reach, most: number, after: string): ReadQuery<string> {
  const inPeriod = isInPeriod('o', 'substring(s.key, 1)', reach.period)
  return {
    cypher: `UNWIND $pairs AS pair UNWIND $ranks AS rank
      CALL (pair, rank) {
        MATCH ()-[s:SHARED]->(o) WHERE s.pair = pair AND ${keyInRank('s.key')} ${inPeriod === null ? '' : `AND ${inPeriod}`}
        RETURN s.key AS key ORDER BY s.pair, s.key LIMIT $most
      }
      RETURN DISTINCT key`,
    params: { pairs, ...reachParameters(reach, most, after) },
    toRow: (record) => record.get('key') as string,
  }
}
