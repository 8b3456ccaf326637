/**
 * Which tables an answer makes, known before it is asked: so columns have the same names whatever comes, and an answer of
 * nothing still has its head.
 *
 * A list makes rows, and lists within a row are joined in its cells. What is one record (`entity`, or a connection asked by
 * id) has its list as rows, beside its own fields; with several lists it makes a table of its own and one for each.
 */
import type { GraphQLNamedType } from 'graphql'
import { hasCodeLabels, TYPE_NAME } from '../../domain/answer-labels.ts'
import type { CellKind } from '../../exporters/table/table.ts'
import { type FieldShape, hasFields, isCode, isConnection, looksUpOne } from './answer-shape.ts'

export interface ColumnPlan {
  readonly key: string
  /** Names on the way to it, as they are put into words. */
  readonly words: readonly string[]
  readonly kind: CellKind
  /** From which of the steps it is read, and by which keys from there. */
  readonly step: number
  readonly path: readonly string[]
  /** Of the words beside a code: the enums that it may be of, by the type that has it. */
  readonly codes: ReadonlyMap<string, string> | null
}

export interface TablePlan {
  readonly name: string
  /** Keys from the answer to what makes its rows: a list is a row for each entry. */
  readonly steps: readonly (readonly string[])[]
  /** Whether what is above the last step makes a row where there is nothing in it. */
  readonly keepsEmpty: boolean
  readonly columns: readonly ColumnPlan[]
}

interface Entry {
  readonly name: string
  readonly steps: readonly (readonly string[])[]
  readonly isOne: boolean
  /** What each entry has. */
  readonly members: readonly Member[]
  /** Columns of what it is in, and the names that its own begin with. */
  readonly above: readonly ColumnPlan[]
  readonly prefix: readonly string[]
}

/** A field of an entry, with the way to it. */
interface Member {
  readonly name: string
  readonly path: readonly string[]
  readonly field: FieldShape
}

export function planTables(shape: readonly FieldShape[]): TablePlan[] {
  const alone = shape.filter((field) => !hasFields(field))
  const record = columnsOf(alone.map(memberOf), 0, [])
  const answer: TablePlan[] =
    record.length === 0 ? [] : [{ name: 'answer', steps: [[]], keepsEmpty: false, columns: record }]
  const others = shape.filter(hasFields).flatMap((field) => planEntry(enter(memberOf(field), [], [], [])))
  return distinct([...answer, ...others])
}

const memberOf = (field: FieldShape): Member => ({ name: field.key, path: [field.key], field })

function enter(
  { name, path, field }: Member,
  steps: Entry['steps'],
  above: readonly ColumnPlan[],
  prefix: readonly string[],
): Entry {
  const isPage = isConnection(field)
  return {
    name: plain(name, field),
    steps: [...steps, isPage ? [...path, edgesKey(field)] : path],
    isOne: isPage ? looksUpOne(field.node) : !field.isList,
    members: isPage ? membersOfEdge(field) : field.fields.map(memberOf),
    above,
    prefix,
  }
}

/** `agreementsConnection` → `agreements`. */
const plain = (name: string, field: FieldShape) => (isConnection(field) ? name.replace(/(?<=.)Connection$/, '') : name)

const edgesOf = ({ fields }: FieldShape) => fields.find(({ node }) => node.name.value === 'edges')!
const edgesKey = (field: FieldShape) => edgesOf(field).key

/** What an edge leads to, and what the relationship says: under one name only where both have it. */
function membersOfEdge(connection: FieldShape): Member[] {
  const parts = edgesOf(connection).fields
  const node = parts.filter((part) => part.node.name.value === 'node')
  const own = parts.filter((part) => part.node.name.value === 'properties')
  const members = node.flatMap((part) =>
    part.fields.map((field) => ({ name: field.key, path: [part.key, field.key], field })),
  )
  const taken = new Set(members.map(({ name }) => name))
  const said = own.flatMap((part) =>
    part.fields.map((field) => ({
      name: taken.has(field.key) ? `${part.key}.${field.key}` : field.key,
      path: [part.key, field.key],
      field,
    })),
  )
  return [...members, ...said]
}

function planEntry(entry: Entry): TablePlan[] {
  const { name, steps, members, above, prefix } = entry
  const step = steps.length - 1
  if (!entry.isOne) return [tableOf(entry, [...above, ...columnsOf(members, step, prefix)])]
  const flat = members.flatMap(flattened)
  const lists = flat.filter(isRowList)
  const own = columnsOf(
    flat.filter((member) => !isRowList(member)),
    step,
    prefix,
  )
  const [only] = lists
  if (only === undefined) return [tableOf(entry, [...above, ...own])]
  if (lists.length === 1) {
    const isBare = above.length + own.length === 0
    const within = isBare ? [] : [...prefix, plain(only.name, only.field)]
    return planEntry(enter(only, steps, [...above, ...own], within))
  }
  const names = own
    .filter(({ key }) => key === 'id' || key === 'name')
    .map((column) => ({ ...column, key: `${name}.${column.key}`, words: [name, ...column.words] }))
  return [
    ...(above.length + own.length === 0 ? [] : [tableOf(entry, [...above, ...own])]),
    ...lists
      .flatMap((member) => planEntry(enter(member, steps, names, [])))
      .map((table) => ({ ...table, keepsEmpty: false })),
  ]
}

function tableOf({ name, steps, above }: Entry, columns: readonly ColumnPlan[]): TablePlan {
  return { name, steps, keepsEmpty: above.length > 0, columns }
}

/** What is in an object that is no list stands beside what the object is in. */
function flattened(member: Member): Member[] {
  const { name, path, field } = member
  if (!hasFields(field) || field.isList || isConnection(field)) return [member]
  return field.fields.flatMap((below) =>
    flattened({ name: `${name}.${below.key}`, path: [...path, below.key], field: below }),
  )
}

const isRowList = ({ field }: Member) => hasFields(field) && (field.isList || isConnection(field))

/** All that is in them, in the order of the question: lists within as well. */
function columnsOf(members: readonly Member[], step: number, prefix: readonly string[]): ColumnPlan[] {
  return members.flatMap(({ name, path, field }): ColumnPlan[] => {
    const within = [...prefix, plain(name, field)]
    if (!hasFields(field)) return leafColumns(field, step, path, within)
    if (!isConnection(field)) {
      const below = field.fields.map((one) => ({ name: one.key, path: [...path, one.key], field: one }))
      return columnsOf(below, step, within)
    }
    const counts = field.fields.filter((one) => !hasFields(one) && one.node.name.value !== TYPE_NAME)
    const counted = counts.flatMap((one) => leafColumns(one, step, [...path, one.key], [...within, one.key]))
    const below = membersOfEdge(field).map((one) => ({ ...one, path: [...path, edgesKey(field), ...one.path] }))
    return [...counted, ...columnsOf(below, step, within)]
  })
}

function leafColumns(
  field: FieldShape,
  step: number,
  path: readonly string[],
  within: readonly string[],
): ColumnPlan[] {
  const words = within.flatMap((name) => name.split('.'))
  const column = { key: within.join('.'), words, kind: kindOf(field), step, path, codes: null }
  const codes = codesOf(field)
  if (codes.size === 0) return [column]
  return [column, { ...column, key: `${column.key}.label`, words: [...words, 'label'], kind: 'TEXT', codes }]
}

function codesOf({ node, typesOf }: FieldShape): Map<string, string> {
  const nameOf = (type: GraphQLNamedType) => (isCode(type) ? type.name : node.name.value === TYPE_NAME ? TYPE_NAME : '')
  return new Map(
    [...typesOf].map(([owner, type]) => [owner, nameOf(type)] as const).filter(([, name]) => hasCodeLabels(name)),
  )
}

const kinds: Readonly<Record<string, CellKind>> = { Int: 'NUMBER', Float: 'NUMBER', Boolean: 'BOOLEAN', Date: 'DATE' }

function kindOf({ node, type, typesOf }: FieldShape): CellKind {
  if (node.name.value === 'edtf' && typesOf.has('PartialDate')) return 'DATE'
  return kinds[type.name] ?? 'TEXT'
}

/** Two tables never have one name. */
function distinct(tables: readonly TablePlan[]): TablePlan[] {
  const taken = new Map<string, number>()
  return tables.map((table) => {
    const times = (taken.get(table.name) ?? 0) + 1
    taken.set(table.name, times)
    return times === 1 ? table : { ...table, name: `${table.name}-${times}` }
  })
}
