/** Walks outwards from entities, nearest first, and stops as soon as it has enough. */
import neo4j from 'neo4j-driver'
import type { EntityId } from '../../domain/subgraph.ts'
import { isAlways } from '../../domain/valid-time.ts'
import type { Graph } from '../graph.ts'
import type { ReadQuery } from '../read-query.ts'
import { firstNeighbours, type Reach, reachParameters } from './neighbours.ts'

export interface Walked {
  readonly id: EntityId
  readonly distance: number
}

export interface Walk {
  /** At distance 0; they exist. */
  readonly starts: readonly EntityId[]
  readonly reach: Reach
  readonly depth: number
  /** How many entities, starts included. */
  readonly most: number
}

/** Fewer would be many steps, more would read what no answer has: only so many lead on before the next do. */
const LEADING_AT_ONCE = 100

/** A walk that wants no more goes several steps in one statement, and reads as many neighbours of every hub. */
const WANTED_AT_ONCE = 300
const STEPS_AT_ONCE = 4

/** Of each that leads on, at least so many neighbours are read where the walk goes step by step. */
const LEAST_OF_EACH = 10

/** How far a walk has come. */
interface Stand {
  /** Nearest first. */
  readonly found: readonly EntityId[]
  /** Those that lead on next; all are at one distance. */
  readonly leading: readonly EntityId[]
  /** Those that were found from this distance, and lead on after it. */
  readonly next: readonly EntityId[]
  /** For each distance that is done, how many were found up to it. */
  readonly ends: readonly number[]
  /** Whether a list was too short to tell which comes next: then nothing of this step holds. */
  readonly isShort: boolean
}

/**
 * The starts in the order given, then nearest first. At one distance a hundred entities lead on before the next hundred
 * do, and of these each gives its first neighbour before any gives its second: so no hub fills an answer alone. The
 * order does not depend on `most`: a larger answer begins with the smaller one.
 */
export async function walk(graph: Graph, { starts, reach, depth, most }: Walk): Promise<Walked[]> {
  const found = starts.slice(0, most)
  const leads = depth > 0 && reach.steps.length > 0 && reach.labels?.length !== 0
  let stand: Stand = { found, leading: leads ? found : [], next: [], ends: [found.length], isShort: false }
  let ofEach = LEAST_OF_EACH
  while (stand.found.length < most && stand.leading.length > 0) {
    ofEach = Math.min(most, Math.max(ofEach, Math.ceil((2 * (most - stand.found.length)) / stand.leading.length)))
    const [after] = (await graph.read(steps(stand, reach, { depth, most, ofEach }))) as [Stand]
    if (!after.isShort) stand = after
    ofEach = after.isShort ? 4 * ofEach : LEAST_OF_EACH
  }
  const { ends } = stand
  return stand.found.map((id, place) => ({ id, distance: ends.filter((end) => end <= place).length }))
}

/** One row. */
function steps(
  { found, leading, next, ends }: Stand,
  reach: Reach,
  { depth, most, ofEach }: { readonly depth: number; readonly most: number; readonly ofEach: number },
): ReadQuery<Stand> {
  // Of a period, the planner would take seconds for several steps.
  const isAtOnce = most <= WANTED_AT_ONCE && isAlways(reach.period)
  return {
    cypher: `WITH $found AS found, $leading AS leading, $next AS next, $ends AS ends, false AS isShort
      ${stepOf(reach).repeat(isAtOnce ? STEPS_AT_ONCE : 1)}
      RETURN found[size($found)..] AS new, leading, next, ends, isShort`,
    params: {
      found,
      leading,
      next,
      ends,
      depth: neo4j.int(depth),
      wanted: neo4j.int(most),
      ...reachParameters(reach, isAtOnce ? most : ofEach, ''),
    },
    columns: ['new', 'leading', 'next', 'ends', 'isShort'],
    toRow: (record) => ({
      found: [...found, ...record.get('new')],
      leading: record.get('leading'),
      next: record.get('next'),
      ends: record.get('ends'),
      isShort: record.get('isShort'),
    }),
  }
}

/** Cypher: from one stand to the next. Where there are enough, and where nothing leads on, it reads nothing. */
const stepOf = (reach: Reach) => `
  CALL (found, leading) {
    UNWIND CASE WHEN size(found) < $wanted THEN range(0, size(leading[..${LEADING_AT_ONCE}]) - 1) ELSE [] END AS lead
    MATCH (e:Entity {id: leading[lead]})
    ${firstNeighbours(reach)}
    UNWIND range(0, size(keys) - 1) AS place
    WITH place, lead, size(keys) = $most AS isCut, substring(keys[place], 1) AS id ORDER BY place, lead
    WITH collect(DISTINCT id) AS ids, max(isCut) AS isCut
    RETURN [id IN ids WHERE NOT id IN found][..$wanted - size(found)] AS new, coalesce(isCut, false) AS isCut
  }
  WITH found + new AS found, leading[${LEADING_AT_ONCE}..] AS waiting, next + new AS next, ends,
    isCut AND size(found) + size(new) < $wanted AS isShort
  WITH *, size(waiting) = 0 AS isDone
  WITH found, CASE WHEN isDone THEN [] ELSE next END AS next, CASE WHEN isDone THEN ends + size(found) ELSE ends END AS ends,
    CASE WHEN NOT isDone THEN waiting WHEN size(ends) < $depth THEN next ELSE [] END AS leading, isShort`
