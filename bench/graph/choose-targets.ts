/** Which records the workloads ask about: read from the graph, so that the seed and any generated graph have their own. */
import neo4j from 'neo4j-driver'
import { InputError } from '../../src/domain/errors.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { descent } from '../../src/graph/queries/descent.ts'
import { BARE_FACT } from '../../src/graph/queries/relationships.ts'

export interface Targets {
  /** The partner with the longest history. */
  readonly hub: string
  /** The partner whose history is nearest to `ORDINARY_HISTORY` entries. */
  readonly partner: string
  /** The next nearest of those that share no document, meeting or project with it. */
  readonly otherPartner: string
  /** Sort key of the entry in the middle of the dated part of the hub's history, latest first. */
  readonly deepEntry: string
  /** The kind of agreement that most have, and where the last full page of it begins but one, or 0. */
  readonly agreementKind: string
  readonly deepOffset: number
  /** The best proved agreement; the meeting most took part in; who took part most; the act with most beside it. */
  readonly agreement: string
  readonly meeting: string
  readonly person: string
  readonly policy: string
  /** An agreement that came from something and of which something came, all of which is at most 100 and eight steps away. */
  readonly descended: string
  /** A word that few names have. */
  readonly rareWord: string
  /** At most 50 of every type, in an order that mixes them. */
  readonly ids: readonly string[]
}

/** Two pages of history. */
const ORDINARY_HISTORY = 40
const PAGE = 50

const JOINS = 'PARTY_TO|TOOK_PART_IN|PARTICIPATES_IN|MEMBER_OF'

const statements = {
  hub: 'MATCH (p:Partner) RETURN p.id AS found ORDER BY COUNT { (p)-[:TIMELINE]->() } DESC, found LIMIT 1',
  partner: `MATCH (p:Partner) RETURN p.id AS found
    ORDER BY abs(COUNT { (p)-[:TIMELINE]->() } - ${ORDINARY_HISTORY}), found LIMIT 1`,
  agreementKind:
    'MATCH (a:Agreement) WITH a.kind AS found, count(a) AS many RETURN found ORDER BY many DESC, found LIMIT 1',
  agreement: 'MATCH (a:Agreement) RETURN a.id AS found ORDER BY COUNT { (a)<-[:SUPPORTS]-() } DESC, found LIMIT 1',
  meeting: 'MATCH (m:Meeting) RETURN m.id AS found ORDER BY COUNT { (m)<-[:TOOK_PART_IN]-() } DESC, found LIMIT 1',
  person: 'MATCH (p:Person) RETURN p.id AS found ORDER BY COUNT { (p)-[:TOOK_PART_IN]->() } DESC, found LIMIT 1',
  policy: `MATCH (p:Policy) WITH p, COUNT { (p)-[:CONTINUES]-() } AS continued, COUNT { (p)-[:IMPLEMENTS]-() } AS carried
    WHERE carried < 20 RETURN p.id AS found ORDER BY continued > 0 DESC, carried + continued DESC, found LIMIT 1`,
  rareWord: `CALL () {
      MATCH (a:Agreement) WITH last(split(a.name, ' ')) AS word WHERE word =~ '[0-9]{4,}' RETURN word
      UNION MATCH (p:Partner) UNWIND p.aliases AS word WITH word WHERE word =~ '[A-Za-z]+' RETURN word
    }
    RETURN word AS found ORDER BY word =~ '[0-9]+' DESC, size(word) DESC, word DESC LIMIT 1`,
} as const

/** Agreements that may be `descended`, the likeliest first. */
const DESCENDED = `MATCH (a:Agreement)-[:RESULTED_IN]->(:Project)
  WITH a, COUNT { (a)-[:UNDER|RENEWS|REPLACES|AMENDS|IMPLEMENTS]-() } AS beside, COUNT { (a)-[:RESULTED_IN]-() } AS came
  WHERE beside < 20 AND came < 20
  WITH a ORDER BY abs(beside - 2), came, a.id LIMIT 100 RETURN collect(a.id) AS found`

/** @throws {InputError} where the graph lacks what a workload asks about. */
export async function chooseTargets(graph: Graph): Promise<Targets> {
  const found = Object.fromEntries(
    await Promise.all(
      Object.entries(statements).map(async ([name, cypher]) => [name, await findOne<string>(graph, cypher)] as const),
    ),
  ) as Record<keyof typeof statements, string>
  const deepEntry = await findOne<string>(
    graph,
    `MATCH (:Entity {id: $hub})-[entry:TIMELINE]->() WHERE entry.at < 'X' WITH entry.at AS at ORDER BY at DESC
     WITH collect(at) AS dated RETURN dated[size(dated) / 2] AS found`,
    found,
  )
  const otherPartner = await findOne<string>(
    graph,
    `MATCH (one:Partner {id: $partner})
     WITH one, COLLECT { MATCH (one)-[:${JOINS}]->()<-[:${JOINS}]-(o:Partner) RETURN DISTINCT o.id } +
       COLLECT { MATCH (one)-[:PART_OF*1..2]-(o) RETURN DISTINCT o.id } AS near
     MATCH (p:Partner) WHERE p <> one AND p.neighbourCount IS NULL AND NOT p.id IN near
     RETURN p.id AS found ORDER BY abs(COUNT { (p)-[:TIMELINE]->() } - ${ORDINARY_HISTORY}), found LIMIT 1`,
    found,
  )
  const ofKind = await findOne<number>(graph, 'MATCH (a:Agreement {kind: $kind}) RETURN count(a) AS found', {
    kind: found.agreementKind,
  })
  const ids = await findOne<string[]>(
    graph,
    `CALL () { UNWIND ['agreement:', 'meeting:', 'partner:', 'person:', 'policy:', 'project:'] AS type
       CALL (type) {
         MATCH (e:Entity) WHERE e.id STARTS WITH type WITH e ORDER BY e.id LIMIT 9 RETURN collect(e.id) AS ids
       }
       UNWIND range(0, size(ids) - 1) AS rank RETURN ids[rank] AS id, rank, type }
     WITH id ORDER BY rank, type LIMIT $count RETURN collect(id) AS found`,
    { count: neo4j.int(PAGE) },
  )
  const descended = await firstWithLineage(graph, await findOne<string[]>(graph, DESCENDED))
  return {
    ...found,
    descended,
    otherPartner,
    deepEntry,
    deepOffset: Math.max(0, Math.floor(ofKind / PAGE) - 2) * PAGE,
    ids,
  }
}

async function firstWithLineage(graph: Graph, ids: readonly string[]): Promise<string> {
  for (const id of ids) {
    const [lineage] = await graph.read(descent(id, 100, { entity: [], facts: BARE_FACT }))
    if (lineage?.members) return id
  }
  throw lacking(DESCENDED)
}

async function findOne<Value>(graph: Graph, cypher: string, params: Record<string, unknown> = {}): Promise<Value> {
  const [value] = await graph.read({ cypher, params, toRow: (record) => record.get('found') as Value | null })
  if (value !== undefined && value !== null) return value
  throw lacking(cypher)
}

function lacking(cypher: string): InputError {
  return new InputError(`The graph has nothing to measure: "${cypher}" finds none.`, { hint: 'load a larger graph.' })
}
