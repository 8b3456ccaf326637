/** Values as Cypher writes them. */

/** A day as ISO 8601 has it. */
export interface CypherDay {
  readonly day: string
}

/** A number that may have a fraction: it is a float even where it has none. */
export interface CypherFloat {
  readonly float: number
}

export type CypherValue = string | number | boolean | readonly string[] | CypherDay | CypherFloat | CypherMap

/** What is undefined is left out. Names are those of the ontology and ours: they need no quotes. */
export interface CypherMap {
  readonly [name: string]: CypherValue | undefined
}

export function mapLiteral(values: CypherMap): string {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return `{${entries.map(([name, value]) => `${name}: ${literal(value!)}`).join(', ')}}`
}

function literal(value: CypherValue): string {
  if (typeof value === 'string') return stringLiteral(value)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(stringLiteral).join(', ')}]`
  if (isDay(value)) return `date(${stringLiteral(value.day)})`
  if (isFloat(value)) return Number.isInteger(value.float) ? `${value.float}.0` : String(value.float)
  return mapLiteral(value as CypherMap)
}

const isDay = (value: object): value is CypherDay => 'day' in value
const isFloat = (value: object): value is CypherFloat => 'float' in value

/** On one line: some readers end a statement at a semicolon before a line break, wherever it stands. */
export function stringLiteral(text: string): string {
  return `'${text.replaceAll(SPECIAL, (one) => ESCAPES[one] ?? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`
}

const SPECIAL = /['\\\p{Cc}\u2028\u2029]/gu

const ESCAPES: Readonly<Record<string, string>> = {
  "'": "\\'",
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/** A line of it; a code point that is written out, which Cypher 5 reads in comments, too, cannot end it. */
export function commentLine(text: string): string {
  return `// ${text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll('\\', '/')}\n`
}
