/**
 * History from the facts alone: what an entity and its parts took part in, what each of these says happened, and when.
 * It restates the rules of `src/domain/history.ts` in Cypher, so that the two must agree and neither can go wrong alone.
 */
import { committeeVerbs, historyEvents, historyVerbs } from '../../src/domain/history.ts'

/** Topics gather what is about them; to everything else a topic is no history. */
const verbs = historyVerbs.filter((verb) => verb !== 'ABOUT').join('|')

const EVENTS = `[${historyEvents.map((event) => `'${event}'`).join(', ')}]`

/** `owner` → rows of `body`, `entity` and the evidence that links them: the owner itself before its parts. */
const REACHED = `
  MATCH (owner:Entity {id: $of})<-[:PART_OF*0..6]-(body)
  WITH DISTINCT owner, body
  CALL (body) {
    RETURN body AS entity, [] AS linked
    UNION ALL MATCH (body)-[r:${verbs}]-(entity:Entity) RETURN entity, r.evidenceIds AS linked
    UNION ALL MATCH (body:Topic)<-[r:ABOUT]-(entity:Entity) RETURN entity, r.evidenceIds AS linked
    UNION ALL MATCH (body)-[m:MEMBER_OF]->(:Committee)-[r:${committeeVerbs.join('|')}]-(entity:Agreement|Meeting|Policy)
      RETURN entity, m.evidenceIds + r.evidenceIds AS linked
  }
  WITH owner, body, entity, linked ORDER BY CASE WHEN body = owner THEN '' ELSE body.id END
  WITH entity, head(collect(body)) AS body, reduce(joined = [], some IN collect(linked) | joined + some) AS linked`

/** Which date says which event, by label. */
const FIELDS = `CASE
    WHEN entity:Agreement THEN [['SIGNED', 'signedOn'], ['ENTERED_INTO_FORCE', 'inForceFrom'],
      ['VALID_FROM', 'validFrom'], ['EXPIRES', 'validUntil']]
    WHEN entity:Meeting THEN [['HELD', 'heldOn']]
    WHEN entity:Project THEN [['PLANNED_START', 'plannedStartOn'], ['STARTED', 'startedOn'],
      ['PLANNED_END', 'plannedEndOn'], ['ENDED', 'endedOn']]
    WHEN entity:Policy THEN [['ISSUED', 'issuedOn'], ['VALID_FROM', 'validFrom'], ['EXPIRES', 'validUntil']]
    WHEN entity:ReportedFigure THEN [['REPORTED', 'asOf']] END`

const EVENT_OF_STATUS = `{PROPOSED: 'PROPOSED', DRAFTING: 'DRAFTED', NEGOTIATING: 'NEGOTIATED', INITIALLED: 'INITIALLED',
    APPROVED: 'APPROVED', SIGNED: 'SIGNED', PROVISIONALLY_APPLIED: 'PROVISIONALLY_APPLIED', IN_FORCE: 'ENTERED_INTO_FORCE',
    SUSPENDED: 'SUSPENDED', EXPIRED: 'EXPIRES', TERMINATED: 'TERMINATED'}`

const EVENT_OF_PROJECT = `{PIPELINE: 'PROPOSED', IMPLEMENTATION: 'STARTED', FINALISATION: 'STARTED', CLOSED: 'ENDED'}`

/** What an entity without a date or a state is known to have come to, by what tells most about it. */
const UNDATED = `{event: coalesce(CASE
      WHEN entity:Agreement AND entity.status <> 'IN_FORCE' THEN ${EVENT_OF_STATUS}[entity.status]
      WHEN entity:Project THEN ${EVENT_OF_PROJECT}[entity.status]
      WHEN entity:Meeting THEN 'HELD' WHEN entity:Policy THEN 'ISSUED' END, 'REPORTED'),
    said: head([property IN ['status', 'nameVi', 'name', null]
      WHERE property IS NULL OR any(claim IN claims WHERE claim.property = property) |
      [claim IN claims WHERE property IS NULL OR claim.property = property | claim.id]])}`

/** Rows of `entity`, `body`, `entry` and `evidenceIds`, one for each thing that happened. */
const HAPPENED = `
  WITH entity, body, linked, ${FIELDS} AS fields WHERE fields IS NOT NULL
  WITH *, COLLECT { MATCH (entity)<-[claim:SUPPORTS]-(e) RETURN {property: claim.property, id: e.id} } AS claims,
    COLLECT { MATCH (entity)-[r:HAS_CHANGED]->(change)
      RETURN {event: ${EVENT_OF_STATUS}[change.status], edtf: change.onEdtf, asPrinted: change.onAsPrinted,
        inferred: change.onInferred, earliest: change.onEarliest, latest: change.onLatest, said: r.evidenceIds}
      ORDER BY change.id } AS changes
  WITH *, [field IN fields WHERE entity[field[1] + 'Edtf'] IS NOT NULL |
    {event: field[0], edtf: entity[field[1] + 'Edtf'], asPrinted: entity[field[1] + 'AsPrinted'],
     inferred: entity[field[1] + 'Inferred'], earliest: entity[field[1] + 'Earliest'], latest: entity[field[1] + 'Latest'],
     said: [claim IN claims WHERE claim.property = field[1] | claim.id]}] AS dated
  WITH *, dated + [change IN changes WHERE change.event IS NOT NULL
    AND NOT change.event IN [one IN dated | one.event]] AS told
  WITH *, CASE WHEN size(told) = 0 THEN [${UNDATED}] ELSE [one IN told WHERE NOT (one.event = 'EXPIRES'
    AND any(other IN told WHERE other.event = 'VALID_FROM' AND other.edtf = one.edtf))] END AS events
  UNWIND range(0, size(events) - 1) AS position
  WITH entity, body, linked, events[position] AS entry, toString(position) AS distinction
  RETURN entity, body, entry, distinction, coalesce(entry.said, []) + linked AS evidence`

/** Who took or left an office in the entity or a part of it; or, for a person, where. */
const OFFICES = `
  MATCH (owner:Entity {id: $of})<-[:PART_OF*0..6]-(body) WITH DISTINCT body
  MATCH (body)-[held:HOLDS]-() UNWIND [['TOOK_OFFICE', 'tookOfficeOn'], ['LEFT_OFFICE', 'leftOn']] AS field
  WITH body, held, field WHERE held[field[1] + 'Edtf'] IS NOT NULL
  RETURN startNode(held) AS entity, body, {event: field[0], edtf: held[field[1] + 'Edtf'],
      asPrinted: held[field[1] + 'AsPrinted'], inferred: held[field[1] + 'Inferred'],
      earliest: held[field[1] + 'Earliest'], latest: held[field[1] + 'Latest']} AS entry,
    held.id AS distinction, held.evidenceIds AS evidence`

/** Every entry with its sort key `at`: bounds, then what tells it from others; a day without a year, then no date, last. */
export const PLAIN_HISTORY = `
  CALL () { ${REACHED} ${HAPPENED} UNION ALL ${OFFICES} }
  WITH entity, body, entry, COLLECT { UNWIND evidence AS id RETURN DISTINCT id } AS evidenceIds,
    entity.id + ' ' + right('0' + [rank IN range(0, size(${EVENTS}) - 1) WHERE ${EVENTS}[rank] = entry.event][0], 2)
      + ' ' + distinction AS key, coalesce(entry.earliest, entry.latest) AS start
  WITH entity, body, entry, evidenceIds, CASE
    WHEN entry.edtf IS NULL THEN 'X~ ' + key
    WHEN start IS NULL THEN entry.edtf + ' ' + key
    ELSE toString(start) + ' ' + coalesce(toString(entry.latest), '9999') + ' ' + key END AS at`
