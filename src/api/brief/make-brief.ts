/** From what was asked to the brief: one for the questions of GraphQL and the addresses. */
import type { Brief } from '../../domain/brief/brief.ts'
import { composeBrief } from '../../domain/brief/compose-brief.ts'
import { composeYear } from '../../domain/brief/compose-year.ts'
import { InputError } from '../../domain/errors.ts'
import type { Language } from '../../domain/history-title.ts'
import type { Graph } from '../../graph/graph.ts'
import { currentId } from '../resolvers/current-id.ts'
import { readSubject } from './read-subject.ts'
import { readYear } from './read-year.ts'

export interface BriefQuestion {
  /** An id, or `year/2021`. */
  readonly of: string
  /** ISO days. */
  readonly from: string | null
  readonly until: string | null
  readonly asOf: string | null
  readonly language: Language
}

/** @throws {NotFoundError} NOT_FOUND where there is no such entity; one that took its place answers. */
export async function makeBrief(graph: Graph, question: BriefQuestion): Promise<Brief> {
  const year = /^year\/(\d+)$/.exec(question.of)?.[1]
  if (year !== undefined) {
    const { from, until, asOf, language } = question
    if (from === null && until === null && asOf === null) return makeYearBrief(graph, { year: Number(year), language })
    throw new InputError(`"${question.of}" is a period already.`, { hint: 'leave out `from`, `until` and `asOf`.' })
  }
  const of = await currentId(question.of, graph)
  return composeBrief(await readSubject(graph, { ...question, of }), question.language)
}

export interface YearBriefQuestion {
  readonly year: number
  readonly language: Language
}

/** @throws {InputError} BAD_INPUT where it is no year of four digits. */
export async function makeYearBrief(graph: Graph, question: YearBriefQuestion): Promise<Brief> {
  if (question.year < 1000 || question.year > 9998) {
    throw new InputError(`"${question.year}" is not a year.`, { hint: 'give four digits, such as 2021.' })
  }
  return composeYear(await readYear(graph, question), question.language)
}
