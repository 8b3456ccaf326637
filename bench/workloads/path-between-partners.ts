/** `paths`: how two partners are connected. The reference searches from both ends within the bounds of the question. */
import neo4j from 'neo4j-driver'
import { idOfNeighbourKey, ranksByPrefix, walkedTypes } from '../../src/domain/connections.ts'
import { labelOf as labelOfId } from '../../src/domain/ontology.ts'
import { pathSentence } from '../../src/domain/path-sentence.ts'
import {
  between,
  inOrderOfTelling,
  isDetour,
  type PathIds,
  simplePaths,
  vaguenessOf,
} from '../../src/domain/simple-paths.ts'
import { inOrder, type RelationshipRow, toRelationship } from '../../src/graph/queries/relationships.ts'
import type { Targets } from '../graph/choose-targets.ts'
import { type Ask, labelOf, type Row, type Workload } from './workload.ts'

const LIMIT = 3
const MAX_LENGTH = 6

export function pathsBetweenPartners({ partner: from, otherPartner: to }: Targets): Workload {
  return {
    name: 'paths between two partners',
    by: 'OWN_QUERY',
    document: `query Paths($from: ID!, $to: ID!, $limit: PageSize!) {
      paths(from: $from, to: $to, limit: $limit) {
        withoutHubs truncated
        paths { length sentence entities { __typename id name } relationships { id type role evidence { citation } } }
      }
    }`,
    variables: { from, to, limit: LIMIT },
    root: 'paths',
    unordered: ['evidence'],
    reference: { answer: (ask) => readPaths(ask, from, to) },
    stock: { cannot: 'it walks only along relationships that the question names' },
  }
}

/** What the question promises to read at most: of an end, of what is passed, and in all; and how many paths it compares. */
const OF_END = 1_000
const OF_PASSED = 101
const IN_ALL = 600
const COMPARED = 1_000

interface Side {
  frontier: readonly string[]
  readonly met: Set<string>
  radius: number
  isCut: boolean
}

/** What a search goes over, and what was read of both ends at once. */
interface Ground {
  readonly ask: Ask
  readonly ends: readonly string[]
  readonly ofEnds: Lists
  readonly goesRound: boolean
  readonly adjacency: Map<string, Set<string>>
}

interface Found {
  readonly paths: readonly PathIds[]
  readonly isCut: boolean
}

/** Keys in order of telling; in the first row also which of all of them are officials, who connect everything. */
const neighbours = (types: string) => `UNWIND $ids AS id MATCH (e:Entity {id: id})
  CALL (e) {
    WITH e WHERE e.neighbourCount IS NOT NULL
    MATCH ()-[n:NEIGHBOUR]->(o) WHERE n.ownerId = e.id AND n.key > '' AND any(step IN n.steps WHERE NOT step IN $without)
    RETURN n.key AS key, o ORDER BY n.ownerId, n.key LIMIT $most
    UNION ALL
    WITH e WHERE e.neighbourCount IS NULL
    MATCH (e)-[:${types}]-(o) WHERE o <> e
    WITH DISTINCT o, $ranks[split(o.id, ':')[0]] + o.id AS key
    RETURN key, o ORDER BY key LIMIT $most
  }
  WITH e, collect(key) AS keys, collect(CASE WHEN key STARTS WITH $person THEN o END) AS people
  WITH collect({id: e.id, neighbours: e.neighbourCount, keys: keys}) AS lists, collect(people) AS groups
  CALL (groups) {
    UNWIND groups AS people UNWIND people AS person
    WITH DISTINCT person WHERE EXISTS { (person)-[:HOLDS]->(:Institution) }
    RETURN collect(person.id) AS officials
  }
  RETURN lists, officials`

const typesOf = (goesRound: boolean) => walkedTypes.filter((type) => !goesRound || type !== 'BROADER')

interface Lists {
  readonly lists: readonly Row[]
  readonly officials: readonly string[]
}

async function read(ask: Ask, ids: readonly string[], most: number, goesRound: boolean): Promise<Lists> {
  const rows = await ask(neighbours(typesOf(goesRound).join('|')), {
    ids,
    most: neo4j.int(most),
    ranks: ranksByPrefix,
    person: `${ranksByPrefix.person}person:`,
    without: goesRound ? ['BROADER>', 'BROADER<'] : [],
  })
  return rows[0] as unknown as Lists
}

async function readPaths(ask: Ask, from: string, to: string): Promise<unknown> {
  const around = await search(ask, from, to, true)
  const isNone = around.paths.length === 0
  const found = isNone ? await search(ask, from, to, false) : around
  const withoutHubs = !isNone || found.paths.length === 0
  const truncated = found.isCut || (isNone && withoutHubs && around.isCut)
  return { withoutHubs, truncated, paths: await describe(ask, found.paths) }
}

/** Both ends are read at once; after that each step reads the side that has fewer to go on from. */
async function search(ask: Ask, from: string, to: string, goesRound: boolean): Promise<Found> {
  const ofEnds = await read(ask, [from, to], OF_END, goesRound)
  if (ofEnds.lists.some(({ neighbours }) => neighbours !== null)) throw new Error('This reference joins no hubs.')
  const ground: Ground = { ask, ends: [from, to], ofEnds, goesRound, adjacency: new Map() }
  const sides = [from, to].map((id): Side => ({ frontier: [id], met: new Set([id]), radius: 0, isCut: false }))
  const isDirect = ofEnds.lists.some(({ id, keys }) => id === from && keys.some(isOf(to)))
  const paths: PathIds[] = isDirect ? [[from, to]] : []
  let isCut = false
  let left = IN_ALL
  for (let length = 2; length <= MAX_LENGTH && paths.length < LIMIT; length++) {
    while (sides[0]!.radius + sides[1]!.radius < length && sides.some(({ frontier }) => frontier.length > 0)) {
      if (left <= 0) return { paths, isCut: true }
      left -= await expand(cheaper(sides), ground, left)
    }
    const longer = simplePaths(ground.adjacency, { from, to, length }, COMPARED)
    isCut ||= longer.isCut
    const telling = longer.paths.filter((path) => !isDetour(path, paths))
    paths.push(...(await mostTelling(ask, telling, LIMIT - paths.length)))
    if (sides.some((side, place) => isClosed(side) && !side.met.has(place === 0 ? to : from))) break
  }
  return { paths, isCut: isCut || sides.some((side) => side.isCut) }
}

const isOf = (id: string) => (key: string) => idOfNeighbourKey(key) === id

const isClosed = ({ frontier, isCut }: Side) => frontier.length === 0 && !isCut

function cheaper([near, far]: readonly Side[]): Side {
  if (near!.frontier.length === 0) return far!
  if (far!.frontier.length === 0) return near!
  return far!.frontier.length < near!.frontier.length ? far! : near!
}

/** One step on from at most `left` entities. Returns how many it read. */
async function expand(side: Side, ground: Ground, left: number): Promise<number> {
  const { ask, ends, ofEnds, goesRound, adjacency } = ground
  const reading = side.frontier.slice(0, left)
  const isEnd = side.radius === 0
  const { lists, officials } = isEnd ? ofEnds : await read(ask, reading, OF_PASSED, goesRound)
  const avoided = new Set(officials)
  const next = new Set<string>()
  for (const { id, keys } of lists) {
    if (isEnd && id !== reading[0]) continue
    side.isCut ||= keys.length === (isEnd ? OF_END : OF_PASSED)
    for (const key of keys) {
      const other = idOfNeighbourKey(key)
      const isConnector = goesRound && (avoided.has(other) || labelOfId(other) === 'Institution')
      const isTree = goesRound && labelOfId(id) === 'Topic' && labelOfId(other) === 'Topic'
      if ((isConnector && !ends.includes(other)) || isTree) continue
      join(adjacency, id, other)
      join(adjacency, other, id)
      if (!side.met.has(other)) next.add(key)
    }
  }
  side.isCut ||= reading.length < side.frontier.length
  side.frontier = [...next].sort().map(idOfNeighbourKey)
  for (const id of side.frontier) side.met.add(id)
  side.radius++
  return reading.length
}

function join(adjacency: Map<string, Set<string>>, near: string, far: string): void {
  const known = adjacency.get(near)
  if (known === undefined) adjacency.set(near, new Set([far]))
  else known.add(far)
}

async function mostTelling(ask: Ask, found: readonly PathIds[], wanted: number): Promise<PathIds[]> {
  if (found.length === 0) return []
  const vague = found.map(vaguenessOf).sort((a, b) => a - b)
  const worst = vague[Math.min(wanted, vague.length) - 1]!
  const compared = found.filter((path) => vaguenessOf(path) <= worst)
  const ids = [...new Set(compared.flatMap(between))]
  const rows = await ask(DEGREES, { ids })
  return inOrderOfTelling(compared, new Map(rows.map(({ id, degree }) => [id, degree]))).slice(0, wanted)
}

const ALL = walkedTypes.join('|')

const DEGREES = `UNWIND $ids AS id MATCH (e:Entity {id: id})
  RETURN id, coalesce(e.neighbourCount, COUNT { (e)-[:${ALL}]-() }) AS degree`

const DESCRIBED = `CALL () {
    UNWIND $ids AS id MATCH (e:Entity {id: id})
    RETURN collect({id: id, name: e.name, nameVi: e.nameVi, __typename: ${labelOf('e')}}) AS entities
  }
  CALL () {
    UNWIND $pairs AS pair MATCH (a:Entity {id: pair[0]}) MATCH (b:Entity {id: pair[1]})
    MATCH (a)-[r:${ALL}]-(b) WITH DISTINCT r
    RETURN collect(r {.id, .role, .scope, .inferred, evidence: COLLECT {
      UNWIND r.evidenceIds AS evidenceId MATCH (p:Evidence {id: evidenceId}) RETURN p {.citation} }}) AS facts
  }
  RETURN entities, facts`

/** Of parallel facts the one that tells most. */
async function describe(ask: Ask, paths: readonly PathIds[]): Promise<unknown[]> {
  const pairs = paths.flatMap((ids) => ids.slice(1).map((id, place) => [ids[place]!, id] as const))
  const [row] = await ask(DESCRIBED, { ids: [...new Set(paths.flat())], pairs })
  const entities = new Map(row!.entities.map((entity: Row) => [entity.id, entity]))
  const facts = row!.facts.map((fact: Row) => ({ row: toRelationship(fact), evidence: fact.evidence }))
  facts.sort((a: Row, b: Row) => inOrder(a.row, b.row))
  return paths.map((ids) => {
    const steps: readonly Row[] = ids.slice(1).map((id, place) => {
      const near = ids[place]!
      return facts.find(({ row: { from, to } }: Row) => (from === near && to === id) || (from === id && to === near))
    })
    const named = ids.map((id) => entities.get(id) as Row)
    const shown = (row: RelationshipRow, evidence: unknown) => ({
      id: row.id,
      type: row.type,
      role: row.role,
      evidence,
    })
    return {
      length: steps.length,
      sentence: pathSentence(
        named.map(toNamed),
        steps.map(({ row }) => row),
        'EN',
      ),
      entities: named.map(({ nameVi: _, ...entity }) => entity),
      relationships: steps.map(({ row, evidence }) => shown(row, evidence)),
    }
  })
}

const toNamed = ({ id, name, nameVi }: Row) => ({ id, name, nameVi: nameVi ?? null })
