/**
 * A whole lineage in one statement, with its facts: as long as it is no longer than others are, and as what it reads
 * stays within the limit. Else it says so, and is to be walked step by step.
 */
import neo4j from 'neo4j-driver'
import type { Step } from '../../domain/connections.ts'
import { type Descended, stepsDown, stepsUp } from '../../domain/lineage.ts'
import { entityTypes } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { datedSpans } from '../../domain/valid-time.ts'
import { type LightEntity, projectNode, toLightEntity } from '../light-entity.ts'
import { HUB_RELATIONSHIPS } from '../neighbours.ts'
import type { ReadQuery } from '../read-query.ts'
import { type FactShape, projectFact, type RelationshipRow, toRelationship } from './relationships.ts'

/** Stored properties of entities, and evidence, that the answer brings. */
export interface LineageShape {
  readonly entity: readonly string[]
  readonly facts: FactShape
}

/** As it is placed in time, and shown. */
export interface Member extends Descended {
  readonly entity: LightEntity
}

export interface Descent {
  /** Nearest first above, then nearest first below; null where there are more, or where that is not known. */
  readonly members: readonly Member[] | null
  /** In no order. */
  readonly relationships: readonly RelationshipRow[]
}

/** So many steps up and down; few lineages are longer. */
const GENERATIONS = 8

/** No row where nothing has the id. */
export function descent(of: EntityId, limit: number, shape: LineageShape): ReadQuery<Descent> {
  return {
    cypher: `MATCH (n:Entity {id: $of})
      WITH [n] AS above, [n] AS below, [n] AS up, [n] AS down, [] AS heights, [] AS depths, false AS isCut
      ${Array.from({ length: GENERATIONS }, () => GENERATION).join('\n')}
      WITH above, below, heights, depths, isCut OR size(up) + size(down) > 0 OR size(above) + size(below) > $most AS isCut
      WITH CASE WHEN isCut THEN [] ELSE above + tail(below) END AS members, heights, depths, isCut
      CALL (members) { UNWIND members AS e RETURN collect(${member(shape.entity)}) AS rows }
      CALL (members) {
        UNWIND members AS later WITH DISTINCT later, members
        CALL (later) { ${along('later', stepsUp, 'r', 'earlier', 'UNION ALL')} }
        WITH r, earlier, members LIMIT $read
        WITH collect(CASE WHEN earlier IN members THEN r END) AS found, count(*) = $read AS isCut
        RETURN COLLECT { UNWIND found AS r RETURN ${projectFact(shape.facts)} } AS facts, isCut AS hasMore
      }
      RETURN rows, facts, heights, depths, isCut OR hasMore AS isCut`,
    params: { of, most: neo4j.int(limit + 1), read: neo4j.int(limit * HUB_RELATIONSHIPS) },
    toRow: (record) => ({
      members: record.get('isCut') ? null : toMembers(record.get('rows'), record.get('heights'), record.get('depths')),
      relationships: record.get('facts').map(toRelationship),
    }),
  }
}

/** The same of members that are known, in no order. */
export function descended(
  ids: readonly EntityId[],
  { entity }: LineageShape,
): ReadQuery<Pick<Member, 'begins' | 'entity'>> {
  return {
    cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN ${member(entity)} AS member`,
    params: { ids },
    columns: ['member'],
    toRow: (record) => toMember(record.get('member')),
  }
}

const GENERATION = `${step('up', 'above', stepsUp)}
  ${step('down', 'below', stepsDown)}
  WITH above + next_up AS above, below + next_down AS below, next_up AS up, next_down AS down,
    heights + size(next_up) AS heights, depths + size(next_down) AS depths, isCut OR cut_up OR cut_down AS isCut`

/** Whatever one of them leads to, it is not read beyond the limit. */
function step(side: string, met: string, steps: readonly Step[]): string {
  return `CALL (${side}, ${met}, isCut) {
      UNWIND CASE WHEN isCut THEN [] ELSE ${side} END AS e
      CALL (e) { ${along('e', steps, '', 'o', 'UNION')} }
      WITH DISTINCT o LIMIT $most
      WITH collect(o) AS reached
      RETURN [o IN reached WHERE NOT o IN ${met}] AS next_${side},
        size(reached) = $most AS cut_${side}
    }`
}

/** Each way by its own pattern, so that of a hub nothing is read that leads the other way. */
function along(from: string, steps: readonly Step[], variable: string, to: string, union: string): string {
  const types = (way: '>' | '<') => steps.flatMap((one) => (one.endsWith(way) ? [one.slice(0, -1)] : [])).join('|')
  const result = variable === '' ? to : `${variable}, ${to}`
  return `MATCH (${from})-[${variable}:${types('>')}]->(${to}) RETURN ${result}
    ${union} MATCH (${from})<-[${variable}:${types('<')}]-(${to}) RETURN ${result}`
}

/** Cypher: `e` as it is shown, and the first day on which it may have begun; of a date without a beginning, its end. */
function member(properties: readonly string[]): string {
  const cases = Object.entries(datedSpans).map(([label, { begins }]) => {
    const days = begins.map((field) => `coalesce(e.${field}Earliest, e.${field}Latest)`)
    return `WHEN '${entityTypes[label as keyof typeof entityTypes].prefix}' THEN [${days.join(', ')}]`
  })
  const days = `CASE split(e.id, ':')[0] ${cases.join(' ')} ELSE [] END`
  return `{entity: ${projectNode('e', properties)},
    begins: reduce(first = null, day IN ${days} | CASE WHEN day IS NULL OR first <= toString(day) THEN first ELSE toString(day) END)}`
}

interface MemberRow {
  readonly entity: Readonly<Record<string, unknown>>
  readonly begins: string | null
}

const toMember = ({ entity, begins }: MemberRow) => ({ entity: toLightEntity(entity), begins })

/** The thing itself comes first; what is above it and below it, by two ways, is above. */
function toMembers(rows: readonly MemberRow[], heights: readonly number[], depths: readonly number[]): Member[] {
  const generations = [
    0,
    ...heights.flatMap((many, place) => Array<number>(many).fill(-place - 1)),
    ...depths.flatMap((many, place) => Array<number>(many).fill(place + 1)),
  ]
  const members = new Map<EntityId, Member>()
  for (const [place, row] of rows.entries()) {
    const one = toMember(row)
    const { id } = one.entity
    if (!members.has(id)) members.set(id, { ...one, id, generation: generations[place]! })
  }
  return [...members.values()]
}
