/** The first sheet: what the workbook is, what was asked, and how much of what there is, with links to it. */
import type { Language } from '../../domain/history-title.ts'
import { typeLabel, verbLabel } from '../../domain/labels.ts'
import type { EntityLabel, RelationshipType } from '../../domain/ontology.ts'
import type { Manifest } from '../manifest.ts'
import type { Sheet, SheetRow } from '../workbook/sheet.ts'
import { type Word, wordIn } from './words.ts'

export function aboutSheet(manifest: Manifest, language: Language): Sheet {
  return {
    name: wordIn('about', language),
    columns: [
      { key: 'head', label: '', width: 36 },
      { key: 'value', label: '', width: 90 },
    ],
    rows: aboutRows(manifest, language),
    hasHead: false,
  }
}

function aboutRows(manifest: Manifest, language: Language): SheetRow[] {
  const { title, graphVersion, licence, leftOut, counts } = manifest
  const word = (name: Word) => wordIn(name, language)
  const several = (label: EntityLabel | 'StatusChange') => typeLabel(label, language, 'SEVERAL')
  return [
    line(word('title'), title),
    line(word('graphVersion'), graphVersion),
    line(word('licence'), licence),
    line(word('isComplete'), word('nothingCut')),
    ...leftOut.map((sentence) => line(word('leftOut'), sentence)),
    heading(word('asked')),
    ...askedRows(manifest, language),
    heading(word('found')),
    ...(Object.entries(counts.entities) as [EntityLabel, number][]).map(([label, many]) =>
      line(several(label), many, several(label)),
    ),
    line(several('StatusChange'), counts.statusChanges, several('StatusChange')),
    ...(Object.entries(counts.relationships) as [RelationshipType, number][]).map(([type, many]) =>
      line(`${word('relationships')}: ${verbLabel(type, language)}`, many, word('relationships')),
    ),
    line(word('claims'), counts.claims, word('claims')),
    line(word('evidence'), counts.evidence, word('evidence')),
    line(`${several('Source')} (${word('evidence')})`, counts.sources, several('Source')),
  ]
}

/** `sheet` is the one that it leads to, where there is one. */
function line(head: string, value: string | number, sheet?: string): SheetRow {
  return [
    { value: head, look: 'BOLD', ...(sheet === undefined ? {} : { link: sheet }) },
    { value, look: 'LEFT' },
  ]
}

const heading = (head: string): SheetRow => [
  { value: head, look: 'HEAD' },
  { value: '', look: 'HEAD' },
]

function askedRows({ arguments: asked }: Manifest, language: Language): SheetRow[] {
  const word = (name: Word) => wordIn(name, language)
  const day = (name: Word, value: string | null) => (value === null ? [] : [line(word(name), value)])
  const types = asked.types?.map((type) => typeLabel(type, language, 'SEVERAL')).join(', ')
  const relationships = asked.relationships?.map((type) => verbLabel(type, language)).join(', ')
  return [
    ...rootLines(asked.roots ?? [word('wholeGraph')]).map((ids) => line(word('roots'), ids)),
    line(word('depth'), asked.depth),
    line(word('types'), types ?? word('all')),
    line(word('relationships'), relationships ?? word('all')),
    ...day('askedFrom', asked.from),
    ...day('askedUntil', asked.until),
    ...day('asOf', asked.asOf),
    line(word('includeParts'), word(asked.includeParts ? 'yes' : 'no')),
  ]
}

/** There may be two thousand: more than a cell holds. */
const ROOTS_IN_A_LINE = 30

function rootLines(roots: readonly string[]): string[] {
  const starts = roots.map((_root, place) => place).filter((place) => place % ROOTS_IN_A_LINE === 0)
  return starts.map((start) => roots.slice(start, start + ROOTS_IN_A_LINE).join(', '))
}
