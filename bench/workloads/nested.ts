/** One record with what is around it: the screen of a partner, a meeting, a person, a policy. */
import type { Targets } from '../graph/choose-targets.ts'
import { labelOf, type Workload } from './workload.ts'

const PARTNER = `query PartnerWithAgreements($id: ID!) {
  partnersConnection(where: { id: { eq: $id } }) {
    edges { node {
      id name
      agreementsConnection(first: 10, sort: [{ node: { signedOnEarliest: DESC } }, { node: { id: ASC } }]) {
        edges {
          properties { role roleAsPrinted }
          node {
            id name kind status signedOn { edtf }
            projectsConnection(first: 10, sort: [{ node: { id: ASC } }]) {
              edges { properties { inferred why } node { id name status startedOn { edtf } } }
            }
          }
        }
      }
    } }
  }
}`

/** The list that lies in an index, latest first: of a hub it is not read beyond the page. */
const PARTNER_REFERENCE = `MATCH (p:Partner {id: $id})
  CALL (p) {
    MATCH ()-[r:PARTY_TO]->(a)
    WHERE r.list = p.id + ' agreement' AND r.latestFirst IS NOT NULL AND r.listed IS NOT NULL
    WITH r, a ORDER BY r.list, r.latestFirst, r.listed LIMIT 10
    CALL (a) {
      MATCH (a)-[x:RESULTED_IN]->(j) WITH x, j ORDER BY j.id LIMIT 10
      RETURN collect(j {.id, .name, .status, startedOn: j.startedOnEdtf, properties: x {.inferred, .why}}) AS projects
    }
    RETURN collect(a {.id, .name, .kind, .status, signedOn: a.signedOnEdtf, properties: r {.role, .roleAsPrinted},
      projectsConnection: {items: projects}}) AS agreements
  }
  RETURN {items: [p {.id, .name, agreementsConnection: {items: agreements}}]} AS answer`

export function partnerWithAgreements({ partner }: Targets): Workload {
  return withAgreements('partner with 10 agreements and their projects', partner)
}

export function hubWithAgreements({ hub }: Targets): Workload {
  return withAgreements('hub with 10 agreements and their projects', hub)
}

function withAgreements(name: string, id: string): Workload {
  const reference = { cypher: PARTNER_REFERENCE, params: { id } }
  return {
    name,
    by: 'LIBRARY',
    document: PARTNER,
    variables: { id },
    root: 'partnersConnection',
    reference,
    stock: 'SAME',
  }
}

export function meetingWithParticipants({ meeting }: Targets): Workload {
  return {
    name: 'meeting with participants and evidence',
    by: 'LIBRARY',
    document: `query MeetingWithParticipants($id: ID!) {
      meetingsConnection(where: { id: { eq: $id } }) {
        edges { node {
          id name kind place heldOn { edtf asPrinted }
          participantsConnection(first: 50, sort: [{ node: { name: ASC } }, { node: { id: ASC } }, { edge: { role: ASC } }]) {
            edges { properties { role roleAsPrinted evidence { quote citation } } node { __typename id name } }
          }
          evidenceConnection(first: 100) { edges { properties { property value } node { quote citation } } }
        } }
      }
    }`,
    variables: { id: meeting },
    root: 'meetingsConnection',
    stock: 'SAME',
    unordered: ['evidence', 'evidenceConnection'],
    reference: {
      cypher: `MATCH (m:Meeting {id: $id})
        CALL (m) {
          MATCH (m)<-[r:TOOK_PART_IN]-(who) WITH r, who ORDER BY who.name, who.id, r.role LIMIT 50
          RETURN collect(who {.id, .name, __typename: ${labelOf('who')}, properties: r {.role, .roleAsPrinted,
            evidence: COLLECT { MATCH (e:Evidence) WHERE e.id IN r.evidenceIds RETURN e {.quote, .citation} }}}) AS participants
        }
        CALL (m) {
          MATCH (m)<-[s:SUPPORTS]-(e) WITH s, e LIMIT 100
          RETURN collect(e {.quote, .citation, properties: s {.property, .value}}) AS evidence
        }
        RETURN {items: [m {.id, .name, .kind, .place, participantsConnection: {items: participants},
          evidenceConnection: {items: evidence}, heldOn: CASE WHEN m.heldOnEdtf IS NOT NULL THEN
          {edtf: m.heldOnEdtf, asPrinted: m.heldOnAsPrinted} END}]} AS answer`,
      params: { id: meeting },
    },
  }
}

export function meetingsOfPerson({ person }: Targets): Workload {
  return {
    name: 'meetings of a person',
    by: 'LIBRARY',
    document: `query MeetingsOfPerson($id: ID!) {
      peopleConnection(where: { id: { eq: $id } }) {
        edges { node {
          id name
          meetingsConnection(first: 20,
            sort: [{ node: { heldOnEarliest: DESC } }, { node: { id: ASC } }, { edge: { role: ASC } }]) {
            edges { properties { role roleAsPrinted onBehalfOf } node { id name kind place heldOn { edtf } } }
            pageInfo { hasNextPage endCursor }
          }
        } }
      }
    }`,
    variables: { id: person },
    root: 'peopleConnection',
    stock: 'SAME',
    reference: {
      cypher: `MATCH (p:Person {id: $id})
        CALL (p) {
          MATCH ()-[r:TOOK_PART_IN]->(m)
          WHERE r.list = p.id + ' meeting' AND r.latestFirst IS NOT NULL AND r.listed IS NOT NULL
          WITH r, m ORDER BY r.list, r.latestFirst, r.listed, r.role LIMIT 21
          WITH collect({r: r, m: m}) AS found
          CALL (found) {
            UNWIND found[..20] AS one WITH one.r AS r, one.m AS m
            RETURN collect(m {.id, .name, .kind, .place, heldOn: m.heldOnEdtf,
              properties: r {.role, .roleAsPrinted, .onBehalfOf}}) AS items
          }
          RETURN {hasNextPage: size(found) > 20, items: items} AS meetings
        }
        RETURN {items: [p {.id, .name, meetingsConnection: meetings}]} AS answer`,
      params: { id: person },
    },
  }
}
