/** Counts of one type of entity by one to three keys. An aggregation: it reads what it counts, and what names its rows. */
import neo4j from 'neo4j-driver'
import { type EntityLabel, relationshipTypes } from '../../domain/ontology.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import { countingRules, type TotalsKey, UNKNOWN } from '../../domain/totals.ts'
import { parseDay } from '../day.ts'
import type { ReadQuery } from '../read-query.ts'
import { PART_DEPTH } from '../timeline-entries.ts'

export interface TotalsQuestion {
  readonly label: EntityLabel
  /** Each of them one that the type has. */
  readonly by: readonly TotalsKey[]
  readonly partner: EntityId | null
  readonly from: string | null
  readonly until: string | null
  readonly first: number
  /** Sort key of the last row of the page before. */
  readonly after: string | null
}

export interface TotalsRow {
  readonly at: string
  /** For each key its value, and its name where the value is an id. */
  readonly values: readonly { readonly value: string; readonly name: string | null }[]
  readonly count: number
  readonly budgets: readonly { readonly amount: number; readonly currency: string }[]
}

/** At most `first` + 1 rows, in order of their values; what is not known comes last. */
export function totals(question: TotalsQuestion): ReadQuery<TotalsRow> {
  const { first, after } = question
  const hasBudgets = question.label === 'Project'
  return {
    cypher: `${counted(question)}
      ${hasBudgets ? budgetsOf(question) : `WITH ${names(question)}, count(n) AS many, [] AS budgets`}
      WITH *, ${sortKey(question)} AS at ${after === null ? '' : 'WHERE at > $after'}
      ORDER BY at LIMIT $limit
      RETURN at, many, budgets, [${question.by.map(shownValue).join(', ')}] AS values`,
    params: { ...parameters(question), after, limit: neo4j.int(first + 1) },
    toRow: (record) => ({
      at: record.get('at'),
      values: record.get('values'),
      count: record.get('many'),
      budgets: record.get('budgets'),
    }),
  }
}

/** How many rows there are in all. */
export function totalsCount(question: TotalsQuestion): ReadQuery<number> {
  return {
    cypher: `${counted(question)} WITH DISTINCT ${names(question)} RETURN count(*) AS total`,
    params: parameters(question),
    toRow: (record) => record.get('total'),
  }
}

function parameters({ partner, from, until }: TotalsQuestion) {
  return { partner, from: from === null ? null : parseDay(from), until: until === null ? null : parseDay(until) }
}

/** Each entity once for each combination of values: `n`, `k0`, `k1`, … A body or a topic stands there as a node. */
function counted({ label, by, partner, from, until }: TotalsQuestion): string {
  const rule = countingRules[label]
  const period = periodOf(rule.year ?? [], from, until)
  const base =
    partner === null
      ? `MATCH (n:${label}) ${period === '' ? '' : `WHERE ${period}`}`
      : `MATCH (:Entity {id: $partner})<-[:PART_OF*0..${PART_DEPTH}]-(part) WITH DISTINCT part
         MATCH ${rule.isPartner ? `(part:${label})` : link(label, 'part')} ${period === '' ? '' : `WHERE ${period}`}
         WITH DISTINCT ${rule.isPartner ? 'part AS n' : 'n'}`
  const joins = [
    ...(by.includes('PARTNER') || (by.includes('LEVEL') && !rule.isPartner)
      ? [`CALL (n) { OPTIONAL MATCH ${link(label, 'p:Partner')} RETURN DISTINCT p }`]
      : []),
    ...(by.includes('TOPIC') ? ['CALL (n) { OPTIONAL MATCH (n)-[:ABOUT]->(t:Topic) RETURN DISTINCT t }'] : []),
  ]
  const values = by.map((key, index) => `${expression(key, label)} AS k${index}`)
  return `${base} ${joins.join(' ')} WITH DISTINCT n, ${values.join(', ')}`
}

/** Where the verbs say what stands there, to check its label costs a hit a row for nothing. */
function link(label: EntityLabel, body: string): string {
  const { takesPart = [], isReversed } = countingRules[label]
  const standing = new Set(takesPart.flatMap((type) => relationshipTypes[type][isReversed ? 'from' : 'to']))
  const counted = standing.size === 1 && standing.has(label) ? 'n' : `n:${label}`
  return isReversed
    ? `(${counted})-[:${takesPart.join('|')}]->(${body})`
    : `(${counted})<-[:${takesPart.join('|')}]-(${body})`
}

function expression(key: TotalsKey, label: EntityLabel): string {
  const { year = [], isPartner } = countingRules[label]
  if (key === 'YEAR') {
    const isCertain = (field: string) => `n.${field}Earliest.year = n.${field}Latest.year`
    const cases = year.map(
      (field) => `WHEN n.${field}Edtf IS NOT NULL THEN
      CASE WHEN ${isCertain(field)} THEN right('000' + toString(n.${field}Earliest.year), 4) ELSE '${UNKNOWN}' END`,
    )
    return `CASE ${cases.join(' ')} ELSE '${UNKNOWN}' END`
  }
  if (key === 'PARTNER') return 'p'
  if (key === 'TOPIC') return 't'
  if (key === 'LEVEL') return `coalesce(${isPartner ? 'n' : 'p'}.level, '${UNKNOWN}')`
  return `coalesce(n.${key.toLowerCase()}, '${UNKNOWN}')`
}

/** By the same date as YEAR. */
function periodOf(fields: readonly string[], from: string | null, until: string | null): string {
  if (from === null && until === null) return ''
  const alternatives = fields.map((field, index) => {
    const isFirst = fields.slice(0, index).map((earlier) => `n.${earlier}Edtf IS NULL`)
    const bounds = [
      ...(from === null
        ? []
        : [`(n.${field}Latest >= $from OR (n.${field}Latest IS NULL AND n.${field}Earliest IS NOT NULL))`]),
      ...(until === null
        ? []
        : [`(n.${field}Earliest <= $until OR (n.${field}Earliest IS NULL AND n.${field}Latest IS NOT NULL))`]),
    ]
    return `(${[...isFirst, ...bounds].join(' AND ')})`
  })
  return `(${alternatives.join(' OR ')})`
}

const names = ({ by }: TotalsQuestion) => by.map((_key, index) => `k${index}`).join(', ')

function budgetsOf(question: TotalsQuestion): string {
  const keys = names(question)
  return `WITH ${keys}, n.budgetCurrency AS currency, count(n) AS some, count(n.budgetAmount) AS known,
      sum(n.budgetAmount) AS amount ORDER BY currency
    WITH ${keys}, sum(some) AS many,
      [budget IN collect(CASE WHEN known > 0 AND currency IS NOT NULL THEN {amount: amount, currency: currency} END)
        WHERE budget IS NOT NULL] AS budgets`
}

const isNode = (key: TotalsKey) => key === 'PARTNER' || key === 'TOPIC'

/** What is not known sorts after every code and id. */
function sortKey({ by }: TotalsQuestion): string {
  return by
    .map((key, index) =>
      isNode(key) ? `coalesce(k${index}.id, '~')` : `CASE k${index} WHEN '${UNKNOWN}' THEN '~' ELSE k${index} END`,
    )
    .join(" + ' ' + ")
}

function shownValue(key: TotalsKey, index: number): string {
  return isNode(key)
    ? `{value: coalesce(k${index}.id, '${UNKNOWN}'), name: k${index}.name}`
    : `{value: k${index}, name: null}`
}
