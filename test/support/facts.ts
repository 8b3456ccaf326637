/** Small graphs made for one test: entities and facts in a line each, with one piece of evidence for all. */
import { labelOf, type NodeLabel, type RelationshipType } from '../../src/domain/ontology.ts'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import { type FieldValue, relationshipId, type Subgraph } from '../../src/domain/subgraph.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { loadSubgraph } from '../../src/graph/load-subgraph.ts'

export type Fact = readonly [
  type: RelationshipType,
  from: string,
  to: string,
  fields?: Readonly<Record<string, string>>,
]

/** Fields by id: a text under a name that ends as dates do is an EDTF. Ends of facts need not be named. */
export function factsOf(
  facts: readonly Fact[],
  fields: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Subgraph {
  const ids = [...new Set([...facts.flatMap(([, from, to]) => [from, to]), ...Object.keys(fields)])].sort()
  const source = { id: 'source:test', label: 'Source' as const, fields: { name: 'Test', kind: 'PAGE' } }
  return {
    entities: [
      source,
      ...ids.map((id) => ({
        id,
        label: labelOf(id) as NodeLabel,
        fields: { name: id.slice(id.indexOf(':') + 1), ...valuesOf(fields[id] ?? {}) },
      })),
    ],
    relationships: facts.map(([type, from, to, own = {}]) => ({
      id: relationshipId(type, from, to, Object.values(own).join('-').toLowerCase()),
      type,
      from,
      to,
      fields: valuesOf(own),
      inferred: false,
      why: null,
      evidenceIds: ['evidence:test'],
    })),
    evidence: [
      {
        id: 'evidence:test',
        sourceId: source.id,
        quote: null,
        start: null,
        end: null,
        locator: 'page 1',
        citation: 'Test, page 1',
      },
    ],
    supports: [],
  }
}

/** Puts it into the graph as an import of its own, which takes away what the one before of that name had more. */
export async function loadFacts(graph: Graph, subgraph: Subgraph, importId = 'facts'): Promise<void> {
  await loadSubgraph(graph, subgraph, { importId, prune: true, seedDigest: null })
}

function valuesOf(fields: Readonly<Record<string, string>>): Record<string, FieldValue> {
  const isDate = (name: string) => /(?:On|From|Until|Of|period)$/.test(name) && name !== 'onBehalfOf'
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isDate(name) ? parsePartialDate(value)! : value]),
  )
}
