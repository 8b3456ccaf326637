/** The first sheet: what the workbook is, what was asked, and how much of what there is, with links to it. */
import type { Language } from '../../domain/history-title.ts'
import { typeLabel, verbLabel } from '../../domain/labels.ts'
import type { EntityLabel, RelationshipType } from '../../domain/ontology.ts'
import type { Manifest } from '../manifest.ts'
import { sheetName } from './table.ts'
import { type Word, wordIn } from './words.ts'

export interface AboutLine {
  readonly head: string
  readonly value: string | number
  /** The sheet that it leads to. */
  readonly sheet?: string
  /** The first of a part. */
  readonly isHeading?: boolean
}

export function aboutLines(manifest: Manifest, language: Language): AboutLine[] {
  const { title, graphVersion, licence, leftOut, counts } = manifest
  const word = (name: Word) => wordIn(name, language)
  const several = (label: EntityLabel | 'StatusChange') => typeLabel(label, language, 'SEVERAL')
  const counted = (head: string, value: number, sheet: string): AboutLine => ({ head, value, sheet: sheetName(sheet) })
  return [
    { head: word('title'), value: title },
    { head: word('graphVersion'), value: graphVersion },
    { head: word('licence'), value: licence },
    { head: word('isComplete'), value: word('nothingCut') },
    ...leftOut.map((value) => ({ head: word('leftOut'), value })),
    { head: word('asked'), value: '', isHeading: true },
    ...askedLines(manifest, language),
    { head: word('found'), value: '', isHeading: true },
    ...(Object.entries(counts.entities) as [EntityLabel, number][]).map(([label, many]) =>
      counted(several(label), many, several(label)),
    ),
    counted(several('StatusChange'), counts.statusChanges, several('StatusChange')),
    ...(Object.entries(counts.relationships) as [RelationshipType, number][]).map(([type, many]) =>
      counted(`${word('relationships')}: ${verbLabel(type, language)}`, many, word('relationships')),
    ),
    counted(word('claims'), counts.claims, word('claims')),
    counted(word('evidence'), counts.evidence, word('evidence')),
    counted(`${several('Source')} (${word('evidence')})`, counts.sources, several('Source')),
  ]
}

function askedLines({ arguments: asked }: Manifest, language: Language): AboutLine[] {
  const word = (name: Word) => wordIn(name, language)
  const day = (name: Word, value: string | null) => (value === null ? [] : [{ head: word(name), value }])
  const types = asked.types?.map((type) => typeLabel(type, language, 'SEVERAL')).join(', ')
  return [
    { head: word('roots'), value: asked.roots?.join(', ') ?? word('wholeGraph') },
    { head: word('depth'), value: asked.depth },
    { head: word('types'), value: types ?? word('all') },
    {
      head: word('relationships'),
      value: asked.relationships?.map((type) => verbLabel(type, language)).join(', ') ?? word('all'),
    },
    ...day('askedFrom', asked.from),
    ...day('askedUntil', asked.until),
    ...day('asOf', asked.asOf),
    { head: word('includeParts'), value: word(asked.includeParts ? 'yes' : 'no') },
  ]
}
