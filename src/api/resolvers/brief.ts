/** `brief` and `yearBrief`: from the arguments of the questions to the document. */
import type { Block, Brief, Cell, Line } from '../../domain/brief/brief.ts'
import { toMarkdown } from '../../exporters/brief/markdown.ts'
import type { QueryBriefArgs, QueryYearBriefArgs, Resolvers } from '../../generated/resolvers.ts'
import { makeBrief, makeYearBrief } from '../brief/make-brief.ts'
import { periodOf } from './arguments.ts'

export const briefResolvers: Resolvers = {
  Query: {
    brief: (_root, { of, from, until, asOf, language }: QueryBriefArgs, { graph }) =>
      makeBrief(graph, { of, ...periodOf({ from, until, asOf }), language: language ?? 'EN' }),
    yearBrief: (_root, { year, asOf, language }: QueryYearBriefArgs, { graph }) =>
      makeYearBrief(graph, { year, asOf: asOf?.toString() ?? null, language: language ?? 'EN' }),
  },
  Brief: { markdown: (brief: Brief) => toMarkdown(brief) },
  BriefBlock: {
    lines: (block: Block) => (block.kind === 'PARAGRAPH' ? [block.line] : block.kind === 'LIST' ? block.items : []),
    caption: (block: Block) => (block.kind === 'TABLE' ? block.caption : null),
    columns: (block: Block) => (block.kind === 'TABLE' ? block.columns.map(({ head }) => head) : []),
    rows: (block: Block) => (block.kind === 'TABLE' ? block.rows : []),
  },
  BriefRow: { cells: (row: readonly Cell[]) => row },
  BriefCell: { lines: (cell: Cell) => cell },
  BriefLine: { runs: (line: Line) => line },
}
