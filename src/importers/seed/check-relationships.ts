/** What only all files together show of relationships: that both ends are described, and which they may join. */
import {
  entityLabelOf,
  labelOf,
  type RelationshipType,
  relationshipTypes,
  verbsWithinOneType,
} from '../../domain/ontology.ts'
import type { RelationshipRecord } from '../../domain/subgraph.ts'
import { didYouMean } from '../../domain/suggest.ts'
import type { Collected } from './collected.ts'

/** Verbs that lead from the later to the earlier, or from the part to the whole: whoever follows them never comes back. */
const oneWayVerbs: ReadonlySet<RelationshipType> = new Set([
  'PART_OF',
  'UNDER',
  'AMENDS',
  'RENEWS',
  'REPLACES',
  'CONTINUES',
  'FOLLOWS',
  'BROADER',
])

/** Both ends, and bodies named in the fields, must be described, of a type that the verb may join, and not lead in a circle. */
export function checkRelationships({ relationships, entities, places, problems }: Collected): void {
  const ids = new Set(entities.map(({ id }) => id))
  for (const relationship of relationships) {
    const { file, path } = places.get(relationship.id)!
    for (const message of faultsOf(relationship, ids)) problems.push(file.problem(path, message))
  }
  for (const type of oneWayVerbs) {
    for (const { id, circle } of circlesOf(relationships.filter((one) => one.type === type))) {
      const { file, path } = places.get(id)!
      problems.push(file.problem(path, `${type} leads in a circle: ${circle.map((one) => `"${one}"`).join(', ')}.`))
    }
  }
}

/** Whether they are described comes first: of what nobody describes, nothing else is said. */
function faultsOf({ type, from, to, fields }: RelationshipRecord, ids: ReadonlySet<string>): string[] {
  const { onBehalfOf } = fields
  const named = typeof onBehalfOf === 'string' ? [from, to, onBehalfOf] : [from, to]
  const unknown = named.filter((id) => !ids.has(id))
  if (unknown.length > 0) return unknown.map((id) => unknownEntity(id, ids))
  const spec = relationshipTypes[type]
  const faults = [...wrongType(type, from, spec.from), ...wrongType(type, to, spec.to)]
  if (verbsWithinOneType.has(type) && labelOf(from) !== labelOf(to)) {
    faults.push(`${type} joins two of one type, and not ${labelOf(from)} "${from}" with ${labelOf(to)} "${to}".`)
  }
  const isBody = ['Partner', 'Institution'].includes(labelOf(String(onBehalfOf)) ?? '')
  if (onBehalfOf !== undefined && !isBody)
    faults.push(`"onBehalfOf" names a partner or an institution, and not "${onBehalfOf}".`)
  return faults
}

function wrongType(type: string, id: string, allowed: readonly string[]): string[] {
  const label = labelOf(id)
  if (label === null || allowed.includes(label)) return []
  return [`${type} joins no ${label}: "${id}". It takes ${allowed.join(' or ')}.`]
}

export function unknownEntity(id: string, ids: Iterable<string>): string {
  const kind = entityLabelOf(id) === null ? 'entity' : id.slice(0, id.indexOf(':'))
  return `unknown ${kind} "${id}".${didYouMean(id, ids)}`
}

/** Each circle once, with the id of the relationship that closes it. */
function circlesOf(relationships: readonly RelationshipRecord[]): { readonly id: string; readonly circle: string[] }[] {
  const leaving = new Map<string, RelationshipRecord[]>()
  for (const one of relationships) leaving.set(one.from, [...(leaving.get(one.from) ?? []), one])
  const found: { id: string; circle: string[] }[] = []
  const done = new Set<string>()
  const follow = (path: readonly string[]) => {
    const last = path.at(-1)!
    for (const { id, to } of leaving.get(last) ?? []) {
      if (path.includes(to)) found.push({ id, circle: [...path.slice(path.indexOf(to)), to] })
      else if (!done.has(to)) follow([...path, to])
    }
    done.add(last)
  }
  for (const start of leaving.keys()) if (!done.has(start)) follow([start])
  return found
}
