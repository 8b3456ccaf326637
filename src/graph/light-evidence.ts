/** The fields of evidence that most answers show, with what tells its source. */
import { projectNode } from './light-entity.ts'

/** Stored properties by name; they become part of the statement. */
export interface EvidenceShape {
  readonly properties: readonly string[]
  /** Of the source; null where it is not asked for. */
  readonly source: readonly string[] | null
}

/** How evidence comes with what it proves: these fields; its ids, for more is asked and read later; not at all. */
export type EvidenceAsked = EvidenceShape | 'IDS' | null

/** As read, by the names of the schema. */
export type LightEvidence = Readonly<Record<string, unknown>> & {
  readonly source?: Readonly<Record<string, unknown>>
}

/** Rows of evidence, in the order of `ids`, which must be an expression that is a list of ids. */
export function collectLightEvidence(ids: string, { properties, source }: EvidenceShape): string {
  // A plan may begin elsewhere than at the ids.
  const found = `UNWIND range(0, size(${ids}) - 1) AS place MATCH (e:Evidence {id: ${ids}[place]})`
  if (source === null) return `COLLECT { ${found} RETURN ${projectNode('e', properties)} ORDER BY place }`
  const withSource = projectNode('e', properties, `source: ${projectNode('source', source)}`)
  return `COLLECT { ${found}-[:FROM]->(source) RETURN ${withSource} ORDER BY place }`
}

/** Cypher: the rows, where they come at once, and the ids, where they do; null what was not asked for. */
export function evidenceOf(ids: string, asked: EvidenceAsked): { readonly rows: string; readonly ids: string } {
  if (asked === 'IDS' || asked === null) return { rows: 'null', ids: asked === null ? 'null' : `coalesce(${ids}, [])` }
  return { rows: collectLightEvidence(ids, asked), ids: 'null' }
}
