/** Turtle and JSON-LD by the parsers of Oxigraph. */
import { parse, type Quad } from 'oxigraph'
import { nodeTypes, type RelationshipType, relationshipTypes } from '../../../src/domain/ontology.ts'
import { claimText, type FormatReader, type ReadBack, type Texts } from '../read-back.ts'

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
const PROV = 'http://www.w3.org/ns/prov#'
const OA = 'http://www.w3.org/ns/oa#'
const ACCORD = 'urn:accord:vocabulary:'

const WELL_KNOWN: Readonly<Record<string, string>> = {
  aliases: 'http://www.w3.org/2004/02/skos/core#altLabel',
  note: 'http://www.w3.org/2004/02/skos/core#note',
  publisher: 'http://purl.org/dc/elements/1.1/publisher',
  author: 'http://purl.org/dc/elements/1.1/creator',
  language: 'http://purl.org/dc/elements/1.1/language',
  publishedOn: 'http://purl.org/dc/terms/issued',
}

export const turtleReader = readerOf('text/turtle')
export const jsonldReader = readerOf('application/ld+json')

export function quadsOf(file: Uint8Array, format: string): Quad[] {
  return parse(new TextDecoder('utf-8', { fatal: true }).decode(file), { format })
}

function readerOf(format: string): FormatReader {
  return {
    holds: 'SUBGRAPH',
    read: async (file) => readQuads(quadsOf(file, format)),
  }
}

/** What is said of one subject, by predicate. */
type Said = Map<string, Quad['object'][]>

function readQuads(quads: readonly Quad[]): ReadBack {
  const subjects = new Map<string, Said>()
  for (const { subject, predicate, object } of quads) {
    const said = subjects.get(subject.value) ?? new Map()
    said.set(predicate.value, [...(said.get(predicate.value) ?? []), object])
    subjects.set(subject.value, said)
  }
  const ofType = (type: string) =>
    [...subjects]
      .filter(([, said]) => valuesOf(said, `${RDF}type`).includes(type))
      .map(([iri, said]) => ({ iri, said }))
  const relationships = ofType(`${ACCORD}Relationship`).map(({ iri, said }) => relationshipOf(iri, said, subjects))
  const entityTypes = Object.keys(nodeTypes).filter((label) => label !== 'StatusChange' && label !== 'Judgement')
  return {
    entities: entityTypes.flatMap((type) =>
      ofType(ACCORD + type)
        .filter(({ said }) => one(said, `${ACCORD}isCitedOnly`) === null)
        .map(({ iri, said }) => ({
          id: idOf(iri),
          type,
          fields: fieldsOf(said, Object.keys(nodeTypes[type as 'Partner'].fields)),
        })),
    ),
    relationships: relationships.filter(({ type }) => type !== 'HAS_CHANGED'),
    changes: relationships
      .filter(({ type }) => type === 'HAS_CHANGED')
      .map(({ id, from, to, inferred, why, evidenceIds }) => ({
        id: to,
        of: from,
        link: id,
        fields: fieldsOf(subjects.get(`urn:accord:${to}`)!, Object.keys(nodeTypes.StatusChange.fields)),
        ...{ inferred, why, evidenceIds },
      })),
    sources: ofType(`${ACCORD}Source`)
      .filter(({ said }) => one(said, `${ACCORD}isCitedOnly`) === 'true')
      .map(({ iri, said }) => ({ id: idOf(iri), fields: fieldsOf(said, Object.keys(nodeTypes.Source.fields)) })),
    evidence: ofType(`${OA}Annotation`).map(({ iri, said }) => evidenceOf(iri, said, subjects)),
    claims: ofType(`${ACCORD}Claim`).map(({ iri, said }) => claimOf(iri, said, subjects)),
  }
}

/** The reified statement; it is false where the direct one is not there, too. */
function relationshipOf(iri: string, said: Said, subjects: ReadonlyMap<string, Said>) {
  const [subject, predicate, object] = ['subject', 'predicate', 'object'].map((name) => one(said, RDF + name)!)
  if (!valuesOf(subjects.get(subject!)!, predicate!).includes(object!)) throw new Error(`No statement for <${iri}>.`)
  const id = decodeURIComponent(idOf(iri).slice('relationship:'.length))
  const type = id.slice(0, id.indexOf('/')) as RelationshipType
  return {
    id,
    type,
    from: idOf(subject!),
    to: idOf(object!),
    fields: fieldsOf(said, Object.keys(relationshipTypes[type].fields)),
    inferred: one(said, `${ACCORD}inferred`) === 'true',
    why: one(said, `${ACCORD}why`),
    evidenceIds: valuesOf(said, `${PROV}wasDerivedFrom`).map(idOf).sort(),
  }
}

function evidenceOf(iri: string, said: Said, subjects: ReadonlyMap<string, Said>) {
  const target = one(said, `${OA}hasTarget`)!
  const specific = subjects.get(target)
  const source = (specific && one(specific, `${OA}hasSource`)) ?? target
  const selectors = specific === undefined ? [] : valuesOf(specific, `${OA}hasSelector`)
  const selected = (name: string) =>
    selectors.flatMap((selector) => valuesOf(subjects.get(selector)!, OA + name))[0] ?? null
  const [start, end] = [selected('start'), selected('end')]
  return {
    id: idOf(iri),
    source: idOf(source),
    quote: selected('exact'),
    start: start === null ? null : Number(start),
    end: end === null ? null : Number(end),
    locator: one(said, `${ACCORD}locator`),
    citation: one(said, 'http://purl.org/dc/terms/bibliographicCitation')!,
  }
}

/** The annotation leads to it, and it leads back. */
function claimOf(iri: string, said: Said, subjects: ReadonlyMap<string, Said>) {
  const evidence = one(said, `${PROV}wasDerivedFrom`)!
  if (!valuesOf(subjects.get(evidence)!, `${OA}hasBody`).includes(iri)) throw new Error(`No body <${iri}>.`)
  return claimText({
    entityId: idOf(one(said, `${ACCORD}ofEntity`)!),
    property: one(said, `${ACCORD}ofProperty`)!,
    evidenceId: idOf(evidence),
    rank: one(said, `${ACCORD}rank`)!,
    value: one(said, `${ACCORD}claimedValue`),
  })
}

function fieldsOf(said: Said, fields: readonly string[]): Texts {
  const texts: [string, string][] = []
  for (const field of fields) {
    const isName = field === 'name' || field === 'nameVi'
    const objects = said.get(isName ? `${RDFS}label` : (WELL_KNOWN[field] ?? ACCORD + field)) ?? []
    const wanted = isName ? objects.filter((object) => isVietnamese(object) === (field === 'nameVi')) : objects
    if (wanted.length > 0) texts.push([field, wanted.map(textOf).join('; ')])
  }
  return Object.fromEntries(texts)
}

const isVietnamese = (object: Quad['object']) => object.termType === 'Literal' && object.language === 'vi'

/** Codes are the last part of the IRI of their concept. */
function textOf(object: Quad['object']): string {
  if (object.termType !== 'NamedNode') return object.value
  return object.value.startsWith('urn:accord:term:') ? object.value.split('.').at(-1)! : idOf(object.value)
}

function valuesOf(said: Said, predicate: string): string[] {
  return (said.get(predicate) ?? []).map(({ value }) => value)
}

function one(said: Said, predicate: string): string | null {
  return valuesOf(said, predicate)[0] ?? null
}

function idOf(iri: string): string {
  if (!iri.startsWith('urn:accord:')) throw new Error(`No id of ours: <${iri}>.`)
  return iri.slice('urn:accord:'.length)
}
