/** Our own classes, properties and codes as far as a file has them, each with its label in both languages. */
import { termLabel, typeLabel, verbLabel } from '../../domain/labels.ts'
import { type NodeLabel, nodeTypes, type RelationshipType, relationshipTypes } from '../../domain/ontology.ts'
import type { VocabularyName } from '../../domain/vocabularies.ts'
import { keyLabel } from '../field-text.ts'
import { broaderVerbs, type Curie, predicateOfVerb } from './names.ts'
import { inBoth, plain, type Resource, reference, type Statement } from './resource.ts'

const verbs = new Map(Object.keys(relationshipTypes).map((type) => [predicateOfVerb(type as RelationshipType), type]))

/** Notes what is ours in the resources that pass. */
export class SeenNames {
  readonly #names = new Set<Curie>()

  note({ types, statements }: Resource): void {
    for (const type of types) this.#noteName(type)
    for (const [predicate, object] of statements) {
      this.#noteName(predicate)
      if ('iri' in object) this.#noteName(object.iri)
      else if ('id' in object) this.note(object)
    }
  }

  #noteName(name: Curie): void {
    if (name.startsWith('accord:') || name.startsWith('term:')) this.#names.add(name)
  }

  /** In the order of their names. */
  resources(): Resource[] {
    return [...this.#names]
      .sort()
      .map((name) => (name.startsWith('term:') ? resourceOfTerm(name) : resourceOfName(name)))
  }
}

function resourceOfTerm(name: Curie): Resource {
  const [vocabulary, code] = name.slice('term:'.length).split('.') as [VocabularyName, string]
  return {
    id: name,
    types: ['skos:Concept'],
    statements: [
      ['skos:notation', plain(code)],
      ...labels('skos:prefLabel', termLabel(vocabulary, code, 'EN'), termLabel(vocabulary, code, 'VI')),
    ],
  }
}

function resourceOfName(name: Curie): Resource {
  const local = name.slice('accord:'.length)
  const type = verbs.get(name) as RelationshipType | undefined
  if (type !== undefined) {
    const broader = broaderVerbs[type]
    return {
      id: name,
      types: ['rdf:Property'],
      statements: [
        ['skos:notation', plain(type)],
        ...labels('rdfs:label', verbLabel(type, 'EN'), verbLabel(type, 'VI')),
        ...(broader === undefined ? [] : [['rdfs:subPropertyOf', reference(broader)] as const]),
      ],
    }
  }
  if (local in nodeTypes) {
    const label = local as NodeLabel
    return {
      id: name,
      types: ['rdfs:Class'],
      statements: labels('rdfs:label', typeLabel(label, 'EN'), typeLabel(label, 'VI')),
    }
  }
  const isClass = /^[A-Z]/.test(local)
  const [en, vi] = [keyLabel(local, 'EN'), keyLabel(local, 'VI')]
  return {
    id: name,
    types: [isClass ? 'rdfs:Class' : 'rdf:Property'],
    statements: en === local ? [] : labels('rdfs:label', en, vi),
  }
}

function labels(predicate: Curie, en: string, vi: string): Statement[] {
  return inBoth([en, vi]).map((text) => [predicate, text])
}
