/** `brief`: from the arguments of the question to the document. */
import type { Block, Brief, Citation, Run } from '../../domain/brief/brief.ts'
import { toMarkdown } from '../../exporters/brief/markdown.ts'
import type { QueryBriefArgs, Resolvers } from '../../generated/resolvers.ts'
import { makeBrief } from '../brief/make-brief.ts'
import { periodOf } from './arguments.ts'
import { hydrate } from './hydrate.ts'

export const briefResolvers: Resolvers = {
  Query: {
    brief: (_root, { of, from, until, asOf, language }: QueryBriefArgs, { graph }) =>
      makeBrief(graph, { of, ...periodOf({ from, until, asOf }), language: language ?? 'EN' }),
  },
  Brief: { markdown: (brief: Brief) => toMarkdown(brief) },
  BriefBlock: {
    isList: ({ kind }: Block) => kind === 'LIST',
    lines: (block: Block) => (block.kind === 'PARAGRAPH' ? [block.line] : block.kind === 'LIST' ? block.items : []),
    columns: (block: Block) => (block.kind === 'TABLE' ? block.columns.map(({ head }) => head) : []),
    rows: (block: Block) => (block.kind === 'TABLE' ? block.rows : []),
  },
  BriefRun: {
    foreign: ({ style }: Run) => style === 'FOREIGN',
  },
  BriefCitation: {
    evidence: ({ evidenceId }: Citation, _args, context, info) => hydrate(evidenceId, context, info),
  },
}
