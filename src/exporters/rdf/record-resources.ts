/**
 * Records as resources: entities with their claims (PROV-O), relationships as a direct statement and as one that is spoken
 * of, evidence as Web Annotations.
 */
import { nodeTypes, relationshipTypes } from '../../domain/ontology.ts'
import type { EntityRecord, EvidenceRecord, RelationshipRecord } from '../../domain/subgraph.ts'
import type { Claim, EntityPart, RelationshipPart } from '../../domain/subgraph-stream.ts'
import { numberText, statementsOfFields } from './field-statements.ts'
import { type Curie, claimIri, predicateOfVerb, relationshipIri } from './names.ts'
import { optional, plain, type Resource, reference, type Statement, typed } from './resource.ts'

const DERIVED = 'prov:wasDerivedFrom'

export function resourcesOfEntity({ entity, claims, changes }: EntityPart): Resource[] {
  return [
    resourceOfRecord(entity),
    ...claims.flatMap(resourcesOfClaim),
    ...changes.flatMap(({ change, link, claims: said }) => [
      resourceOfRecord(change),
      ...resourcesOfLink(link),
      ...said.flatMap(resourcesOfClaim),
    ]),
  ]
}

export function resourcesOfRelationship({ relationship, claims }: RelationshipPart): Resource[] {
  return [...resourcesOfLink(relationship), ...claims.flatMap(resourcesOfClaim)]
}

export function resourceOfRecord({ id, label, fields }: EntityRecord): Resource {
  const { language, nameVi } = fields
  const isNameEnglish = label !== 'Source' || nameVi !== undefined || language === undefined || language === 'en'
  return {
    id,
    types: [`accord:${label}`, ...(label === 'Source' ? ['prov:Entity'] : label === 'Topic' ? ['skos:Concept'] : [])],
    statements: statementsOfFields(fields, nodeTypes[label].fields, isNameEnglish),
  }
}

/** A source that evidence is from, and that is no entity of the subgraph. */
export function resourceOfCited(source: EntityRecord): Resource {
  const { id, types, statements } = resourceOfRecord(source)
  return { id, types, statements: [...statements, ['accord:isCitedOnly', typed(true, 'xsd:boolean')]] }
}

function resourcesOfLink({ id, type, from, to, fields, inferred, why, evidenceIds }: RelationshipRecord): Resource[] {
  const verb = predicateOfVerb(type)
  return [
    { id: from, types: [], statements: [[verb, reference(to)]] },
    {
      id: relationshipIri(id),
      types: ['accord:Relationship', 'rdf:Statement'],
      statements: [
        ['rdf:subject', reference(from)],
        ['rdf:predicate', reference(verb)],
        ['rdf:object', reference(to)],
        ...statementsOfFields(fields, relationshipTypes[type].fields),
        ['accord:inferred', typed(inferred, 'xsd:boolean')],
        ...optional('accord:why', why, plain),
        ...evidenceIds.map((evidenceId): Statement => [DERIVED, reference(evidenceId)]),
      ],
    },
  ]
}

function resourcesOfClaim(claim: Claim): Resource[] {
  const { evidenceId, entityId, property, value, original, rank, rule, inferred, confidence } = claim
  const id = claimIri(claim)
  const statements: Statement[] = [
    ['accord:ofEntity', reference(entityId)],
    ['accord:ofProperty', plain(property)],
    ...(property.includes('/') ? [['accord:ofRelationship', reference(relationshipIri(property))] as const] : []),
    ...optional('accord:claimedValue', value, plain),
    ...optional('accord:originalText', original, plain),
    ['accord:rank', plain(rank)],
    ...optional('accord:rule', rule, plain),
    ['accord:inferred', typed(inferred, 'xsd:boolean')],
    ...optional('accord:confidence', confidence, numberText),
    [DERIVED, reference(evidenceId)],
  ]
  return [
    { id, types: ['accord:Claim', 'prov:Entity'], statements },
    { id: evidenceId, types: [], statements: [['oa:hasBody', reference(id)]] },
  ]
}

export function resourceOfEvidence(evidence: EvidenceRecord): Resource {
  const { id, sourceId, quote, locator, citation } = evidence
  return {
    id,
    types: ['oa:Annotation', 'prov:Entity'],
    statements: [
      ['dcterms:bibliographicCitation', plain(citation)],
      ...optional('accord:locator', locator, plain),
      [quote === null ? DERIVED : 'prov:wasQuotedFrom', reference(sourceId)],
      ['oa:hasTarget', quote === null ? reference(sourceId) : targetOf(evidence, quote)],
    ],
  }
}

/** Positions of Web Annotation are code points, as ours. */
function targetOf({ id, sourceId, start, end }: EvidenceRecord, quote: string): Resource {
  const position: Statement[] =
    start === null || end === null
      ? []
      : [
          [
            'oa:hasSelector',
            part(id, 'position', 'oa:TextPositionSelector', [
              ['oa:start', typed(start, 'xsd:nonNegativeInteger')],
              ['oa:end', typed(end, 'xsd:nonNegativeInteger')],
            ]),
          ],
        ]
  return part(id, 'target', 'oa:SpecificResource', [
    ['oa:hasSource', reference(sourceId)],
    ['oa:hasSelector', part(id, 'quote', 'oa:TextQuoteSelector', [['oa:exact', plain(quote)]])],
    ...position,
  ])
}

function part(of: Curie, name: string, type: Curie, statements: readonly Statement[]): Resource {
  return { id: `${of}#${name}`, types: [type], statements }
}
