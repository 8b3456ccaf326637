/** What tests read off a brief: its tables, its text, and the citations that it uses. */
import type { Block, Brief, Line, Run, Section, Table } from '../../src/domain/brief/brief.ts'

export const textOfLine = (line: Line): string => line.map(({ text }) => text).join('')

const linesOf = (block: Block): readonly Line[] => {
  if (block.kind === 'PARAGRAPH') return [block.line]
  return block.kind === 'LIST' ? block.items : block.rows.flat(2)
}

export const runsOf = ({ sections }: Brief): Run[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => linesOf(block).flat()))

export function sectionOf({ sections }: Brief, id: string): Section {
  const found = sections.find((section) => section.id === id)
  if (found === undefined) throw new Error(`There is no section "${id}".`)
  return found
}

export const tableOf = (brief: Brief, id: string): Table | null =>
  sectionOf(brief, id).blocks.find((block): block is Table => block.kind === 'TABLE') ?? null

/** Rows of the table of a section; none where it has no table. */
export const rowsOf = (brief: Brief, id: string) => tableOf(brief, id)?.rows ?? []

/** Lines that are no cells. */
export const proseOf = (brief: Brief, id: string): string =>
  sectionOf(brief, id)
    .blocks.flatMap((block) => (block.kind === 'TABLE' ? [] : linesOf(block).map(textOfLine)))
    .join('\n')

/** The first number in the text, without what sets off its thousands. */
export function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`Nothing like ${pattern} in "${text}".`)
  return Number(found.replaceAll(/[.,]/g, ''))
}
