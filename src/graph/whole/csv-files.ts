/** Writes a whole graph into CSV files, row by row: of each file a quarter of a megabyte is held. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CsvForm, EmptyCells } from './csv-form.ts'
import type { GraphRows } from './graph-rows.ts'
import { LineFile } from './line-file.ts'
import type { Properties } from './rows.ts'

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

/** The folder must be there, and empty; `day` is the present day, by default today. */
export function writeCsvFiles(rows: GraphRows, folder: string, day?: string): CsvFiles {
  const nodes = new Groups(folder, 'nodes', ':ID')
  const relationships = new Groups(folder, 'relationships', ':START_ID,:END_ID')
  try {
    let place = 0
    for (const { labels, properties } of rows.nodes(day)) nodes.write(labels, String(place++), properties)
    for (const { type, from, to, properties } of rows.relationships())
      relationships.write(type, `${from},${to}`, properties)
  } finally {
    nodes.close()
    relationships.close()
  }
  const files = [...nodes.files, ...relationships.files]
  return {
    folder,
    nodes: nodes.list(),
    relationships: relationships.list(),
    multiline: files.flatMap(({ name }) => (name.endsWith('-lines.csv') ? [name] : [])),
    nodeCount: nodes.count,
    relationshipCount: relationships.count,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    longestRow: files.reduce((longest, file) => Math.max(longest, file.longestLine), 0),
    emptyLists: [...nodes.emptyLists(true), ...relationships.emptyLists(false)],
  }
}

/** The files of all labels, or of all types. */
class Groups {
  count = 0
  readonly #groups = new Map<string, Group>()
  readonly #folder: string
  readonly #kind: string
  readonly #places: string

  constructor(folder: string, kind: string, places: string) {
    this.#folder = folder
    this.#kind = kind
    this.#places = places
  }

  write(name: string, places: string, properties: Properties): void {
    let group = this.#groups.get(name)
    if (group === undefined) {
      group = new Group(this.#folder, `${this.#kind}-${name.replaceAll(':', '-')}`, this.#places)
      this.#groups.set(name, group)
    }
    group.write(places, properties)
    this.count++
  }

  close(): void {
    for (const group of this.#groups.values()) group.close()
  }

  list(): CsvGroup[] {
    return [...this.#groups].flatMap(([name, { parts }]) => parts.flatMap((part) => ({ name, files: part.files })))
  }

  get files(): LineFile[] {
    return [...this.#groups.values()].flatMap(({ parts }) =>
      parts.flatMap(({ plain, lines }) => (lines ? [plain, lines] : [plain])),
    )
  }

  emptyLists(isNode: boolean): EmptyLists[] {
    return [...this.#groups].flatMap(([group, { empty }]) =>
      [...empty.ids].map(([property, ids]) => ({ group, isNode, property, ids })),
    )
  }
}

interface Part {
  readonly form: CsvForm
  readonly plain: LineFile
  /** For rows that go over several lines, which the importer reads more slowly. */
  lines: LineFile | null
  files: readonly string[]
}

/** So many rows show nearly every column of a form. */
const ROWS_LEARNT = 1_000

/** Rows of one form. A row with a property that none had before begins a new part, with a header of its own. */
class Group {
  readonly parts: Part[] = []
  readonly empty = new EmptyCells()
  readonly #folder: string
  readonly #stem: string
  readonly #header: string
  #waiting: { readonly places: string; readonly properties: Properties }[] | null = []

  constructor(folder: string, stem: string, header: string) {
    this.#folder = folder
    this.#stem = stem
    this.#header = header
  }

  write(places: string, properties: Properties): void {
    if (this.#waiting === null) this.#put(places, properties)
    else if (this.#waiting.push({ places, properties }) === ROWS_LEARNT) this.#settle()
  }

  close(): void {
    this.#settle()
    for (const { plain, lines } of this.parts) {
      plain.close()
      lines?.close()
    }
  }

  #settle(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    if (waiting.length > 0) this.#open(waiting.map(({ properties }) => properties))
    for (const { places, properties } of waiting) this.#put(places, properties)
  }

  #put(places: string, properties: Properties): void {
    const part = this.parts.at(-1)!
    const line = part.form.line(places, properties) ?? this.#open([properties]).form.line(places, properties)!
    const last = this.parts.at(-1)!
    if (line.isMultiline) this.#linesOf(last).write(line.text)
    else last.plain.write(line.text)
  }

  #open(rows: readonly Properties[]): Part {
    const form = new CsvForm(this.empty, this.parts.at(-1)?.form)
    for (const properties of rows) form.learn(properties)
    const stem = `${this.#stem}-${this.parts.length}`
    writeFileSync(join(this.#folder, `${stem}-header.csv`), form.header(this.#header))
    const plain = new LineFile(this.#folder, `${stem}.csv`)
    const part: Part = { form, plain, lines: null, files: [`${stem}-header.csv`, plain.name] }
    this.parts.push(part)
    return part
  }

  #linesOf(part: Part): LineFile {
    if (part.lines === null) {
      part.lines = new LineFile(this.#folder, part.plain.name.replace('.csv', '-lines.csv'))
      part.files = [...part.files, part.lines.name]
    }
    return part.lines
  }
}
