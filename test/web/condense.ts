/** An answer as a person writes it down: one line for each thing, dates as printed, entities by id, evidence by its source. */
import { isMap, isScalar, isSeq, type Node, parseDocument, stringify } from 'yaml'

type Value = unknown
type Fields = Readonly<Record<string, Value>>

/** YAML with a line for each entry of a list. */
export function condense(answer: Value): string {
  const document = parseDocument(stringify(shorten(answer), { lineWidth: 0, aliasDuplicateObjects: false }))
  flatten(document.contents, 0)
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
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

function shorten(value: Value): Value {
  if (Array.isArray(value)) return value.map(shorten)
  if (typeof value !== 'object' || value === null) return value
  const fields = value as Fields
  if ('edges' in fields) return shortenConnection(fields)
  if (typeof fields.edtf === 'string') return `${fields.edtf}${fields.inferred === true ? ', inferred' : ''}`
  if (typeof fields.citation === 'string' || typeof fields.quote === 'string') return shortenEvidence(fields)
  const rest = Object.keys(fields).filter((name) => !['__typename', 'id', 'name', 'nameVi'].includes(name))
  if (typeof fields.id === 'string' && rest.length === 0) return fields.id
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name, one]) => one !== null && !(name === 'inferred' && one === false) && !LEFT_OUT.has(name))
      .map(([name, one]) => [name, shorten(one)]),
  )
}

/** What an id says, and what changes with the rest of the graph. */
const LEFT_OUT = new Set(['__typename', 'score'])

/** A page is a list; what the relationship says stands beside what it leads to. */
function shortenConnection({ edges, pageInfo, totalCount }: Fields): Value {
  const list = (edges as readonly Fields[]).map(({ node, properties }) => {
    const short = shorten(node)
    if (properties === undefined) return short
    return { ...(typeof short === 'object' ? short : { to: short }), ...(shorten(properties) as object) }
  })
  const hasMore = (pageInfo as { hasNextPage?: boolean } | undefined)?.hasNextPage === true
  if (typeof totalCount !== 'number' || (totalCount === list.length && !hasMore)) return hasMore ? [...list, '…'] : list
  return [...list, `… of ${totalCount}`]
}

const LONGEST = 48

function shortenEvidence({ quote, citation }: Fields): string {
  if (typeof quote !== 'string') return String(citation)
  const letters = [...quote]
  return letters.length <= LONGEST ? quote : `${letters.slice(0, LONGEST).join('').trimEnd()}…`
}
