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
  const found = `UNWIND ${ids} AS evidenceId MATCH (e:Evidence {id: evidenceId})`
  if (source === null) return `COLLECT { ${found} RETURN ${projectNode('e', properties)} }`
  const withSource = projectNode('e', properties, `source: ${projectNode('source', source)}`)
  return `COLLECT { ${found}-[:FROM]->(source) RETURN ${withSource} }`
}
