/**
 * A view as the part of an address behind `#`: short, stable and readable.
 * `show=partner:cuba&expand=partner:cuba*25&hide=Topic&from=2010&group=type&select=agreement:cuba-igc-1974&lang=vi`
 */
import { type WalkedType, walkedTypes } from '../../domain/connections.ts'
import { type EntityLabel, entityTypes, ID_PATTERN } from '../../domain/ontology.ts'
import { parsePartialDate } from '../../domain/partial-date.ts'
import { emptyView, MOST_ENTITIES, type Step, type View } from './view.ts'

export interface ReadAddress {
  readonly view: View
  /** Parts that say nothing known, as they stand. */
  readonly unread: readonly string[]
}

export function writeAddress(view: View): string {
  const parts = view.steps.map(writeStep)
  const add = (name: string, value: string | null) => {
    if (value !== null && value !== '') parts.push(`${name}=${encode(value)}`)
  }
  add('hide', view.hiddenTypes.join(','))
  add('without', view.hiddenVerbs.join(','))
  add('from', view.from)
  add('until', view.until)
  add('undated', view.undated ? null : 'no')
  add('group', view.grouping === 'NONE' ? null : view.grouping.toLowerCase())
  add('mode', view.mode === 'LIST' ? 'list' : null)
  add('select', view.selected)
  add('connect', view.pathFrom)
  add('lang', view.language === 'VI' ? 'vi' : null)
  return parts.join('&')
}

function writeStep(step: Step): string {
  switch (step.kind) {
    case 'show':
    case 'remove':
      return `${step.kind}=${encode(step.id)}`
    case 'expand':
      return `expand=${encode(step.id)}*${step.limit}${step.depth === 1 ? '' : `*${step.depth}`}`
    case 'path':
      return `path=${encode(step.from)}~${encode(step.to)}`
    case 'move':
      return `move=${encode(step.id)}*${step.x}*${step.y}`
  }
}

export function readAddress(hash: string): ReadAddress {
  const unread: string[] = []
  let view = emptyView
  for (const part of hash.replace(/^#/, '').split('&')) {
    if (part === '') continue
    const [name = '', ...rest] = part.split('=')
    const after = readPart(view, name, decode(rest.join('=')))
    if (after === null) unread.push(part)
    else view = after
  }
  return { view, unread }
}

/** The view with one part more; null where the part says nothing known. */
function readPart(view: View, name: string, value: string): View | null {
  const step = readStep(name, value)
  if (step !== null) return { ...view, steps: [...view.steps, step] }
  if (name === 'hide') {
    const labels = value.split(',')
    return labels.every((one) => Object.hasOwn(entityTypes, one))
      ? { ...view, hiddenTypes: labels as EntityLabel[] }
      : null
  }
  if (name === 'without') {
    const verbs = value.split(',')
    const areKnown = verbs.every((one) => (walkedTypes as readonly string[]).includes(one))
    return areKnown ? { ...view, hiddenVerbs: verbs as WalkedType[] } : null
  }
  if (name === 'from' || name === 'until') {
    return /^\d{4}(?:-\d\d){0,2}$/.test(value) && parsePartialDate(value) !== null ? { ...view, [name]: value } : null
  }
  if (name === 'select') return { ...view, selected: value }
  if (name === 'connect') return ID_PATTERN.test(value) ? { ...view, pathFrom: value } : null
  const choice = CHOICES[`${name}=${value}`]
  return choice === undefined ? null : { ...view, ...choice }
}

const CHOICES: Readonly<Record<string, Partial<View>>> = {
  'undated=no': { undated: false },
  'group=type': { grouping: 'TYPE' },
  'group=period': { grouping: 'PERIOD' },
  'mode=list': { mode: 'LIST' },
  'lang=vi': { language: 'VI' },
  'lang=en': { language: 'EN' },
}

function readStep(name: string, value: string): Step | null {
  const [id = '', ...numbers] = value.split('*')
  const areNumbers = numbers.every((one) => /^-?\d{1,6}$/.test(one))
  const [first = 0, second = 1] = numbers.map(Number)
  if (name === 'path') {
    const [from = '', to = ''] = value.split('~')
    return ID_PATTERN.test(from) && ID_PATTERN.test(to) ? { kind: 'path', from, to } : null
  }
  if (!ID_PATTERN.test(id) || !areNumbers) return null
  if (name === 'show' || name === 'remove') return numbers.length === 0 ? { kind: name, id } : null
  if (name === 'move') return numbers.length === 2 ? { kind: 'move', id, x: first, y: second } : null
  const isExpansion = name === 'expand' && numbers.length >= 1 && numbers.length <= 2
  const isWithin = first >= 1 && first <= MOST_ENTITIES && second >= 1 && second <= 4
  return isExpansion && isWithin ? { kind: 'expand', id, depth: second, limit: first } : null
}

/** What an address needs escaped, and no more: it is to be read. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/%(?:3A|2C|2F|20)/g, (code) =>
    code === '%20' ? '+' : decodeURIComponent(code),
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
