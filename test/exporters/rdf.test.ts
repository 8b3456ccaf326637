/** Both forms of RDF: the same statements, and such as a query finds. */
import { type Quad, Store } from 'oxigraph'
import { expect, it } from 'vitest'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import { relationshipId, type Subgraph } from '../../src/domain/subgraph.ts'
import { jsonld } from '../../src/exporters/jsonld.ts'
import { context } from '../../src/exporters/rdf/context.ts'
import { turtle } from '../../src/exporters/turtle.ts'
import { streamRecord } from '../support/record-stream.ts'
import { bytesOf } from './bytes-of.ts'
import { difficultRecord } from './difficult-record.ts'
import { quadsOf } from './readers/rdf.ts'

const PREFIXES = `
  PREFIX accord: <urn:accord:vocabulary:>
  PREFIX prov: <http://www.w3.org/ns/prov#>
  PREFIX oa: <http://www.w3.org/ns/oa#>
  PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
  PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
  PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
  PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>
  PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
`

/** Values that have their own trouble in RDF: spaces and other scripts in an id, a vast number, two values of one source. */
const oddRecord: Subgraph = {
  entities: [
    ...difficultRecord.entities,
    { id: 'policy:39-ct.tw', label: 'Policy', fields: { name: 'Directive', issuedOn: parsePartialDate('2019~')! } },
    {
      id: 'figure:vast',
      label: 'ReportedFigure',
      fields: { name: 'Vast', metric: 'budget', value: 1.5e300, unit: 'đ' },
    },
    { id: 'partner:japan', label: 'Partner', fields: { name: 'Japan', kind: 'STATE', wikidataId: 'Q17' } },
  ],
  relationships: [
    ...difficultRecord.relationships,
    {
      id: relationshipId('ISSUED', 'partner:japan', 'policy:39-ct.tw', 'thay mặt 50% <ai>'),
      type: 'ISSUED',
      from: 'partner:japan',
      to: 'policy:39-ct.tw',
      fields: { roleAsPrinted: 'thay mặt' },
      inferred: false,
      why: null,
      evidenceIds: ['evidence:two'],
    },
  ],
  evidence: difficultRecord.evidence,
  supports: [
    ...difficultRecord.supports,
    ...['2021-09', 'tháng 10'].map((value) => ({
      ...difficultRecord.supports[0]!,
      property: 'validFrom',
      value,
      isVariant: true,
    })),
  ],
}

const canonical = (quads: readonly Quad[]) => [...new Set(quads.map(String))].sort()

async function storeOf(record: Subgraph): Promise<Store> {
  return new Store(quadsOf(await bytesOf(turtle, streamRecord(record)), 'text/turtle'))
}

async function ask(query: string, record = difficultRecord): Promise<string[]> {
  const rows = (await storeOf(record)).query(PREFIXES + query) as Map<string, { value: string }>[]
  return rows.map((row) => [...row.values()].map(({ value }) => value).join(' | '))
}

it('makes the same statements in both forms', async () => {
  const written = async (exporter: typeof turtle) =>
    canonical(quadsOf(await bytesOf(exporter, streamRecord(oddRecord)), exporter.mediaType))
  const statements = await written(turtle)
  expect(statements.length).toBeGreaterThan(250)
  // `leftOut` and the question are the same, too: neither form leaves anything out.
  expect(await written(jsonld)).toEqual(statements)
})

it('has no statement in a graph of its own, and no node without a name', async () => {
  const quads = quadsOf(await bytesOf(jsonld, streamRecord(oddRecord)), jsonld.mediaType)
  expect(quads.filter(({ graph }) => graph.termType !== 'DefaultGraph')).toEqual([])
  expect(
    quads.filter(({ subject, object }) => [subject, object].some(({ termType }) => termType === 'BlankNode')),
  ).toEqual([])
})

it('answers which partners are party to documents, with evidence', async () => {
  const rows = await ask(`SELECT ?partner ?document ?quote WHERE {
    ?partner a accord:Partner ; accord:partyTo ?document .
    ?statement rdf:subject ?partner ; rdf:predicate accord:partyTo ; rdf:object ?document ; prov:wasDerivedFrom ?evidence .
    ?evidence oa:hasTarget/oa:hasSelector/oa:exact ?quote }`)
  const quote = difficultRecord.evidence[0]!.quote
  expect(rows).toEqual([`urn:accord:partner:laos | urn:accord:agreement:one | ${quote}`])
})

it('keeps both values where sources differ, with rank and rule', async () => {
  const rows = await ask(`SELECT ?value ?rank ?rule WHERE {
    ?claim accord:ofEntity <urn:accord:agreement:one> ; accord:ofProperty "signedOn" ; accord:claimedValue ?value ; accord:rank ?rank
    OPTIONAL { ?claim accord:rule ?rule } } ORDER BY ?value`)
  expect(rows).toEqual(['2021-09 | PREFERRED', '2021-10 | NORMAL | latest source'])
})

it('types dates as EDTF, and their bounds as days', async () => {
  const rows =
    await ask(`SELECT ?on ?until ?print WHERE { ?document accord:signedOn ?on ; accord:signedOnLatest ?until ;
    accord:signedOnAsPrinted ?print FILTER (datatype(?on) = edtf:EDTF && ?until < "2021-10-01"^^xsd:date) }`)
  expect(rows).toEqual(['2021-09 | 2021-09-30 | tháng 9/2021'])
  const bounds = await ask('SELECT ?day WHERE { <urn:accord:meeting:one> accord:heldOnEarliest ?day }')
  expect(bounds).toEqual([])
})

it('labels codes, classes and verbs in both languages', async () => {
  const rows = await ask(`SELECT ?kind ?class ?verb WHERE {
    <urn:accord:partner:laos> a/rdfs:label ?class ; accord:kind/skos:prefLabel ?kind . accord:partyTo rdfs:label ?verb
    FILTER (lang(?kind) = "vi" && lang(?class) = "vi" && lang(?verb) = "vi") }`)
  expect(rows).toEqual(['Quốc gia | Đối tác | một bên của'])
})

it('gives ids of relationships back, whatever is in them', async () => {
  const [iri] = await ask('SELECT ?s WHERE { ?s rdf:predicate accord:issued }', oddRecord)
  expect(iri).not.toMatch(/[ <>]/)
  expect(decodeURIComponent(iri!)).toBe(
    'urn:accord:relationship:ISSUED/partner:japan/policy:39-ct.tw/thay mặt 50% <ai>',
  )
})

it('says what made the file, and out of what', async () => {
  const rows = await ask(`SELECT ?rights ?graph ?question WHERE {
    ?file a <http://rdfs.org/ns/void#Dataset> ; <http://purl.org/dc/elements/1.1/rights> ?rights ; prov:wasGeneratedBy ?activity .
    ?activity prov:used ?graph ; accord:arguments ?question }`)
  expect(rows).toEqual([
    `Apache-2.0 | urn:accord:graph:1-test | ${JSON.stringify(streamRecord(difficultRecord).about.arguments)}`,
  ])
})

it('has a term of its own for each thing in the context', () => {
  const definitions = Object.values(context).map((one) => JSON.stringify(one))
  expect(new Set(definitions).size).toBe(definitions.length)
  expect(context).toMatchObject({ issuedOn: { '@id': 'accord:issuedOn' }, publishedOn: { '@id': 'dcterms:issued' } })
})
