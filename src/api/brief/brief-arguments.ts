/** The arguments of a brief in an address: all that is wrong with them is told together. */
import { InputError, NotFoundError, type Problem } from '../../domain/errors.ts'
import type { Language } from '../../domain/history-title.ts'
import { parsePartialDate } from '../../domain/partial-date.ts'
import { didYouMean } from '../../domain/suggest.ts'
import type { BriefExporter } from '../../exporters/brief/brief-exporter.ts'
import { briefForms } from '../../exporters/brief/brief-forms.ts'

export interface BriefArguments {
  readonly from: string | null
  readonly until: string | null
  readonly asOf: string | null
  readonly language: Language
}

const languages: Readonly<Record<string, Language>> = { en: 'EN', vi: 'VI' }

/** Of a year the period is the year, and nothing in it is told as of a day. */
const names = { subject: ['from', 'until', 'asOf', 'language'], year: ['language'] } as const

/** @throws {InputError} BAD_INPUT with every argument that is not right. */
export function parseBriefArguments(query: Readonly<Record<string, unknown>>, of: keyof typeof names): BriefArguments {
  const problems: Problem[] = []
  const known: readonly string[] = names[of]
  for (const name of Object.keys(query)) {
    if (!known.includes(name)) {
      problems.push({ where: name, message: `there is no such argument.${didYouMean(name, known)}` })
    }
  }
  const text = (name: string): string | null => {
    const value = known.includes(name) ? query[name] : undefined
    if (Array.isArray(value)) problems.push({ where: name, message: 'it is given more than once.' })
    return typeof value === 'string' ? value : null
  }
  const day = (name: string): string | null => {
    const value = text(name)
    if (value === null) return null
    const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && parsePartialDate(value) !== null
    if (!isDay) problems.push({ where: name, message: `"${value}" is not a day. Write it as 2021-09-05.` })
    return isDay ? value : null
  }
  const [from, until, asOf] = [day('from'), day('until'), day('asOf')]
  if (from !== null && until !== null && from > until) {
    problems.push({ where: 'from', message: `"${from}" is after "until", "${until}".` })
  }
  const asked = text('language')
  const language = asked === null ? 'EN' : languages[asked.toLowerCase()]
  if (language === undefined) {
    const near = didYouMean(asked!, Object.keys(languages))
    problems.push({ where: 'language', message: `there is no language "${asked}".${near} Write en or vi.` })
  }
  refuse(problems, known)
  return { from, until, asOf, language: language! }
}

/** One fault is told in the sentence itself, several below it. */
function refuse(problems: readonly Problem[], known: readonly string[]): void {
  const [first] = problems
  if (first === undefined) return
  const hint = `the arguments are ${known.join(', ')}.`
  if (problems.length === 1) throw new InputError(`${first.where}: ${first.message}`, { hint })
  throw new InputError(`${problems.length} arguments are not right.`, { hint, problems })
}

export interface BriefFile {
  /** What stands before the form: an id, a year. */
  readonly name: string
  readonly form: BriefExporter
}

/**
 * The end of an address: `partner:laos.docx`.
 * @throws {NotFoundError} NOT_FOUND where it ends with no form of briefs.
 */
export function parseBriefFile(file: string): BriefFile {
  const dot = file.lastIndexOf('.')
  const ending = dot < 0 ? '' : file.slice(dot + 1)
  const form = briefForms.find(({ format }) => format === ending)
  if (form !== undefined && dot > 0) return { name: file.slice(0, dot), form }
  const formats = briefForms.map(({ format }) => format)
  const hint = `end the address with ${formats.map((format) => `.${format}`).join(', ')}.`
  if (dot < 0) throw new NotFoundError(`"${file}" does not say in which form the brief is wanted.`, { hint })
  throw new NotFoundError(`A brief has no form "${ending}".${didYouMean(ending, formats)}`, { hint })
}
