/** The fields of evidence that most answers show, with what tells its source. */
import { projectNode } from './light-entity.ts'

/** Stored properties by name; they become part of the statement. */
export interface EvidenceShape {
  readonly properties: readonly string[]
  /** Of the source; null where it is not asked for. */
  readonly source: readonly string[] | null
}

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
