/** The fields of evidence that most answers show, with what tells its source. */

/** As read: `source` without its text. Names are those of the schema, so that its resolvers read it as their own. */
export type LightEvidence = Readonly<Record<string, unknown>> & { readonly id: string }

/** Rows of evidence, in the order of `ids`, which must be an expression that is a list of ids. */
export function collectLightEvidence(ids: string): string {
  return `COLLECT {
    UNWIND ${ids} AS evidenceId MATCH (e:Evidence {id: evidenceId})-[:FROM]->(s:Source)
    RETURN e {.id, .quote, .start, .end, .locator, .citation, source: s {.id, .name, .nameVi, .publisher, .url}}
  }`
}
