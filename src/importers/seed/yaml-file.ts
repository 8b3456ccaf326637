/** A YAML file that knows on which line each of its values stands. */
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml'
import type { Problem } from '../../domain/errors.ts'
import type { ImportFile } from '../importer.ts'
import { decodeUtf8, NOT_UTF8 } from '../utf8.ts'

export type ValuePath = readonly (string | number)[]

export interface YamlFile {
  readonly path: string
  /** File name without folder and extension: how other files refer to it. */
  readonly key: string
  readonly value: unknown
  /** The line, from 1, of the value at `path`, or of its nearest holder. */
  lineAt(path: ValuePath): number
  problem(path: ValuePath, message: string): Problem
}

/** Reads one file; where it is no YAML, `value` is null and the problems say why. */
export function parseYamlFile(file: ImportFile): { yaml: YamlFile; problems: Problem[] } {
  const counter = new LineCounter()
  const text = decodeUtf8(file.bytes)
  const document = parseDocument(text ?? '', { lineCounter: counter, uniqueKeys: true, logLevel: 'error' })
  const faults = text === null ? [{ offset: 0, message: NOT_UTF8 }] : faultsOf(document)
  const lineOfOffset = (offset: number) => counter.linePos(offset).line
  const lineAt = (path: ValuePath): number => {
    for (let length = path.length; length > 0; length--) {
      const offset = offsetOf(document.contents, path.slice(0, length))
      if (offset !== null) return lineOfOffset(offset)
    }
    return 1
  }
  const yaml: YamlFile = {
    path: file.path,
    key: file.path.replace(/^.*\//, '').replace(/\.ya?ml$/, ''),
    value: faults.length > 0 ? null : document.toJS({ maxAliasCount: -1 }),
    lineAt,
    problem: (path, message) => {
      const place = formatPath(path)
      return { where: file.path, line: lineAt(path), message: place === '' ? message : `${place}: ${message}` }
    },
  }
  const problems = faults.map(({ offset, message }) => ({ where: file.path, line: lineOfOffset(offset), message }))
  return { yaml, problems }
}

interface Fault {
  readonly offset: number
  readonly message: string
}

function faultsOf(document: Document.Parsed): Fault[] {
  const faults = document.errors.map((error) => ({ offset: error.pos[0], message: sentenceOf(error) }))
  visit(document, {
    Alias: (_key, alias) => {
      const meant = alias.resolve(document)
      const message =
        meant === undefined
          ? `no anchor "&${alias.source}" stands before the alias "*${alias.source}".`
          : holdsAlias(meant)
            ? `the alias "*${alias.source}" stands for what has an alias in it: write it out.`
            : null
      if (message !== null) faults.push({ offset: alias.range?.[0] ?? 0, message })
    },
  })
  return faults
}

/** An alias in what another stands for can hold itself, or grow beyond all bounds. */
function holdsAlias(node: Node): boolean {
  let isHeld = false
  visit(node, {
    Alias: () => {
      isHeld = true
      return visit.BREAK
    },
  })
  return isHeld
}

function sentenceOf({ code, message }: YAMLParseError): string {
  if (code === 'MULTIPLE_DOCS') return 'the file holds several documents: put what follows "---" into another file.'
  return `not YAML: ${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}.`
}

/** Offset of the value at `path`; of the key where the last part names a key of a map. */
function offsetOf(root: unknown, path: ValuePath): number | null {
  let node: unknown = root
  let offset: number | null = null
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === part)
      if (pair === undefined) return null
      offset = (pair.key as { range?: [number, number, number] }).range?.[0] ?? null
      node = pair.value
    } else {
      const items: unknown[] = (node as { items?: unknown[] } | null)?.items ?? []
      node = items[Number(part)]
      if (node === undefined) return null
      offset = (node as { range?: [number, number, number] }).range?.[0] ?? null
    }
  }
  return offset
}

/** `agreements[0].parties[1]`. */
export function formatPath(path: ValuePath): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
}
