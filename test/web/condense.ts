/** An answer as a person writes it down: one line for each thing, dates as printed, entities by id, evidence by its source. */
import { parse, visit } from 'graphql'
import { isMap, isScalar, isSeq, type Node, parseDocument, stringify } from 'yaml'

type Value = unknown
type Fields = Readonly<Record<string, Value>>

/** YAML with a line for each entry of a list. */
export function condense(answer: Value, question: string): string {
  const document = parseDocument(
    stringify(shorten(answer, sortedFields(question)), { lineWidth: 0, aliasDuplicateObjects: false }),
  )
  flatten(document.contents, 0)
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

type Sorted = ReadonlySet<string>

/** Fields with an order: those that ask for one, and questions of ours, which have their own. */
function sortedFields(question: string): Sorted {
  const sorted = new Set<string>()
  visit(parse(question), {
    Field: ({ alias, name, arguments: given }) => {
      const isOurs = !name.value.endsWith('Connection')
      if (isOurs || given?.some((one) => one.name.value === 'sort')) sorted.add((alias ?? name).value)
    },
  })
  return sorted
}

function flatten(node: Node | null, inList: number): void {
  if (isSeq(node)) {
    if (inList > 0 || node.items.every(isScalar)) node.flow = true
    // What stands alone in its list is no line of it.
    else for (const item of node.items) flatten(item as Node, node.items.length === 1 ? inList : inList + 1)
  } else if (isMap(node)) {
    if (inList > 0) node.flow = true
    else for (const { value } of node.items) flatten(value as Node, inList)
  }
}

function shorten(value: Value, sorted: Sorted, field = ''): Value {
  if (Array.isArray(value)) return value.map((one) => shorten(one, sorted))
  if (typeof value !== 'object' || value === null) return value
  const fields = value as Fields
  if ('edges' in fields) return shortenConnection(fields, sorted.has(field), sorted)
  if (typeof fields.edtf === 'string') return `${fields.edtf}${fields.inferred === true ? ', inferred' : ''}`
  if (typeof fields.citation === 'string' || typeof fields.quote === 'string') return shortenEvidence(fields)
  const rest = Object.keys(fields).filter((name) => !['__typename', 'id', 'name', 'nameVi'].includes(name))
  if (typeof fields.id === 'string' && rest.length === 0) return fields.id
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name, one]) => one !== null && !(name === 'inferred' && one === false) && !LEFT_OUT.has(name))
      .map(([name, one]) => [name, shorten(one, sorted, name)]),
  )
}

/** What an id says, and what changes with the rest of the graph. */
const LEFT_OUT = new Set(['__typename', 'score'])

/** A page is a list; what the relationship says stands beside what it leads to. */
function shortenConnection({ edges, pageInfo, totalCount }: Fields, isSorted: boolean, sorted: Sorted): Value {
  const list = (edges as readonly Fields[]).map(({ node, properties }) => {
    const short = shorten(node, sorted)
    if (properties === undefined) return short
    return { ...(typeof short === 'object' ? short : { to: short }), ...(shorten(properties, sorted) as object) }
  })
  const ordered = inOrder(list, isSorted)
  const hasMore = (pageInfo as { hasNextPage?: boolean } | undefined)?.hasNextPage === true
  if (typeof totalCount !== 'number' || (totalCount === list.length && !hasMore))
    return hasMore ? [...ordered, '…'] : ordered
  return [...ordered, `… of ${totalCount}`]
}

/** What the question does not order comes in any order; what it does not order further, in any among the equal. */
function inOrder(list: readonly Value[], isSorted: boolean): Value[] {
  const text = (entry: Value) => JSON.stringify(entry)
  if (!isSorted) return [...list].sort((a, b) => (text(a) < text(b) ? -1 : 1))
  const groups: { to: Value; entries: string[] }[] = []
  for (const entry of list) {
    const to = (entry as Fields | null)?.to
    const last = groups.at(-1)
    if (last !== undefined && to !== undefined && last.to === to) last.entries.push(text(entry))
    else groups.push({ to, entries: [text(entry)] })
  }
  return groups.flatMap(({ entries }) => entries.sort().map((entry) => JSON.parse(entry)))
}

const LONGEST = 48

function shortenEvidence({ quote, citation }: Fields): string {
  if (typeof quote !== 'string') return String(citation)
  const letters = [...quote]
  return letters.length <= LONGEST ? quote : `${letters.slice(0, LONGEST).join('').trimEnd()}…`
}
