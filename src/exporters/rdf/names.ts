/**
 * The names of RDF: prefixes of CURIEs, which predicate a field or a verb is, and IRIs of what has no id of its own kind.
 * Ids and our own vocabulary are URNs: they claim no domain, and nobody looks for them on the web.
 */
import { nodeTypes, type RelationshipType } from '../../domain/ontology.ts'
import type { SupportRecord } from '../../domain/subgraph.ts'
import type { VocabularyName } from '../../domain/vocabularies.ts'

/** `prefix:rest`, with a prefix of `prefixes`; the ids of entities are such. */
export type Curie = string

const ownPrefixes = [
  ...Object.values(nodeTypes).map(({ prefix }) => prefix),
  ...['evidence', 'relationship', 'claim', 'term', 'export', 'graph'],
]

export const prefixes: Readonly<Record<string, string>> = {
  accord: 'urn:accord:vocabulary:',
  ...Object.fromEntries(ownPrefixes.map((prefix) => [prefix, `urn:accord:${prefix}:`])),
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  oa: 'http://www.w3.org/ns/oa#',
  void: 'http://rdfs.org/ns/void#',
  edtf: 'http://id.loc.gov/datatypes/edtf/',
  wd: 'http://www.wikidata.org/entity/',
}

export function expand(curie: Curie): string {
  const colon = curie.indexOf(':')
  return prefixes[curie.slice(0, colon)]! + curie.slice(colon + 1)
}

/** Fields that a well-known vocabulary has, too; the others are our own. */
const knownPredicates: Readonly<Record<string, Curie>> = {
  name: 'rdfs:label',
  nameVi: 'rdfs:label',
  aliases: 'skos:altLabel',
  note: 'skos:note',
  publisher: 'dc:publisher',
  author: 'dc:creator',
  language: 'dc:language',
  publishedOn: 'dcterms:issued',
}

/** Of a field, or of a part of a date such as `signedOnEarliest`. */
export function predicateOfField(key: string): Curie {
  return knownPredicates[key] ?? `accord:${key}`
}

/** `PARTY_TO` is `accord:partyTo`. */
export function predicateOfVerb(type: RelationshipType): Curie {
  return `accord:${type.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())}`
}

/** Verbs that say no more than one of a well-known vocabulary. */
export const broaderVerbs: Readonly<Partial<Record<RelationshipType, Curie>>> = {
  PART_OF: 'dcterms:isPartOf',
  REPLACES: 'dcterms:replaces',
  BROADER: 'skos:broader',
  ABOUT: 'dcterms:subject',
}

export function termIri(vocabulary: VocabularyName, term: string): Curie {
  return `term:${vocabulary}.${term}`
}

/** Its id, with what no IRI may have as percent signs: `decodeURIComponent` gives it back. */
export function relationshipIri(id: string): Curie {
  return `relationship:${escapeIri(id)}`
}

/** With its value: one source may give two of one property. */
export function claimIri({ evidenceId, entityId, property, value }: SupportRecord): Curie {
  const parts = [evidenceId, entityId, property, ...(value === null ? [] : [value])]
  return `claim:${parts.map(escapeIri).join('/')}`
}

/** Slashes and colons stay: they are legal in a URN, and ids read better with them. */
function escapeIri(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%3A', ':')
}
