/**
 * One statement in the place of several that differ in their parameters only: those of each come as one item of a list, and
 * its rows say whose they are. The database then plans, begins and ends once for all of them.
 */
export interface JoinedStatement {
  readonly cypher: string
  /** Parameters that must be the same for all: a row cannot say how many rows to take. */
  readonly shared: readonly string[]
}

export type Parameters = Readonly<Record<string, unknown>>

/** The column that says to which of them a row belongs. */
export const PLACE = 'joinedPlace'
const ITEM = 'joinedItem'

/** What brings variables of its own accord into a subquery, or writes as it goes, cannot be repeated for each item. */
const UNFIT = /\bCALL\s*\{\s*WITH\b|\bIN\s+TRANSACTIONS\b/i
const AMOUNT = /\b(?:LIMIT|SKIP)\s+\$(\w+)/gi
const VERSION = /^\s*CYPHER 5\b/

/** `names` are those of the parameters, `columns` those of the rows. Null where the text cannot be repeated. */
export function joinStatement(
  cypher: string,
  names: readonly string[],
  columns: readonly string[],
): JoinedStatement | null {
  if (UNFIT.test(cypher)) return null
  const shared = new Set([...cypher.matchAll(AMOUNT)].map((found) => found[1]!))
  const own = new Set(names.filter((name) => !shared.has(name)))
  const body = cypher
    .replace(VERSION, '')
    // Values are never part of a text, so a dollar is never part of one.
    .replace(/\$(\w+)/g, (parameter, name: string) => (own.has(name) ? `${ITEM}.\`${name}\`` : parameter))
    // What is imported in brackets stays in scope to the end of a subquery, whatever its WITH leaves out.
    .replace(/\bCALL\s*(?:\(\s*\)\s*)?\{/gi, `CALL (${ITEM}) {`)
    .replace(/\bCALL\s*\(((?!\s*\*)[^){]+)\)\s*\{/gi, (call, variables: string) =>
      variables.trim() === ITEM ? call : `CALL (${variables}, ${ITEM}) {`,
    )
  const found = columns.map((column) => `\`${column}\``).join(', ')
  return {
    cypher: `CYPHER 5 UNWIND $items AS ${ITEM}\nCALL (${ITEM}) {${body}\n}\nRETURN ${ITEM}.place AS ${PLACE}, ${found}`,
    shared: [...shared],
  }
}

/** The parameters of the joined statement. */
export function joinParameters({ shared }: JoinedStatement, all: readonly Parameters[]): Parameters {
  const items = all.map((parameters, place) => ({ ...parameters, place }))
  return { ...Object.fromEntries(shared.map((name) => [name, all[0]?.[name]])), items }
}
