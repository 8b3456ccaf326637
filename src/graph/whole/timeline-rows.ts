/** The histories of a whole graph: the rules of `timeline.ts`, over facts that lie in memory. */
import { committeeVerbs, happens, historyVerbs } from '../../domain/history.ts'
import { type EntityLabel, entityTypes } from '../../domain/ontology.ts'
import { type EventForm, entryOf, eventForms, officeForms, type Reach } from '../timeline-entries.ts'
import { entityRow, plainProperties } from './entity-rows.ts'
import { type FactIndex, maskOf } from './fact-index.ts'
import type { RelationshipRow } from './rows.ts'

const VERBS = maskOf(historyVerbs.filter((verb) => verb !== 'ABOUT'))
const COMMITTEE_VERBS = maskOf(committeeVerbs)
const committeeLife: readonly string[] = ['Agreement', 'Meeting', 'Policy']

const NONE = -1

/** One entry for each owner, entity and event, owner by owner. */
export function* timelineRows(index: FactIndex): Generator<RelationshipRow> {
  const reaches = new Reaches(index)
  for (const [owner, { label }] of index.subgraph.entities.entries()) {
    if (!(label in entityTypes) || label === 'Source') continue
    const bodies = index.parts(owner)
    yield* reaches.entriesOf(owner, bodies)
    for (const body of bodies) yield* officesOf(index, owner, body)
  }
}

/** The ways from an owner to what happened, as chains of numbers: a home state has millions of them. */
class Reaches {
  readonly #index: FactIndex
  readonly #forms: (readonly EventForm[] | undefined)[]
  /** By entity: the last way to it; those of the owner at hand only are true. */
  readonly #last: Int32Array
  readonly #found: number[] = []
  /** By way: the body, up to two relationships, and the way before it to the same entity. */
  #bodies: number[] = []
  #members: number[] = []
  #links: number[] = []
  #before: number[] = []

  constructor(index: FactIndex) {
    this.#index = index
    this.#last = new Int32Array(index.subgraph.entities.length).fill(NONE)
    this.#forms = new Array(index.subgraph.entities.length)
  }

  *entriesOf(owner: number, bodies: Int32Array): Generator<RelationshipRow> {
    for (const body of bodies) this.#collect(body)
    const ownerId = this.#index.entity(owner).id
    for (const entity of this.#found) {
      const ways = this.#waysTo(entity, owner)
      for (const form of this.#formsOf(entity)) {
        yield { type: 'TIMELINE', from: owner, to: entity, properties: entryOf(ownerId, ways, form) }
      }
    }
    this.#forget()
  }

  #collect(body: number): void {
    const index = this.#index
    this.#add(body, body, NONE, NONE)
    for (const link of index.leaving(body)) {
      if (index.isOneOf(VERBS, link)) this.#add(index.to[link]!, body, NONE, link)
    }
    for (const link of index.entering(body)) {
      // What leads back to where it starts was met above.
      if (index.isOneOf(VERBS, link) && index.from[link] !== body) this.#add(index.from[link]!, body, NONE, link)
    }
    if (index.entity(body).label === 'Topic') {
      for (const link of index.entering(body, 'ABOUT')) this.#add(index.from[link]!, body, NONE, link)
    }
    for (const member of index.leaving(body, 'MEMBER_OF')) this.#collectCommittee(body, member)
  }

  #collectCommittee(body: number, member: number): void {
    const index = this.#index
    const committee = index.to[member]!
    const add = (link: number, entity: number) => {
      if (index.isOneOf(COMMITTEE_VERBS, link) && committeeLife.includes(index.entity(entity).label))
        this.#add(entity, body, member, link)
    }
    for (const link of index.leaving(committee)) add(link, index.to[link]!)
    for (const link of index.entering(committee)) add(link, index.from[link]!)
  }

  #add(entity: number, body: number, member: number, link: number): void {
    if (!happens(this.#index.entity(entity).label as EntityLabel)) return
    const last = this.#last[entity]!
    if (last === NONE) this.#found.push(entity)
    this.#last[entity] = this.#bodies.length
    this.#bodies.push(body)
    this.#members.push(member)
    this.#links.push(link)
    this.#before.push(last)
  }

  /** In order of body, then of relationship. */
  #waysTo(entity: number, owner: number): Reach[] {
    const ways: number[] = []
    for (let way = this.#last[entity]!; way !== NONE; way = this.#before[way]!) ways.push(way)
    if (ways.length > 1) ways.sort((a, b) => this.#compare(a, b))
    return ways.map((way) => this.#toReach(way, owner))
  }

  #toReach(way: number, owner: number): Reach {
    const index = this.#index
    const [body, member, link] = [this.#bodies[way]!, this.#members[way]!, this.#links[way]!]
    const linked = link === NONE ? [] : index.relationship(link).evidenceIds
    const evidenceIds = member === NONE ? linked : [...index.relationship(member).evidenceIds, ...linked]
    return { bodyId: index.entity(body).id, evidenceIds, isOwn: body === owner }
  }

  #compare(a: number, b: number): number {
    const { rank } = this.#index
    const [first, second] = [this.#bodies[a]!, this.#bodies[b]!]
    if (first !== second) return rank[first]! - rank[second]!
    return this.#linkOf(a) < this.#linkOf(b) ? -1 : 1
  }

  #linkOf(way: number): string {
    const [member, link] = [this.#members[way]!, this.#links[way]!]
    if (link === NONE) return ''
    const { id } = this.#index.relationship(link)
    return member === NONE ? id : `${this.#index.relationship(member).id} ${id}`
  }

  #formsOf(entity: number): readonly EventForm[] {
    this.#forms[entity] ??= eventForms(entityRow(this.#index, entity))
    return this.#forms[entity]
  }

  #forget(): void {
    for (const entity of this.#found) this.#last[entity] = NONE
    this.#found.length = 0
    this.#bodies = []
    this.#members = []
    this.#links = []
    this.#before = []
  }
}

/** Who took or left an office there. */
function* officesOf(index: FactIndex, owner: number, body: number): Generator<RelationshipRow> {
  for (const offices of [index.leaving(body, 'HOLDS'), index.entering(body, 'HOLDS')]) {
    for (const place of offices) {
      const { id, fields, evidenceIds } = index.relationship(place)
      const [person, ownerId] = [index.from[place]!, index.entity(owner).id]
      const near = [{ bodyId: index.entity(body).id, evidenceIds: [], isOwn: owner === body }]
      for (const form of officeForms(index.entity(person).id, id, { ...plainProperties(fields), evidenceIds })) {
        yield { type: 'TIMELINE', from: owner, to: person, properties: entryOf(ownerId, near, form) }
      }
    }
  }
}
