/** The keys by which an index holds long lists in order are kept in step with the facts, however these are written. */
import { print } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fewConnections, readTypeDefinitions } from '../../src/api/schema/type-definitions.ts'
import { SCHEMA_FOLDER } from '../../src/config.ts'
import { listDates, listsById, longLists } from '../../src/domain/long-lists.ts'
import { entityTypes } from '../../src/domain/ontology.ts'
import type { Subgraph } from '../../src/domain/subgraph.ts'
import { bringDerivedUpToDate } from '../../src/graph/derived.ts'
import type { Graph } from '../../src/graph/graph.ts'
import { readGraphState } from '../../src/graph/graph-state.ts'
import { claimKeys, dateKeys, listKeys } from '../../src/graph/list-keys.ts'
import { storeSupport } from '../../src/graph/stored-form.ts'
import { loadFacts } from '../support/facts.ts'
import { openEmptyGraph } from '../support/graph.ts'
import { hubOf } from '../support/listed-hub.ts'

const RELATIONSHIP = /\[(\w+)!\]! @relationship\(type: "(\w+)", direction: (\w+)/

let graph: Graph

beforeAll(async () => {
  graph = await openEmptyGraph()
})

afterAll(() => graph.close())

describe('the keys of lists', () => {
  const stored = async () => {
    const of = (alias: string) => `${alias} {.id, .latestFirst, .earliestFirst, .list, .listed}`
    const rows = await graph.read({
      cypher: `MATCH (n:Entity) WHERE n.latestFirst IS NOT NULL RETURN ${of('n')} AS row
        UNION ALL MATCH (:Entity|Evidence)-[r]->(:Entity) WHERE r.list IS NOT NULL AND type(r) <> 'TIMELINE' RETURN ${of('r')} AS row`,
      params: {},
      toRow: (record) => record.get('row') as Record<string, unknown>,
    })
    return new Map(
      rows.map(({ id, ...row }) => [id, Object.fromEntries(Object.entries(row).filter(([, one]) => one !== null))]),
    )
  }
  const made = ({ entities, relationships, supports }: Subgraph) => {
    const byId = new Map(entities.map((entity) => [entity.id, entity]))
    const keys = [
      ...entities.map((entity) => [entity.id, dateKeys(entity)] as const),
      ...relationships.map(({ id, type, from, to }) => [id, listKeys(type, byId.get(from)!, byId.get(to)!)] as const),
      ...supports.map((claim) => [storeSupport(claim).id, claimKeys(claim)] as const),
    ]
    const plain = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value)
    return new Map(
      keys.flatMap(([id, row]) =>
        row === null
          ? []
          : [[id, Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))]],
      ),
    )
  }

  it('are what they would be if they were made anew, whatever was written before', { timeout: 180_000 }, async () => {
    const before = hubOf(30)
    await loadFacts(graph, before)
    expect(await stored()).toEqual(made(before))
    const { entities } = hubOf(31)
    // Other dates, one that is gone, and what is left of the facts.
    const moved = hubOf(29).entities.map((entity, at) => {
      const [field] = Object.keys(entity.fields).filter((name) => name.endsWith('On'))
      const other = entities.find(({ label, id }) => label === entity.label && id !== entity.id && at % 2 === 0)
      return field === undefined || other === undefined
        ? entity
        : { ...entity, fields: { ...entity.fields, ...other.fields } }
    })
    const after = { ...hubOf(29), entities: moved }
    await loadFacts(graph, after)
    expect(await stored()).toEqual(made(after))
  })

  it('are made where a graph of an earlier form has none', { timeout: 180_000 }, async () => {
    const subgraph = hubOf(12)
    await loadFacts(graph, subgraph)
    await graph.write(async (transaction) => {
      await transaction.run('MATCH (n:Entity) REMOVE n.latestFirst, n.earliestFirst')
      await transaction.run(
        'MATCH ()-[r]->() WHERE r.list IS NOT NULL REMOVE r.list, r.listed, r.latestFirst, r.earliestFirst',
      )
      await transaction.run('MATCH (state:GraphState) SET state.derivedForm = 6')
    })
    expect((await stored()).size).toBe(0)
    await bringDerivedUpToDate(graph, await readGraphState(graph))
    expect(await stored()).toEqual(made(subgraph))
  })

  it('are kept for every connection to dated things that the schema does not call few', () => {
    const document = readTypeDefinitions(SCHEMA_FOLDER)
    const areFew = fewConnections(document)
    const found = new Set<string>()
    for (const type of document.definitions) {
      if (type.kind !== 'ObjectTypeDefinition' || !(type.name.value in entityTypes)) continue
      for (const field of type.fields ?? []) {
        const [, far = '', verb, direction] = RELATIONSHIP.exec(print(field)) ?? []
        if (!(far in listDates) || areFew.has(`${type.name.value}.${field.name.value}Connection`)) continue
        found.add(`${verb} ${direction === 'OUT' ? 'START' : 'END'} ${far}`)
      }
    }
    const kept = longLists.flatMap(({ verb, owner, of }) => of.map((label) => `${verb} ${owner} ${label}`))
    expect([...found].sort()).toEqual(kept.sort())
    const few = listsById.flatMap(({ verb, owner, of }) => of.map((label) => `${verb} ${owner} ${label}`))
    expect(few.filter((list) => kept.includes(list))).toEqual([])
  })
})
