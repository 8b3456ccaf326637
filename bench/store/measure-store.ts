/** What the files of a database take, by what they hold, and how many things are in them. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Graph } from '../../src/graph/graph.ts'

export interface StoreSize {
  readonly entities: number
  /** Relationships as the generator made them: facts between entities. */
  readonly facts: number
  readonly nodes: number
  /** All that is stored: facts, claims, and what is kept beside them. */
  readonly relationships: number
  /** Stored relationships by type, most first. */
  readonly types: Readonly<Record<string, number>>
  /** Bytes by part of the store. */
  readonly bytes: Readonly<Record<StorePart, number>>
}

/** In the order of the table. */
export const storeParts = {
  nodes: /^neostore\.nodestore\./,
  relationships: /^neostore\.relationship/,
  properties: /^neostore\.propertystore\.db(?:\.id)?$/,
  'long texts and lists': /^neostore\.propertystore\.db\.(?:strings|arrays)/,
  'range indexes': /^schema\/index\/range-/,
  'full text': /^schema\/index\/fulltext-/,
  'lookup by label and type': /^schema\/index\/token-/,
  'counts and the rest': /^/,
} as const

export type StorePart = keyof typeof storeParts

/** `folder` is that of one database, which has stopped. */
export async function measureFiles(folder: string): Promise<Record<StorePart, number>> {
  const names = Object.keys(storeParts) as StorePart[]
  const bytes = Object.fromEntries(names.map((name) => [name, 0])) as Record<StorePart, number>
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const within = path.slice(folder.length + 1).replaceAll('\\', '/')
    const part = names.find((name) => storeParts[name].test(within)) as StorePart
    bytes[part] += (await stat(path)).size
  }
  return bytes
}

export async function countStored(graph: Graph): Promise<Pick<StoreSize, 'nodes' | 'relationships' | 'types'>> {
  const [nodes = 0] = await graph.read({
    cypher: 'MATCH (n) RETURN count(n) AS number',
    params: {},
    toRow: (record) => record.get('number') as number,
  })
  const types = await graph.read({
    cypher: 'MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS number ORDER BY number DESC, type',
    params: {},
    toRow: (record) => [record.get('type') as string, record.get('number') as number] as const,
  })
  return { nodes, relationships: types.reduce((sum, [, number]) => sum + number, 0), types: Object.fromEntries(types) }
}
