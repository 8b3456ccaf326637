/** A hub whose lists have everything that makes an order hard: ties, dates to the year, what has no date, two roles. */
import type { EvidenceRecord, Subgraph, SupportRecord } from '../../src/domain/subgraph.ts'
import { type Fact, factsOf } from './facts.ts'

/** Ties, what is known to the year only, a day without a year, and no date at all. */
const DATES = ['2011-05-04', '2011', '2011-05-04', '2015-07', null, '1999-12-31', 'XXXX-01-07', '2015-07-01', null]
const KINDS = ['TREATY', 'PROTOCOL', 'PLAN', 'TREATY']
const WITNESS = { role: 'WITNESS' }

/**
 * A hub with so many agreements, some of them by two roles, meetings, projects and acts, all about one topic. For each
 * agreement a sentence supports every role that the hub has in it, and some sentences its name as well.
 */
export function hubOf(count: number): Subgraph {
  const facts: Fact[] = []
  const fields: Record<string, Record<string, string>> = { 'partner:hub': {}, 'topic:all': {} }
  const listed = { agreement: 'signedOn', meeting: 'heldOn', project: 'startedOn', policy: 'issuedOn' }
  for (let at = 0; at < count; at++) {
    const date = DATES[at % DATES.length]
    for (const [prefix, field] of Object.entries(listed)) {
      // Ids that sort otherwise as numbers, and of which one begins with another.
      const id = `${prefix}:${at % 3 === 0 ? `a-${at}` : at}`
      fields[id] = typeof date === 'string' ? { [field]: date } : {}
      facts.push(['ABOUT', id, 'topic:all'])
    }
    const id = at % 3 === 0 ? `a-${at}` : `${at}`
    Object.assign(fields[`agreement:${id}`]!, { kind: KINDS[at % KINDS.length] })
    facts.push(['PARTY_TO', 'partner:hub', `agreement:${id}`, { role: 'PARTY' }])
    if (at % 4 === 0) facts.push(['PARTY_TO', 'partner:hub', `agreement:${id}`, WITNESS])
    facts.push(['TOOK_PART_IN', 'partner:hub', `meeting:${id}`], ['PARTICIPATES_IN', 'partner:hub', `project:${id}`])
    facts.push(['ISSUED', 'partner:hub', `policy:${id}`], ['PART_OF', `institution:${id}`, 'institution:state'])
  }
  const subgraph = factsOf(facts, fields)
  return { ...subgraph, ...withClaims(subgraph) }
}

function withClaims({ relationships, evidence: [first] }: Subgraph): Pick<Subgraph, 'evidence' | 'supports'> {
  const evidence = new Map<string, EvidenceRecord>()
  const supports: SupportRecord[] = []
  const claim = (evidenceId: string, property: string) =>
    supports.push({
      evidenceId,
      entityId: 'partner:hub',
      property,
      value: null,
      original: null,
      rank: 'NORMAL',
      rule: null,
      inferred: false,
      confidence: null,
    })
  for (const { id, type, from, to } of relationships) {
    if (type !== 'PARTY_TO' || from !== 'partner:hub') continue
    const saying = `evidence:${to.slice(to.indexOf(':') + 1)}`
    if (!evidence.has(saying) && evidence.size % 7 === 0) claim(saying, 'name')
    evidence.set(saying, { ...first!, id: saying })
    claim(saying, id)
  }
  return { evidence: [first!, ...evidence.values()], supports }
}
