/**
 * What questions page through is found where facts are written: gaps, conflicts, the stays of documents, figures. Each
 * owner keeps its findings in sorted lists under an indexed key, so that a page costs a page and not the graph. A finding
 * of the whole graph carries its facts; those of owners point to it. They are nodes without relationships: no walk over
 * facts meets them.
 */
import { today } from '../domain/calendar.ts'
import { capturedOf } from './captured-years.ts'
import { readFindingFacts } from './finding-facts.ts'
import type { WriteTransaction } from './graph.ts'
import { type StoredFinding, storedFindings } from './stored-findings.ts'

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
    const wanted = facts.flatMap((one) => storedFindings(one, captured.get(one.entity.id) ?? [], day))
    changed += await storeFindings(transaction, batch, wanted, years)
  }
  return { changed, years }
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
