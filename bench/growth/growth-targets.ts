/** What the questions ask about, chosen so that two graphs give things of the same kind. */
import type { Graph } from '../../src/graph/graph.ts'
import { chooseTargets } from '../graph/choose-targets.ts'

export interface GrowthTargets {
  /** Ordinary ones, whose histories are about as long in either graph. */
  readonly partners: readonly string[]
  /** The partners with the longest histories. */
  readonly hubs: readonly string[]
  /** With about as much before and after them in either graph. */
  readonly agreements: readonly string[]
  readonly word: string
  readonly rareWords: readonly string[]
}

/** One could be lucky: a question is asked of several. */
const PARTNERS = 10
const HUBS = 3
const AGREEMENTS = 5

/** From which a project came and under which another was made. */
const AGREEMENT = `MATCH (a:Agreement)-[:RESULTED_IN]->(:Project)
  WHERE COUNT { (a)-[:UNDER|RENEWS|REPLACES|AMENDS|IMPLEMENTS]-() } = 2 AND COUNT { (a)-[:RESULTED_IN]-() } = 1
  RETURN a.id AS found ORDER BY found LIMIT ${AGREEMENTS}`

const HUB = `MATCH (p:Partner) RETURN p.id AS found ORDER BY COUNT { (p)-[:TIMELINE]->() } DESC, found LIMIT ${HUBS}`

/** Their histories are as long as that of the first. */
const PARTNER = `MATCH (one:Partner {id: $partner}) WITH COUNT { (one)-[:TIMELINE]->() } AS wanted
  MATCH (p:Partner) RETURN p.id AS found
  ORDER BY abs(COUNT { (p)-[:TIMELINE]->() } - wanted), found LIMIT ${PARTNERS}`

export async function chooseGrowthTargets(graph: Graph): Promise<GrowthTargets> {
  const { partner } = await chooseTargets(graph)
  const find = async (cypher: string, wanted: number, params: Record<string, unknown> = {}) => {
    const found = await graph.read({ cypher, params, toRow: (record) => String(record.get('found')) })
    if (found.length < wanted) throw new RangeError(`"${cypher}" finds "${found.length}" things to ask about.`)
    return found
  }
  return {
    partners: await find(PARTNER, PARTNERS, { partner }),
    hubs: await find(HUB, HUBS),
    agreements: await find(AGREEMENT, AGREEMENTS),
    word: 'memorandum',
    rareWords: ['agreement 1234', 'project 1235', 'report 321'],
  }
}
