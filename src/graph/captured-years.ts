/**
 * Which years the graph knows something of: for each year, how many events it records and how many sources speak of it,
 * counted where facts are written. A source speaks of the year in which it was published, and of those whose events it
 * proves.
 */
import { eventsOf, plannedEvents, printedDate } from '../domain/history.ts'
import { certainYear } from '../domain/printed-bounds.ts'
import type { Finding } from './finding.ts'
import type { FindingFacts } from './finding-facts.ts'
import type { WriteTransaction } from './graph.ts'

const bare = { from: null, until: null, evidenceIds: [], isListed: false } as const

/** Findings by the entity they come from. */
export async function capturedOf(
  transaction: WriteTransaction,
  facts: readonly FindingFacts[],
): Promise<Map<string, Finding[]>> {
  const events = facts.map(({ entity }) => ({ entity, years: eventYears(entity) }))
  const evidenceIds = events.flatMap(({ years }) => [...years.values()].flatMap((year) => [...year.evidenceIds]))
  const sources = await readSources(transaction, [...new Set(evidenceIds)])
  return new Map(
    events.map(({ entity, years }) => [entity.id, findingsOfYears(entity, years, (id) => sources.get(id))]),
  )
}

/** The same of one entity, where who said what is known. */
export function capturedYears(
  entity: FindingFacts['entity'],
  sourceOf: (evidenceId: string) => string | undefined,
): Finding[] {
  return findingsOfYears(entity, eventYears(entity), sourceOf)
}

/** `EVENT`, one for each year with how many; `SPOKEN`, one for each year and source. */
function findingsOfYears(
  { id, label, properties }: FindingFacts['entity'],
  years: ReturnType<typeof eventYears>,
  sourceOf: (evidenceId: string) => string | undefined,
): Finding[] {
  const found = [...years].flatMap(([year, { count, evidenceIds: said }]) => {
    const spoken = new Set([...said].flatMap((evidenceId) => sourceOf(evidenceId) ?? []))
    return [event(year, id, count), ...[...spoken].map((sourceId) => speaks(year, sourceId, id))]
  })
  const published = label === 'Source' ? certainYear(printedDate(properties, 'publishedOn')) : null
  return published === null ? found : [...found, speaks(published, id, id)]
}

function event(year: number, id: string, count: number): Finding {
  return { ...bare, list: 'EVENT', at: `${digits(year)} ${id}`, facts: String(count) }
}

function speaks(year: number, sourceId: string, id: string): Finding {
  return { ...bare, list: 'SPOKEN', at: `${digits(year)} ${sourceId} ${id}`, facts: sourceId }
}

const digits = (year: number): string => String(year).padStart(4, '0')

/** What may lie in several years is an event of none of them. */
function eventYears(entity: FindingFacts['entity']): Map<number, { count: number; evidenceIds: Set<string> }> {
  const years = new Map<number, { count: number; evidenceIds: Set<string> }>()
  for (const { event, date, evidenceIds } of eventsOf(entity)) {
    const year = certainYear(date)
    if (year === null || plannedEvents.has(event)) continue
    const known = years.get(year) ?? { count: 0, evidenceIds: new Set<string>() }
    known.count++
    for (const id of evidenceIds.length > 0 ? evidenceIds : (entity.evidence.record ?? [])) known.evidenceIds.add(id)
    years.set(year, known)
  }
  return years
}

async function readSources(transaction: WriteTransaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { records } = await transaction.run(
    'UNWIND $ids AS id MATCH (:Evidence {id: id})-[:FROM]->(source) RETURN id, source.id AS sourceId',
    { ids },
  )
  return new Map(records.map((row) => [row.get('id') as string, row.get('sourceId') as string]))
}

/** Counts years from the findings of all entities, as `recountYears` does from those in the graph. */
export class YearCounts {
  readonly #years = new Map<string, { events: number; readonly sources: Set<string> }>()

  add({ list, at, facts }: Finding): void {
    const year = at.slice(0, at.indexOf(' '))
    const known = this.#years.get(year) ?? { events: 0, sources: new Set() }
    this.#years.set(year, known)
    if (list === 'EVENT') known.events += Number(facts)
    else known.sources.add(facts)
  }

  /** As stored. */
  *all(): Generator<Readonly<Record<string, unknown>>> {
    for (const [year, { events, sources }] of this.#years) {
      const counts = { events: BigInt(events), sources: BigInt(sources.size) }
      yield { id: `* YEAR ${year}`, ownerId: '*', list: 'YEAR', at: year, ...counts }
    }
  }
}

/** Counts these years anew. */
export async function recountYears(transaction: WriteTransaction, years: ReadonlySet<string>): Promise<void> {
  if (years.size === 0) return
  await transaction.run(
    `UNWIND $years AS year
     CALL (year) { MATCH (f:Finding) WHERE f.ownerId = '*' AND f.list = 'EVENT' AND f.at STARTS WITH year + ' '
       RETURN sum(toInteger(f.facts)) AS events }
     CALL (year) { MATCH (f:Finding) WHERE f.ownerId = '*' AND f.list = 'SPOKEN' AND f.at STARTS WITH year + ' '
       RETURN count(DISTINCT f.facts) AS sources }
     MERGE (y:Finding {id: '* YEAR ' + year})
       SET y.ownerId = '*', y.list = 'YEAR', y.at = year, y.events = events, y.sources = sources
     WITH y WHERE y.events = 0 AND y.sources = 0 DELETE y`,
    { years: [...years] },
  )
}
