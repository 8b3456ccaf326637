/** Walks outwards from entities, nearest first, and stops as soon as it has enough. */
import neo4j from 'neo4j-driver'
import type { EntityId } from '../../domain/subgraph.ts'
import { isAlways } from '../../domain/valid-time.ts'
import type { Graph } from '../graph.ts'
import { firstNeighbours, hasEveryStep, leadsToParts, type Reach, reachParameters } from './neighbours.ts'

export interface Walked {
  readonly id: EntityId
  readonly distance: number
}

export interface Walk {
  /** At distance 0; they exist, unless it is asked whether they do. */
  readonly starts: readonly EntityId[]
  readonly reach: Reach
  readonly depth: number
  /** How many entities, starts included. */
  readonly most: number
}

/** Fewer would be many steps, more would read what no answer has: only so many lead on before the next do. */
const LEADING_AT_ONCE = 100

/** A walk that wants no more, or goes to parts, takes several steps in one statement, and reads as many of every hub. */
const WANTED_AT_ONCE = 300

/** A database that has just started plans each step for half a second or more. */
const STEPS_AT_ONCE = 4

/** Few parts have parts that have parts. */
const STEPS_TO_PARTS_AT_ONCE = 2

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
  /** So many neighbours of each are read at least. */
  readonly ofEach: number
}

/**
 * The starts in the order given, then nearest first. At one distance a hundred entities lead on before the next hundred
 * do, and of these each gives its first neighbour before any gives its second: so no hub fills an answer alone. The
 * order does not depend on `most`: a larger answer begins with the smaller one.
 */
export function walk(graph: Graph, question: Walk): Promise<Walked[]> {
  return goOn(graph, question, standAtStarts(question))
}

export interface SetOut {
  readonly areKnown: boolean
  /** Null where a start is unknown, or has parts and the walk stops for these. */
  readonly walked: readonly Walked[] | null
}

/** The same from starts that may not exist. */
export async function setOut(graph: Graph, question: Walk, stopsForParts: boolean): Promise<SetOut> {
  const { areKnown, goesOn, stand } = await step(graph, question, standAtStarts(question), {
    starts: question.starts,
    stopsForParts,
  })
  return { areKnown, walked: goesOn ? await goOn(graph, question, stand) : null }
}

function standAtStarts({ starts, reach, depth, most }: Walk): Stand {
  const found = starts.slice(0, most)
  const leads = depth > 0 && reach.steps.length > 0 && reach.labels?.length !== 0
  return { found, leading: leads ? found : [], next: [], ends: [found.length], ofEach: LEAST_OF_EACH }
}

async function goOn(graph: Graph, question: Walk, from: Stand): Promise<Walked[]> {
  let stand = from
  while (stand.found.length < question.most && stand.leading.length > 0) {
    stand = (await step(graph, question, stand, { starts: [], stopsForParts: false })).stand
  }
  const { found, ends } = stand
  return found.map((id, place) => ({ id, distance: ends.filter((end) => end <= place).length }))
}

/** What is to be known before the next step is taken. */
interface Check {
  /** The step is taken where all of them exist. */
  readonly starts: readonly EntityId[]
  /** And where none of them has parts. */
  readonly stopsForParts: boolean
}

interface Stepped {
  readonly areKnown: boolean
  /** Else the stand is as it was. */
  readonly goesOn: boolean
  readonly stand: Stand
}

/** One statement for the first steps and for later ones: planning it takes longer than most walks do. */
async function step(graph: Graph, { reach, depth, most }: Walk, stand: Stand, check: Check): Promise<Stepped> {
  const { found, leading, next, ends } = stand
  const isAtOnce = goesAtOnce(reach, most)
  const inTurn = Math.ceil((2 * (most - found.length)) / Math.max(1, Math.min(leading.length, LEADING_AT_ONCE)))
  const ofEach = isAtOnce ? most : Math.min(most, Math.max(stand.ofEach, inTurn))
  const [row] = await graph.read({
    cypher: `CALL () {
        UNWIND $starts AS id MATCH (e:Entity {id: id})
        RETURN count(e) AS known, count(e.hasParts) AS withParts
      }
      WITH known = size($starts) AS areKnown, withParts > 0 AND $stopsForParts AS stops
      WITH areKnown, areKnown AND NOT stops AS goesOn
      WITH areKnown, goesOn, CASE WHEN goesOn THEN $leading ELSE [] END AS leading,
        $found AS found, $next AS next, $ends AS ends, false AS isShort
      ${stepOf(reach).repeat(leading.length === 0 ? 0 : isAtOnce ? stepsAtOnce(reach, depth) : 1)}
      WITH *, size(found) < $wanted AS isWanting
      RETURN areKnown, goesOn, found[size($found)..] AS new, CASE WHEN isWanting THEN leading ELSE [] END AS leading,
        CASE WHEN isWanting THEN next ELSE [] END AS next, ends, isShort`,
    params: {
      ...check,
      found,
      leading,
      next,
      ends,
      depth: neo4j.int(depth),
      wanted: neo4j.int(most),
      ...reachParameters(reach, ofEach, ''),
    },
    toRow: (record): Stepped => ({
      areKnown: record.get('areKnown'),
      goesOn: record.get('goesOn'),
      // A list was too short to tell which comes next: of this step nothing holds. One of `most` neighbours never is.
      stand:
        record.get('isShort') && ofEach < most
          ? { ...stand, ofEach: 4 * ofEach }
          : {
              found: [...found, ...record.get('new')],
              leading: record.get('leading'),
              next: record.get('next'),
              ends: record.get('ends'),
              ofEach: LEAST_OF_EACH,
            },
    }),
  })
  return row!
}

const stepsAtOnce = (reach: Reach, depth: number) =>
  leadsToParts(reach) ? STEPS_TO_PARTS_AT_ONCE : Math.min(STEPS_AT_ONCE, depth)

/** The planner would take seconds for several steps of a period, and takes longer for each choice of verbs. */
function goesAtOnce(reach: Reach, most: number): boolean {
  return isAlways(reach.period) && (leadsToParts(reach) || (most <= WANTED_AT_ONCE && hasEveryStep(reach)))
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
  WITH areKnown, goesOn, found + new AS found, leading[${LEADING_AT_ONCE}..] AS waiting, next + new AS next, ends,
    isCut AND size(found) + size(new) < $wanted AS isShort
  WITH *, size(waiting) = 0 AS isDone
  WITH areKnown, goesOn, found, CASE WHEN isDone THEN [] ELSE next END AS next, CASE WHEN isDone THEN ends + size(found) ELSE ends END AS ends,
    CASE WHEN NOT isDone THEN waiting WHEN size(ends) < $depth THEN next ELSE [] END AS leading, isShort`
