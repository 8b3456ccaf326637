/** Values of seed files that every record may have, as JSON Schema: dates, evidence, claims. */

export type Schema = Record<string, unknown>

/** The names of formats under which the loader checks partial dates, and years that are written as numbers. */
export const EDTF_FORMAT = 'edtf'
export const YEAR_FORMAT = 'year'

export const DATE: Schema = {
  description: 'A partial date (EDTF): 2019, 2019-05, 2019-05-17, 2022/2026, XXXX-01-07.',
  anyOf: [
    { type: 'string', format: EDTF_FORMAT },
    { type: 'integer', format: YEAR_FORMAT },
    {
      type: 'object',
      properties: {
        edtf: {
          anyOf: [
            { type: 'string', format: EDTF_FORMAT },
            { type: 'integer', format: YEAR_FORMAT },
          ],
        },
        asPrinted: { type: 'string', description: 'The date as the source prints it; it stands in the quote.' },
        inferred: { type: 'boolean' },
        why: { type: 'string', description: 'How we know, or what is odd about the date.' },
      },
      required: ['edtf'],
      dependencies: { inferred: ['why'] },
      additionalProperties: false,
    },
  ],
}

const EVIDENCE_REF: Schema = { type: 'string', description: '<source file>/<key of quote or citation>.' }

/** One reference or several. */
export const REFERENCES = { anyOf: [EVIDENCE_REF, { type: 'array', items: EVIDENCE_REF, minItems: 1 }] }

export const EVIDENCE: Schema = {
  description:
    'One reference, several, or a map from field to references: "*" is the default of fields not named, "record" has citations that cover the record whole.',
  anyOf: [...REFERENCES.anyOf, { type: 'object', additionalProperties: { $ref: '#/definitions/References' } }],
}

export const CLAIM: Schema = {
  description: 'One of several values that sources give of a property, or a name that only some of them print.',
  type: 'object',
  properties: {
    property: { type: 'string', minLength: 1 },
    value: { type: ['string', 'number'] },
    original: { type: 'string', minLength: 1, description: 'In the words of the source, or of who noted it.' },
    rank: { enum: ['PREFERRED', 'NORMAL', 'DEPRECATED'], description: 'PREFERRED is the value that the record shows.' },
    rule: { type: 'string', minLength: 1, description: 'Why it ranks so.' },
    inferred: { type: 'boolean' },
    evidence: { $ref: '#/definitions/References' },
  },
  required: ['property', 'value', 'evidence'],
  additionalProperties: false,
}
