/** The same RDF as in Turtle, for programs that read JSON: one `@graph`, a resource a line, the context in the file. */
import type { Exporter } from './exporter.ts'
import { context, findTerm } from './rdf/context.ts'
import type { Resource, Statement } from './rdf/resource.ts'
import { resourcesOf } from './rdf/subgraph-resources.ts'

export const jsonld: Exporter = {
  format: 'jsonld',
  name: 'JSON-LD 1.1',
  purpose: 'For programs that link data: ids as CURIEs, claims by PROV-O, evidence as Web Annotations.',
  mediaType: 'application/ld+json',
  extension: '.jsonld',
  leavesOut: [],
  mostEntities: null,
  write: async function* (subgraph, options) {
    yield `{"@context":${JSON.stringify(context)},\n"@graph":[`
    let before = ''
    for await (const resources of resourcesOf(subgraph, jsonld, options)) {
      for (const resource of resources) {
        yield `${before}\n${JSON.stringify(nodeOf(resource))}`
        before = ','
      }
    }
    yield '\n]}\n'
  },
}

/** Values under one key make a list where there are several. */
function nodeOf({ id, types, statements }: Resource): object {
  const values = new Map<string, unknown[]>()
  for (const [predicate, object] of statements) {
    const [key, value] = keyAndValue(predicate, object)
    const list = values.get(key)
    if (list === undefined) values.set(key, [value])
    else list.push(value)
  }
  const one = (list: readonly unknown[]) => (list.length === 1 ? list[0] : list)
  return {
    '@id': id,
    ...(types.length === 0 ? {} : { '@type': one(types) }),
    ...Object.fromEntries([...values].map(([key, list]) => [key, one(list)])),
  }
}

function keyAndValue(predicate: string, object: Statement[1]): readonly [key: string, value: unknown] {
  if ('id' in object) return [findTerm(predicate, '@id') ?? predicate, nodeOf(object)]
  if ('iri' in object) {
    const term = findTerm(predicate, '@id')
    return term === null ? [predicate, { '@id': object.iri }] : [term, object.iri]
  }
  const { text, language, datatype } = object
  const term = findTerm(predicate, language === undefined ? (datatype ?? '') : `@${language}`)
  if (term !== null) return [term, nativeValue(text, datatype)]
  if (language !== undefined) return [predicate, { '@value': text, '@language': language }]
  return [predicate, datatype === undefined ? text : { '@value': text, '@type': datatype }]
}

/** Numbers of JSON may lose what decimals have; whole numbers and truth lose nothing. */
function nativeValue(text: string, datatype: string | undefined): unknown {
  if (datatype === 'xsd:boolean') return text === 'true'
  if (datatype === 'xsd:integer' || datatype === 'xsd:nonNegativeInteger') return Number(text)
  return text
}
