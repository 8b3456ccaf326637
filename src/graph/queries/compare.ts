/** What a partner takes part in, each entity once: an aggregation that reads what it measures, and no more of it than it needs. */
import { lifeOf } from '../../domain/agreement-life.ts'
import { eventsOf, type PrintedDate, printedDate, type StatusRow } from '../../domain/history.ts'
import type { Contact, MeasuredAgreement, MeasuredMeeting, MeasuredProject } from '../../domain/measures.ts'
import { type EntityLabel, entityTypes, labelOf } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { ReadQuery } from '../read-query.ts'
import { PART_DEPTH } from '../timeline-entries.ts'

type Properties = Readonly<Record<string, unknown>>

/** Agreements to which the partner, or a part of it, is a party, by id. */
export function partnerAgreements(partner: EntityId, includeParts: boolean): ReadQuery<MeasuredAgreement> {
  return {
    cypher: `${parts(includeParts)} MATCH (part)-[:PARTY_TO]->(n) WITH DISTINCT n ORDER BY n.id
      RETURN ${projection('Agreement', ['status'])} AS n, ${CHANGES},
        EXISTS { (n)-[:RESULTED_IN|ESTABLISHED]->() } OR EXISTS { (n)<-[:UNDER|IMPLEMENTS]-() } AS hasResult,
        COLLECT { MATCH (n)-[:RESULTED_IN]->(project:Project) WHERE project.startedOnEdtf IS NOT NULL
          WITH DISTINCT project RETURN project {.startedOnEdtf} } AS projects`,
    params: { partner },
    toRow: (record) => {
      const properties = record.get('n') as Properties
      const changes = toChanges(record.get('changes'))
      return {
        id: String(properties.id),
        life: lifeOf(properties, changes),
        events: events('Agreement', properties, changes),
        hasResult: record.get('hasResult'),
        projectStarts: (record.get('projects') as Properties[]).map((project) => printedDate(project, 'startedOn')!),
      }
    },
  }
}

/** Meetings in which it took part, and sessions of committees of which it is a member, by id. */
export function partnerMeetings(partner: EntityId, includeParts: boolean): ReadQuery<MeasuredMeeting> {
  return {
    cypher: `${parts(includeParts)}
      CALL (part) {
        MATCH (part)-[:TOOK_PART_IN]->(n) RETURN n, true AS tookPart
        UNION MATCH (part)-[:MEMBER_OF]->()<-[:SESSION_OF]-(n) RETURN n, false AS tookPart
      }
      WITH n, max(tookPart) AS tookPart ORDER BY n.id
      RETURN ${projection('Meeting', [])} AS n, tookPart, EXISTS { (n)-[:SESSION_OF]->() } AS isSession`,
    params: { partner },
    toRow: (record) => {
      const properties = record.get('n') as Properties
      return {
        id: String(properties.id),
        heldOn: printedDate(properties, 'heldOn'),
        tookPart: record.get('tookPart'),
        isSession: record.get('isSession'),
      }
    },
  }
}

/** Projects in which it takes part, by id. */
export function partnerProjects(partner: EntityId, includeParts: boolean): ReadQuery<MeasuredProject> {
  return {
    cypher: `${parts(includeParts)} MATCH (part)-[:PARTICIPATES_IN]->(n) WITH DISTINCT n ORDER BY n.id
      RETURN ${projection('Project', ['status', 'budgetAmount', 'budgetCurrency'])} AS n, ${CHANGES}`,
    params: { partner },
    toRow: (record) => {
      const properties = record.get('n') as Properties
      return {
        id: String(properties.id),
        startedOn: printedDate(properties, 'startedOn'),
        events: events('Project', properties, toChanges(record.get('changes'))),
        budgetAmount: (properties.budgetAmount as number | null) ?? null,
        budgetCurrency: (properties.budgetCurrency as string | null) ?? null,
      }
    },
  }
}

const CHANGES =
  'COLLECT { MATCH (n)-[:HAS_CHANGED]->(change) RETURN change {.id, .status, .onEdtf} ORDER BY change.id } AS changes'

function parts(includeParts: boolean): string {
  return includeParts
    ? `MATCH (:Entity {id: $partner})<-[:PART_OF*0..${PART_DEPTH}]-(part) WITH DISTINCT part`
    : 'MATCH (part:Entity {id: $partner})'
}

function projection(label: EntityLabel, more: readonly string[]): string {
  const dates = Object.entries(entityTypes[label].fields)
    .filter(([, type]) => type === 'date')
    .map(([field]) => `${field}Edtf`)
  return `n {${['id', ...more, ...dates].map((name) => `.${name}`).join(', ')}}`
}

function toChanges(rows: readonly Properties[]): StatusRow[] {
  return rows.map((row) => ({
    id: String(row.id),
    status: String(row.status),
    on: printedDate(row, 'on'),
    evidenceIds: [],
  }))
}

function events(label: EntityLabel, properties: Properties, changes: readonly StatusRow[]) {
  return eventsOf({ id: String(properties.id), label, properties, changes, evidence: {} })
}

/** The date of the event in full, as printed and with why it is known. */
export function contactDate({ id, event, edtf }: Contact): ReadQuery<PrintedDate | null> {
  return {
    cypher: `MATCH (n:Entity {id: $id})
      RETURN properties(n) AS n, COLLECT { MATCH (n)-[:HAS_CHANGED]->(change) RETURN properties(change) ORDER BY change.id } AS changes`,
    params: { id },
    toRow: (record) => {
      const changes = toChanges(record.get('changes'))
      const found = events(labelOf(id) as EntityLabel, record.get('n'), changes)
      return found.find((one) => one.event === event && one.date?.edtf === edtf)?.date ?? null
    },
  }
}
