/** What the questions ask about, chosen so that two graphs of different size give things of the same kind. */
import type { Graph } from '../../src/graph/graph.ts'
import { chooseTargets } from '../graph/choose-targets.ts'

export interface GrowthTargets {
  readonly partner: string
  readonly otherPartner: string
  /** The two partners with the longest histories. */
  readonly hub: string
  readonly otherHub: string
  /** One with about as much before and after it in either graph. */
  readonly agreement: string
  readonly word: string
  readonly rareWord: string
}

/** An agreement from which a project came and under which another was made. */
const AGREEMENT = `MATCH (a:Agreement)-[:RESULTED_IN]->(:Project)
  WHERE COUNT { (a)-[:UNDER|RENEWS|REPLACES|AMENDS|IMPLEMENTS]-() } = 2 AND COUNT { (a)-[:RESULTED_IN]-() } = 1
  RETURN a.id AS found ORDER BY found LIMIT 1`

const OTHER_HUB = `MATCH (p:Partner) WHERE p.id <> $hub RETURN p.id AS found
  ORDER BY COUNT { (p)-[:TIMELINE]->() } DESC, found LIMIT 1`

/** About as much in its history as the first has. */
const OTHER_PARTNER = `MATCH (one:Partner {id: $partner}) MATCH (p:Partner) WHERE p <> one RETURN p.id AS found
  ORDER BY abs(COUNT { (p)-[:TIMELINE]->() } - COUNT { (one)-[:TIMELINE]->() }), found LIMIT 1`

export async function chooseGrowthTargets(graph: Graph): Promise<GrowthTargets> {
  const { hub, partner } = await chooseTargets(graph)
  const find = async (cypher: string, params: Record<string, unknown> = {}) => {
    const [found] = await graph.read({ cypher, params, toRow: (record) => String(record.get('found')) })
    if (found === undefined) throw new RangeError(`The graph has nothing to ask about: "${cypher}" finds none.`)
    return found
  }
  return {
    hub,
    partner,
    otherHub: await find(OTHER_HUB, { hub }),
    otherPartner: await find(OTHER_PARTNER, { partner }),
    agreement: await find(AGREEMENT),
    word: 'memorandum',
    rareWord: 'agreement 1234',
  }
}
