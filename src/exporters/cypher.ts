/**
 * A script that makes the same graph in an empty Neo4j: nodes, relationships and properties lie there as they lie in
 * Accord's own. Rows are gathered into statements of one shape each, so that it replays fast, and in constant memory.
 */
import { dateProperties } from '../domain/date-properties.ts'
import { entityTypes, type FieldType, nodeTypes, relationshipTypes } from '../domain/ontology.ts'
import {
  type EntityRecord,
  type EvidenceRecord,
  type FieldValues,
  isPartialDate,
  type RelationshipRecord,
} from '../domain/subgraph.ts'
import type { Claim, EntityPart, RelationshipPart } from '../domain/subgraph-stream.ts'
import { type CypherMap, commentLine, mapLiteral } from './cypher-literal.ts'
import type { Exporter } from './exporter.ts'
import { manifestLines, manifestOf } from './manifest.ts'

export const cypher: Exporter = {
  format: 'cypher',
  name: 'Cypher',
  purpose: 'For a Neo4j of your own: a script that makes the same graph there, evidence and claims with it.',
  mediaType: 'application/x-cypher-query',
  extension: '.cypher',
  leavesOut: [
    {
      parts: [],
      en: 'What Accord derives from the records: timelines, keys of search, digests, findings.',
      vi: 'Những gì Accord suy ra từ bản ghi: dòng thời gian, khóa tìm kiếm, mã băm, các phát hiện.',
    },
    {
      parts: [],
      en: 'Which sources are cited only: in that graph all are entities.',
      vi: 'Nguồn nào chỉ được trích dẫn: trong đồ thị đó mọi nguồn đều là đối tượng.',
    },
  ],
  mostEntities: null,
  write: async function* (subgraph, options) {
    const statements = new Statements()
    yield head(subgraph.about.title)
    for await (const part of subgraph.entities()) yield* entityRows(part, statements)
    yield* statements.rest()
    for await (const part of subgraph.relationships()) yield* relationshipRows(part, statements)
    yield* statements.rest()
    for await (const source of subgraph.sources()) yield* statements.add(nodeShape(source), nodeRow(source))
    yield* statements.rest()
    for await (const one of subgraph.evidence()) yield* statements.add(EVIDENCE, evidenceRow(one))
    yield* statements.rest()
    for (const line of manifestLines(manifestOf(subgraph, cypher, options))) yield commentLine(line)
  },
}

const CONSTRAINED = ['Entity', 'Evidence', 'StatusChange'] as const

/** The refusal is a date that cannot be read: Cypher has no other way to fail with a sentence. */
function head(title: string): string {
  return [
    commentLine(title),
    commentLine('Replay: cypher-shell -f <this file>. It refuses a database that has entities or evidence already.'),
    "MATCH (n) WHERE n:Entity OR n:Evidence WITH n LIMIT 1\nRETURN date('This database has a graph already, with ' + n.id);\n",
    ...CONSTRAINED.map(
      (label) => `CREATE CONSTRAINT ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE;\n`,
    ),
  ].join('')
}

/** Evidence is told after what it proves: until then it is there by its id. */
const SUPPORTS = `MERGE (v:Evidence {id: row.evidence})
WITH row, v MATCH (n:Entity {id: row.to})
CREATE (v)-[r:SUPPORTS]->(n) SET r = row.properties`

const SUPPORTS_CHANGE = SUPPORTS.replace(':Entity', ':StatusChange')

const EVIDENCE = `MERGE (v:Evidence {id: row.properties.id}) SET v = row.properties
WITH row, v MATCH (s:Entity {id: row.source})
CREATE (v)-[r:FROM]->(s) SET r.id = row.id`

const nodeShape = ({ label }: EntityRecord) =>
  `CREATE (n:${label in entityTypes ? `Entity:${label}` : label}) SET n = row.properties`

const relationshipShape = (type: RelationshipRecord['type']) =>
  `MATCH (a:Entity {id: row.from}) MATCH (b:${type === 'HAS_CHANGED' ? 'StatusChange' : 'Entity'} {id: row.to})
CREATE (a)-[r:${type}]->(b) SET r = row.properties`

function* entityRows({ entity, claims, changes }: EntityPart, statements: Statements) {
  yield* statements.add(nodeShape(entity), nodeRow(entity))
  for (const { change } of changes) yield* statements.add(nodeShape(change), nodeRow(change))
  for (const { link } of changes) yield* statements.add(relationshipShape(link.type), relationshipRow(link))
  for (const claim of claims) yield* statements.add(SUPPORTS, claimRow(claim))
  for (const { change, claims: said } of changes) {
    // What is said of the link is noted at its start.
    for (const claim of said) {
      yield* statements.add(claim.entityId === change.id ? SUPPORTS_CHANGE : SUPPORTS, claimRow(claim))
    }
  }
}

function* relationshipRows({ relationship, claims }: RelationshipPart, statements: Statements) {
  yield* statements.add(relationshipShape(relationship.type), relationshipRow(relationship))
  for (const claim of claims) yield* statements.add(SUPPORTS, claimRow(claim))
}

function nodeRow({ id, label, fields }: EntityRecord): CypherMap {
  const own = label in entityTypes ? { id, aliases: [] } : { id }
  return { properties: { ...own, ...stored(fields, nodeTypes[label].fields) } }
}

function relationshipRow({ id, type, from, to, fields, inferred, why, evidenceIds }: RelationshipRecord): CypherMap {
  const own = stored(fields, relationshipTypes[type].fields)
  return { from, to, properties: { id, ...own, inferred, why: why ?? undefined, evidenceIds } }
}

function claimRow(claim: Claim): CypherMap {
  const { evidenceId, entityId, property, value, original, rank, rule, inferred, confidence } = claim
  return {
    evidence: evidenceId,
    to: entityId,
    properties: {
      property,
      value: value ?? undefined,
      original: original ?? undefined,
      rank,
      rule: rule ?? undefined,
      inferred,
      confidence: confidence === null ? undefined : { float: confidence },
    },
  }
}

function evidenceRow({ id, sourceId, quote, start, end, locator, citation }: EvidenceRecord): CypherMap {
  return {
    id: `FROM/${id}/${sourceId}`,
    source: sourceId,
    properties: {
      id,
      quote: quote ?? undefined,
      locator: locator ?? undefined,
      citation,
      start: start ?? undefined,
      end: end ?? undefined,
    },
  }
}

/** As they lie in Accord's own graph: see `src/graph/stored-form.ts`. */
function stored(fields: FieldValues, types: Readonly<Record<string, FieldType>>): CypherMap {
  const flat: Record<string, CypherMap[string]> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (isPartialDate(value)) {
      const names = dateProperties(name)
      flat[names.edtf] = value.edtf
      flat[names.earliest] = value.earliest === null ? undefined : { day: value.earliest }
      flat[names.latest] = value.latest === null ? undefined : { day: value.latest }
      flat[names.asPrinted] = value.asPrinted ?? undefined
      flat[names.inferred] = value.inferred
      flat[names.why] = value.why ?? undefined
    } else flat[name] = typeof value === 'number' && types[name] === 'number' ? { float: value } : value
  }
  return flat
}

/** More make a statement that takes longer to read than to run. */
const ROWS_AT_ONCE = 200

/** Rows that wait, by the shape of the statement that they will be in. */
class Statements {
  readonly #rows = new Map<string, string[]>()

  /** The statements that are due when a row has come: nodes before what joins them. */
  add(shape: string, row: CypherMap): string[] {
    const rows = this.#rows.get(shape) ?? []
    this.#rows.set(shape, rows)
    if (rows.push(mapLiteral(row)) < ROWS_AT_ONCE) return []
    return shape.startsWith('CREATE') ? this.#flush(shape) : [...this.#nodes(), ...this.#flush(shape)]
  }

  rest(): string[] {
    const statements = [...this.#nodes(), ...[...this.#rows.keys()].flatMap((shape) => this.#flush(shape))]
    this.#rows.clear()
    return statements
  }

  #nodes(): string[] {
    return [...this.#rows.keys()].filter((shape) => shape.startsWith('CREATE')).flatMap((shape) => this.#flush(shape))
  }

  #flush(shape: string): string[] {
    const rows = this.#rows.get(shape)!
    if (rows.length === 0) return []
    this.#rows.set(shape, [])
    return [`UNWIND [\n${rows.join(',\n')}\n] AS row\n${shape};\n`]
  }
}
