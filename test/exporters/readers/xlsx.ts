/** By SheetJS, which finds sheets and columns by the labels that people read. */
import { read, utils, type WorkBook } from '@e965/xlsx'
import { typeLabel } from '../../../src/domain/labels.ts'
import {
  entityTypes,
  type FieldType,
  type NodeLabel,
  nodeTypes,
  relationshipTypes,
} from '../../../src/domain/ontology.ts'
import { keyLabel, keysOf } from '../../../src/exporters/field-text.ts'
import { type Word, wordIn } from '../../../src/exporters/xlsx/words.ts'
import { claimText, type FormatReader, type ReadBack, type Texts } from '../read-back.ts'

type Line = Readonly<Record<string, string>>

export const xlsxReader: FormatReader = {
  holds: 'SUBGRAPH',
  read: async (file) => {
    const workbook = readWorkbook(file)
    const language = workbook.SheetNames[0] === wordIn('about', 'VI') ? 'VI' : 'EN'
    const word = (name: Word) => wordIn(name, language)
    const id = keyLabel('id', language)
    const table = (name: string) => linesOf(workbook, name)
    const sheetOf = (label: NodeLabel) => table(typeLabel(label, language, 'SEVERAL'))
    const fieldsOf = (line: Line, types: Readonly<Record<string, FieldType>>) =>
      textsOf(line, types, (key) => keyLabel(key, language), word('yes'))
    const supportOf = (line: Line) => ({
      inferred: line[keyLabel('inferred', language)] === word('yes'),
      why: line[keyLabel('why', language)] ?? null,
      evidenceIds: (line[word('evidenceIds')] ?? '').split('; ').filter(Boolean).sort(),
    })
    const entities = (Object.keys(entityTypes) as (keyof typeof entityTypes)[]).flatMap((type) =>
      sheetOf(type)
        .filter((line) => type !== 'Source' || line[word('isInSubgraph')] === word('yes'))
        .map((line) => ({ id: line[id]!, type, fields: fieldsOf(line, entityTypes[type].fields) })),
    )
    const relationships = table(word('relationships')).map((line) => ({
      id: line[id]!,
      type: line[word('type')]!,
      from: line[word('from')]!,
      to: line[word('to')]!,
      fields: fieldsOf(line, relationshipTypes[line[word('type')] as 'HOLDS'].fields),
      ...supportOf(line),
    }))
    const changes = table(typeLabel('StatusChange', language, 'SEVERAL')).map((line) => ({
      id: line[id]!,
      of: line[word('entityId')]!,
      link: line[word('relationshipId')]!,
      fields: fieldsOf(line, nodeTypes.StatusChange.fields),
      ...supportOf(line),
    }))
    const sources = sheetOf('Source')
      .filter((line) => line[word('isInSubgraph')] === word('no'))
      .map((line) => ({ id: line[id]!, fields: fieldsOf(line, entityTypes.Source.fields) }))
    const evidence = table(word('evidence')).map((line) => ({
      id: line[id]!,
      source: line[word('sourceId')]!,
      quote: line[word('quote')] ?? null,
      start: numberIn(line[word('start')]),
      end: numberIn(line[word('end')]),
      locator: line[word('locator')] ?? null,
      citation: line[word('citations')]!,
    }))
    const claims = table(word('claims')).map((line) =>
      claimText({
        entityId: line[word('entityId')]!,
        property: line[word('property')]!,
        evidenceId: line[word('evidenceIds')]!,
        rank: line[word('rank')]!,
        value: line[word('claimedValue')] ?? null,
      }),
    )
    return { entities, relationships, changes, sources, evidence, claims } satisfies ReadBack
  },
}

const numberIn = (text: string | undefined): number | null => (text === undefined ? null : Number(text))

export function readWorkbook(file: Uint8Array): WorkBook {
  return read(file, { type: 'array', cellDates: true, cellNF: true, cellStyles: true })
}

/** Rows by head, as they are shown; dates by the format of their cells. */
export function linesOf(workbook: WorkBook, name: string): Line[] {
  const sheet = workbook.Sheets[name]
  return sheet === undefined ? [] : utils.sheet_to_json<Line>(sheet, { raw: false, UTC: true })
}

function textsOf(
  line: Line,
  types: Readonly<Record<string, FieldType>>,
  labelOf: (key: string) => string,
  yes: string,
): Texts {
  const fields = Object.entries(types).flatMap(([field, type]) => {
    const text = line[labelOf(keysOf(field, type)[0]!)]
    if (text === undefined) return []
    return [[field, type === 'boolean' ? String(text === yes) : text]]
  })
  return Object.fromEntries(fields)
}
