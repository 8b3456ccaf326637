/** RDF as people read it: Turtle, by the writer of N3.js. */
import { DataFactory, Writer } from 'n3'
import type { Exporter } from './exporter.ts'
import { manifestLines, manifestOf } from './manifest.ts'
import { expand, prefixes } from './rdf/names.ts'
import type { Resource, Statement } from './rdf/resource.ts'
import { resourcesOf } from './rdf/subgraph-resources.ts'

const { namedNode, literal, quad } = DataFactory

export const turtle: Exporter = {
  format: 'turtle',
  name: 'Turtle',
  purpose: 'For RDF stores and SPARQL: claims by PROV-O, evidence as Web Annotations, labels in both languages.',
  mediaType: 'text/turtle',
  extension: '.ttl',
  leavesOut: [],
  mostEntities: null,
  write: async function* (subgraph, options) {
    const { title, graphVersion } = subgraph.about
    const version =
      options.language === 'VI'
        ? `Đồ thị Accord ${graphVersion}; yêu cầu và số lượng nêu ở cuối tệp.`
        : `Accord graph ${graphVersion}; what was asked, and counts, stand at the end.`
    yield comment([title, version])
    const sink = new TextSink()
    const writer = new Writer(sink as never, { prefixes: { ...prefixes } })
    for await (const resources of resourcesOf(subgraph, turtle, options)) {
      for (const resource of resources) add(writer, resource)
      yield sink.take()
    }
    writer.end()
    yield `${sink.take()}\n${comment(manifestLines(manifestOf(subgraph, turtle, options)))}`
  },
}

/** Keeps what the writer writes until it is taken. */
class TextSink {
  #text = ''

  write(chunk: string, _encoding: string, done?: () => void): void {
    this.#text += chunk
    done?.()
  }

  end(done?: () => void): void {
    done?.()
  }

  take(): string {
    const text = this.#text
    this.#text = ''
    return text
  }
}

/** Parts follow the whole that refers to them. */
function add(writer: Writer, { id, types, statements }: Resource): void {
  const subject = node(id)
  for (const type of types) writer.addQuad(quad(subject, node('rdf:type'), node(type)))
  for (const [predicate, object] of statements) writer.addQuad(quad(subject, node(predicate), toTerm(object)))
  for (const [, object] of statements) if ('id' in object) add(writer, object)
}

function toTerm(object: Statement[1]) {
  if ('iri' in object) return node(object.iri)
  if ('id' in object) return node(object.id)
  const { text, language, datatype } = object
  return literal(text, language ?? (datatype === undefined ? undefined : node(datatype)))
}

function node(curie: string) {
  return namedNode(expand(curie))
}

/** A line break would end the comment. */
function comment(lines: readonly string[]): string {
  return lines.map((line) => `# ${line.replaceAll(/\s+/g, ' ')}\n`).join('')
}
