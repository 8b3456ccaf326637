/**
 * What questions page through is found where facts are written: gaps, conflicts, the stays of documents, figures. Each
 * owner keeps its findings in sorted lists under an indexed key, so that a page costs a page and not the graph. A finding
 * of the whole graph carries its facts; those of owners point to it. They are nodes without relationships: no walk over
 * facts meets them.
 */
import { createHash } from 'node:crypto'
import { today } from '../domain/calendar.ts'
import { conflictsOf } from '../domain/conflicts.ts'
import { gapsOf } from '../domain/gaps.ts'
import { type Stay, staysOf } from '../domain/pipeline.ts'
import { boundsOf } from '../domain/printed-bounds.ts'
import { capturedOf } from './captured-years.ts'
import { EVERYTHING, type Finding, TIMELESS } from './finding.ts'
import { type FindingFacts, readFindingFacts } from './finding-facts.ts'
import type { WriteTransaction } from './graph.ts'

interface StoredFinding {
  readonly id: string
  readonly entityId: string
  readonly properties: Readonly<Record<string, unknown>>
}

const ENTITIES_AT_ONCE = 500

export interface RebuiltFindings {
  /** How many were written or deleted. */
  readonly changed: number
  /** Years whose counts may have changed: `recountYears` counts them anew when all is written. */
  readonly years: ReadonlySet<string>
}

/**
 * Makes the findings of these entities what the graph now says; of entities that are gone, nothing stays. `day` is the
 * present day: stays that ended before it are kept for questions of days gone by only.
 */
export async function rebuildFindings(
  transaction: WriteTransaction,
  ids: readonly string[],
  day: string = today(),
): Promise<RebuiltFindings> {
  let changed = 0
  const years = new Set<string>()
  for (let start = 0; start < ids.length; start += ENTITIES_AT_ONCE) {
    const batch = ids.slice(start, start + ENTITIES_AT_ONCE)
    const facts = await readFindingFacts(transaction, batch)
    const captured = await capturedOf(transaction, facts)
    const wanted = facts.flatMap((one) =>
      toStored(one, [...findingsOf(one, day), ...(captured.get(one.entity.id) ?? [])]),
    )
    changed += await storeFindings(transaction, batch, wanted, years)
  }
  return { changed, years }
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

function toStored({ entity, owners }: FindingFacts, findings: readonly Finding[]): StoredFinding[] {
  return findings.flatMap(({ facts, evidenceIds, isListed, ...place }) => {
    const whole = `${EVERYTHING} ${place.list} ${place.at}`
    const first = stored(entity.id, { ...place, ownerId: EVERYTHING, whole, facts, evidenceIds })
    if (!isListed) return [first]
    return [first, ...owners.map((ownerId) => stored(entity.id, { ...place, ownerId, whole }))]
  })
}

function stored(entityId: string, properties: Readonly<Record<string, unknown>>): StoredFinding {
  const present = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null))
  const id = `${present.ownerId} ${present.list} ${present.at}`
  const digest = createHash('sha1').update(JSON.stringify(present)).digest('base64url')
  return { id, entityId, properties: { ...present, id, entityId, digest } }
}

/** Adds to `years` those whose counts may have changed. */
async function storeFindings(
  transaction: WriteTransaction,
  entityIds: readonly string[],
  findings: readonly StoredFinding[],
  years: Set<string>,
): Promise<number> {
  const { records } = await transaction.run(
    'UNWIND $entityIds AS entityId MATCH (f:Finding {entityId: entityId}) RETURN f.id AS id, f.digest AS digest',
    { entityIds },
  )
  const known = new Map(records.map((row) => [row.get('id') as string, row.get('digest') as string]))
  const wanted = new Map(findings.map((finding) => [finding.id, finding]))
  const differing = [...wanted.values()].filter(({ id, properties }) => known.get(id) !== properties.digest)
  const outdated = [...known].filter(([id, digest]) => wanted.get(id)?.properties.digest !== digest).map(([id]) => id)
  for (const id of [...outdated, ...differing.map((finding) => finding.id)]) {
    const year = /^\* (?:EVENT|SPOKEN) (\d{4}) /.exec(id)?.[1]
    if (year !== undefined) years.add(year)
  }
  if (outdated.length > 0)
    await transaction.run('UNWIND $outdated AS id MATCH (f:Finding {id: id}) DELETE f', { outdated })
  if (differing.length > 0)
    await transaction.run('UNWIND $rows AS row CREATE (f:Finding) SET f = row', {
      rows: differing.map(({ properties }) => properties),
    })
  return differing.length + outdated.length
}
