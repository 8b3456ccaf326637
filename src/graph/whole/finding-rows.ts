/** The findings of a whole graph: the rules of `finding-facts.ts` and `findings.ts`, over facts that lie in memory. */
import { SIGNED_STATES } from '../../domain/agreement-life.ts'
import { belongingVerbs } from '../../domain/belongings.ts'
import type { ClaimRow } from '../../domain/conflicts.ts'
import { type EntityLabel, entityTypes } from '../../domain/ontology.ts'
import type { PartialDate } from '../../domain/partial-date.ts'
import { capturedYears, YearCounts } from '../captured-years.ts'
import { type FactsRow, type ReadSession, toFacts } from '../finding-facts.ts'
import { storedFindings } from '../stored-findings.ts'
import { changesOf, plainProperties, sortedClaims } from './entity-rows.ts'
import { type FactIndex, maskOf } from './fact-index.ts'
import type { NodeRow } from './rows.ts'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Entity by entity; those of years come last. `day` is the present day. */
export function* findingRows(index: FactIndex, day: string): Generator<NodeRow> {
  const years = new YearCounts()
  const sourceOf = (evidenceId: string) => index.sourceOf(evidenceId)
  for (const [place, { label }] of index.subgraph.entities.entries()) {
    if (!(label in entityTypes)) continue
    const facts = toFacts(factsRow(index, place), ownersOf(index, place))
    const captured = capturedYears(facts.entity, sourceOf)
    for (const finding of captured) years.add(finding)
    for (const { properties } of storedFindings(facts, captured, day)) yield { labels: 'Finding', properties }
  }
  for (const properties of years.all()) yield { labels: 'Finding', properties }
}

function factsRow(index: FactIndex, place: number): FactsRow {
  const { id, label, fields } = index.entity(place)
  const isAgreement = label === 'Agreement'
  return {
    id,
    label: label as EntityLabel,
    ...sourcesOf(index, place),
    properties: plainProperties(fields),
    claims: sortedClaims(index, place, ({ property }) => !property.includes('/')).map((claim) => toClaim(index, claim)),
    changes: isAgreement || label === 'Project' ? changesOf(index, place) : [],
    sessions: label === 'Committee' ? sessionsOf(index, place) : [],
    hasResult: isAgreement && hasResult(index, place),
    isSucceeded: isAgreement && isSucceeded(index, place),
    signed: label === 'Partner' ? signedBy(index, place) : [],
  }
}

function sourcesOf(index: FactIndex, place: number): Pick<FactsRow, 'sources' | 'isLow' | 'source'> {
  const found = new Set<number>()
  for (const claim of index.claims(place)) found.add(index.source[index.said[claim]!]!)
  let isLow = true
  for (const source of found) isLow &&= index.entity(source).fields.reliability === 'LOW'
  const [first] = found
  const source = found.size === 1 ? (index.entity(first!).fields as unknown as FactsRow['source']) : null
  return { sources: found.size, isLow, source }
}

function toClaim(index: FactIndex, claim: number): ClaimRow {
  const { property, value, original, rank, rule, inferred, evidenceId } = index.subgraph.supports[claim]!
  const sourceId = index.entity(index.source[index.said[claim]!]!).id
  return { property, value, original, rank, rule, inferred, evidenceId, sourceId }
}

const ofSessions = new Set(['sessionNumber', 'heldOn', 'record'])

function sessionsOf(index: FactIndex, committee: number): ReadSession[] {
  const { supports } = index.subgraph
  const sessions = Array.from(index.entering(committee, 'SESSION_OF'), (link): ReadSession => {
    const meeting = index.from[link]!
    const { id, fields } = index.entity(meeting)
    const { sessionNumber = null, heldOn } = fields as {
      readonly sessionNumber?: number
      readonly heldOn?: PartialDate
    }
    const heldOnEdtf = heldOn?.edtf ?? null
    const claims = Array.from(index.claims(meeting), (claim) => supports[claim]!)
    const claimed = claims.filter(({ property }) => ofSessions.has(property)).map(({ evidenceId }) => evidenceId)
    return { id, sessionNumber, heldOnEdtf, evidenceIds: index.relationship(link).evidenceIds, claimed: claimed.sort() }
  })
  return sessions.sort((a, b) => compare(a.id, b.id))
}

const RESULT_LEAVES = maskOf(['RESULTED_IN', 'ESTABLISHED'])
const RESULT_ENTERS = maskOf(['UNDER', 'IMPLEMENTS'])

function hasResult(index: FactIndex, place: number): boolean {
  for (const link of index.leaving(place)) if (index.isOneOf(RESULT_LEAVES, link)) return true
  for (const link of index.entering(place)) if (index.isOneOf(RESULT_ENTERS, link)) return true
  return false
}

function isSucceeded(index: FactIndex, place: number): boolean {
  if (index.entering(place, 'RENEWS').length > 0) return true
  return index.entering(place, 'REPLACES').some((link) => index.relationship(link).fields.scope === undefined)
}

/** None where the partner, or a part of it, has a project. */
function signedBy(index: FactIndex, partner: number): FactsRow['signed'] {
  const parts = index.parts(partner)
  if (parts.some((part) => index.leaving(part, 'PARTICIPATES_IN').length > 0)) return []
  const signed: { id: string; link: string; evidenceIds: readonly string[] }[] = []
  for (const part of parts) {
    for (const link of index.leaving(part, 'PARTY_TO')) {
      if (!isSigned(index, index.to[link]!)) continue
      const { id, to, evidenceIds } = index.relationship(link)
      signed.push({ id: to, link: id, evidenceIds })
    }
  }
  return signed.sort((a, b) => compare(a.id, b.id) || compare(a.link, b.link))
}

function isSigned(index: FactIndex, agreement: number): boolean {
  const { fields } = index.entity(agreement)
  const isState = (status: unknown) => SIGNED_STATES.includes(String(status))
  if (isState(fields.status) || fields.signedOn !== undefined || fields.inForceFrom !== undefined) return true
  return index.leaving(agreement, 'HAS_CHANGED').some((link) => isState(index.entity(index.to[link]!).fields.status))
}

/** To whom it belongs, and what they are parts of, in order of id. */
function ownersOf(index: FactIndex, place: number): string[] {
  const found = new Set<number>()
  const add = (near: number) => {
    for (const whole of index.wholes(near)) found.add(whole)
  }
  add(place)
  for (const link of index.leaving(place, 'SESSION_OF')) {
    for (const member of index.entering(index.to[link]!, 'MEMBER_OF')) add(index.from[member]!)
  }
  const { starts, ends } = ownersByLabel[index.entity(place).label]!
  for (const link of index.entering(place)) if (index.isOneOf(starts, link)) add(index.from[link]!)
  for (const link of index.leaving(place)) if (index.isOneOf(ends, link)) add(index.to[link]!)
  const { rank } = index
  return [...found].sort((a, b) => rank[a]! - rank[b]!).map((owner) => index.entity(owner).id)
}

/** By type of what belongs: the verbs at whose start, and those at whose end, an owner stands. */
const ownersByLabel: Readonly<Record<string, { readonly starts: number; readonly ends: number }>> = Object.fromEntries(
  Object.keys(entityTypes).map((label) => {
    const verbs = belongingVerbs.filter((one) => one.label === undefined || one.label === label)
    const maskAt = (owner: 'START' | 'END') =>
      maskOf(verbs.filter((one) => one.owner === owner).map(({ verb }) => verb))
    return [label, { starts: maskAt('START'), ends: maskAt('END') }]
  }),
)
