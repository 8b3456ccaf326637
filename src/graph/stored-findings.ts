/** What is found of an entity, as it is stored: for the whole graph, and for each of its owners. It asks no database. */
import { hash } from 'node:crypto'
import { conflictsOf } from '../domain/conflicts.ts'
import { gapsOf } from '../domain/gaps.ts'
import { type Stay, staysOf } from '../domain/pipeline.ts'
import { boundsOf } from '../domain/printed-bounds.ts'
import { EVERYTHING, type Finding, TIMELESS } from './finding.ts'
import type { FindingFacts } from './finding-facts.ts'

export interface StoredFinding {
  readonly id: string
  readonly entityId: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** `captured` are those of its years; `day` is the present day. Of two at one place in a list the last counts. */
export function storedFindings(facts: FindingFacts, captured: readonly Finding[], day: string): StoredFinding[] {
  const found = new Map<string, Finding>()
  for (const one of findingsOf(facts, day)) found.set(`${one.list} ${one.at}`, one)
  for (const one of captured) found.set(`${one.list} ${one.at}`, one)
  return toStored(facts, found.values())
}

function findingsOf({ entity, gaps, claims }: FindingFacts, day: string): Finding[] {
  const { id, label } = entity
  const found: Finding[] = gapsOf(gaps).map((gap) => ({
    list: `GAP/${gap.kind}`,
    at: `${gap.day ?? TIMELESS} ${id}`,
    from: gap.from,
    until: null,
    facts: JSON.stringify(gap.facts),
    evidenceIds: gap.evidenceIds,
    isListed: true,
  }))
  for (const conflict of conflictsOf(claims)) {
    const facts = JSON.stringify(conflict)
    const bare = { from: null, until: null, evidenceIds: [], isListed: true }
    found.push({ list: 'CONFLICT', at: `${id} ${conflict.property}`, facts, ...bare })
  }
  if (gaps.agreement !== null) {
    found.push(...pipelineOf(staysOf(gaps.agreement.life), id, day))
  }
  if (label === 'ReportedFigure')
    found.push({ list: 'FIGURE', at: id, from: null, until: null, facts: '{}', evidenceIds: [], isListed: true })
  return found
}

/** Most stays hold in either view, and are stored once: see `stayRanges`. */
function pipelineOf({ now, before }: ReturnType<typeof staysOf>, id: string, day: string): Finding[] {
  const isIn = (stays: readonly Stay[], stay: Stay) =>
    stays.some((one) => one.status === stay.status && one.from === stay.from && one.until === stay.until)
  const live = now.filter(({ until }) => until > day)
  return [
    ...live.map((stay) => toFinding(isIn(before, stay) ? 'STAY' : 'NOW', stay, id)),
    ...before.filter((stay) => !isIn(live, stay)).map((stay) => toFinding('BEFORE', stay, id)),
  ]
}

/** Longest waiting first: by the day by which the state had certainly come; where nobody says, last. */
function toFinding(view: 'STAY' | 'NOW' | 'BEFORE', { status, since, from, until }: Stay, id: string): Finding {
  const at = `${boundsOf(since).latest ?? TIMELESS} ${id} ${from}`
  return {
    list: `${view}/${status}`,
    at,
    from,
    until,
    facts: JSON.stringify({ since }),
    evidenceIds: [],
    isListed: true,
  }
}

function toStored({ entity, owners }: FindingFacts, findings: Iterable<Finding>): StoredFinding[] {
  const all: StoredFinding[] = []
  for (const finding of findings) {
    const whole = storedWhole(entity.id, finding)
    all.push(whole)
    if (!finding.isListed) continue
    // That of an owner points to the whole one; but for its days, its id says all of it.
    const digest = `${finding.from ?? ''} ${finding.until ?? ''}`
    for (const owner of owners) all.push(stored(owner, entity.id, whole.id, finding, { digest }))
  }
  return all
}

function storedWhole(entityId: string, { isListed: _isListed, ...finding }: Finding): StoredFinding {
  const { list, at, facts, evidenceIds } = finding
  const digest = hash('sha1', JSON.stringify(finding), 'base64')
  // The bulk way can write no empty list.
  const said = evidenceIds.length === 0 ? undefined : evidenceIds
  return stored(EVERYTHING, entityId, `${EVERYTHING} ${list} ${at}`, finding, { digest, facts, evidenceIds: said })
}

interface Said {
  readonly digest: string
  readonly facts?: string
  readonly evidenceIds?: readonly string[] | undefined
}

/** What is undefined is not written: rows of one shape are made faster. */
function stored(
  ownerId: string,
  entityId: string,
  whole: string,
  { list, at, from, until }: Omit<Finding, 'isListed'>,
  { digest, facts, evidenceIds }: Said,
): StoredFinding {
  const id = `${ownerId} ${list} ${at}`
  const properties = {
    id,
    ownerId,
    list,
    at,
    entityId,
    whole,
    from: from ?? undefined,
    until: until ?? undefined,
    digest,
    facts,
    evidenceIds,
  }
  return { id, entityId, properties }
}
