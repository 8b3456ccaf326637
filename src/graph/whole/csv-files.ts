/** Writes a whole graph into CSV files, row by row: of no file more than a megabyte is held. */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CsvForm } from './csv-form.ts'
import type { GraphRows } from './graph-rows.ts'

/** Names of files in their folder; the first of each group is its header. */
export interface CsvGroup {
  /** Labels joined by a colon, or a type of relationship. */
  readonly name: string
  readonly files: readonly string[]
}

/** A list with nothing in it, which CSV cannot write, of all these rows. */
export interface EmptyLists {
  readonly group: string
  readonly isNode: boolean
  readonly property: string
  readonly ids: readonly string[]
  /** Whether every row of the group that has no such list now should have an empty one. */
  readonly isOfAll: boolean
}

export interface CsvFiles {
  readonly folder: string
  readonly nodes: readonly CsvGroup[]
  readonly relationships: readonly CsvGroup[]
  /** Files with rows that go over several lines. */
  readonly multiline: readonly string[]
  readonly nodeCount: number
  readonly relationshipCount: number
  readonly bytes: number
  /** Of the longest row, in bytes. */
  readonly longestRow: number
  readonly emptyLists: readonly EmptyLists[]
}

const FLUSH_AT = 1 << 20

/** The folder must be there, and empty. */
export function writeCsvFiles(rows: GraphRows, folder: string): CsvFiles {
  const nodes = new Groups(folder, 'nodes', ':ID')
  const relationships = new Groups(folder, 'relationships', ':START_ID,:END_ID')
  try {
    let place = 0
    for (const { labels, properties } of rows.nodes()) nodes.write(labels, String(place++), properties)
    for (const { type, from, to, properties } of rows.relationships())
      relationships.write(type, `${from},${to}`, properties)
  } finally {
    nodes.close()
    relationships.close()
  }
  return {
    folder,
    nodes: nodes.list(),
    relationships: relationships.list(),
    multiline: [...nodes.multiline, ...relationships.multiline],
    nodeCount: nodes.count,
    relationshipCount: relationships.count,
    bytes: nodes.bytes + relationships.bytes,
    longestRow: Math.max(nodes.longestRow, relationships.longestRow),
    emptyLists: [...nodes.emptyLists(true), ...relationships.emptyLists(false)],
  }
}

/** The files of all labels, or of all types. */
class Groups {
  readonly multiline: string[] = []
  count = 0
  bytes = 0
  longestRow = 0
  readonly #groups = new Map<string, { readonly form: CsvForm; readonly plain: LineFile; lines: LineFile | null }>()
  readonly #folder: string
  readonly #kind: string
  readonly #places: string

  constructor(folder: string, kind: string, places: string) {
    this.#folder = folder
    this.#kind = kind
    this.#places = places
  }

  write(name: string, places: string, properties: Readonly<Record<string, unknown>>): void {
    const group = this.#groups.get(name) ?? this.#open(name)
    const { text, isMultiline } = group.form.line(places, properties)
    this.count++
    // Three bytes are the most that one unit of UTF-16 takes.
    if (text.length * 3 > this.longestRow) this.longestRow = text.length * 3
    if (!isMultiline) return group.plain.write(text)
    if (group.lines === null) {
      group.lines = new LineFile(this.#folder, `${this.#stem(name)}-lines.csv`)
      this.multiline.push(group.lines.name)
    }
    group.lines.write(text)
  }

  #open(name: string) {
    const group = { form: new CsvForm(), plain: new LineFile(this.#folder, `${this.#stem(name)}.csv`), lines: null }
    this.#groups.set(name, group)
    return group
  }

  #stem(name: string): string {
    return `${this.#kind}-${name.replaceAll(':', '-')}`
  }

  close(): void {
    for (const { plain, lines } of this.#groups.values()) {
      this.bytes += plain.close() + (lines?.close() ?? 0)
    }
  }

  list(): CsvGroup[] {
    return [...this.#groups].map(([name, { form, plain, lines }]) => {
      const header = `${this.#stem(name)}-header.csv`
      writeFileSync(join(this.#folder, header), form.header(this.#places))
      return { name, files: [header, plain.name, ...(lines === null ? [] : [lines.name])] }
    })
  }

  emptyLists(isNode: boolean): EmptyLists[] {
    return [...this.#groups].flatMap(([group, { form }]) =>
      [...form.empty].map(([property, ids]) => ({ group, isNode, property, ids, isOfAll: form.isInAll(property) })),
    )
  }
}

class LineFile {
  readonly name: string
  readonly #file: number
  #held = ''
  #bytes = 0

  constructor(folder: string, name: string) {
    this.name = name
    this.#file = openSync(join(folder, name), 'wx')
  }

  write(line: string): void {
    this.#held += line
    if (this.#held.length >= FLUSH_AT) this.#flush()
  }

  /** Its size in bytes. */
  close(): number {
    this.#flush()
    closeSync(this.#file)
    return this.#bytes
  }

  #flush(): void {
    const bytes = Buffer.from(this.#held)
    for (let start = 0; start < bytes.length; ) start += writeSync(this.#file, bytes, start)
    this.#bytes += bytes.length
    this.#held = ''
  }
}
