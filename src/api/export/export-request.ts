/** The arguments of an export, from an address, a form or a command line: all that is wrong with them is told together. */
import { InputError, type Problem } from '../../domain/errors.ts'
import type { Language } from '../../domain/history-title.ts'
import {
  ArgumentReader,
  type ArgumentTexts,
  parseSubgraphArguments,
  type SubgraphArguments,
  subgraphArgumentNames,
} from '../../domain/subgraph-arguments.ts'
import { didYouMean } from '../../domain/suggest.ts'
import type { Exporter } from '../../exporters/exporter.ts'
import { type ManifestPlace, manifestPlaces } from '../../exporters/package-file.ts'

export interface ExportRequest {
  readonly subgraph: SubgraphArguments
  readonly language: Language
  readonly columns: readonly string[] | null
  readonly manifest: ManifestPlace
}

export const exportArgumentNames = [...subgraphArgumentNames, 'language', 'columns', 'manifest'] as const

const languages = new Map<string, Language>([
  ['en', 'EN'],
  ['vi', 'VI'],
])

const places = new Map(manifestPlaces.map((place) => [place as string, place]))

/** @throws {InputError} BAD_INPUT with every argument that is not right, or that `exporter`, one of `formats`, does not have. */
export function parseExportRequest(
  texts: ArgumentTexts,
  exporter: Exporter,
  formats: readonly Exporter[],
): ExportRequest {
  const subgraph = parseSubgraphArguments(texts)
  const reader = new ArgumentReader(texts)
  const request = {
    subgraph: subgraph.value,
    language: reader.term('language', languages) ?? 'EN',
    columns: reader.list('columns'),
    manifest: reader.term('manifest', places) ?? 'within',
  }
  refuse([
    ...unknownArguments(texts),
    ...subgraph.problems,
    ...reader.problems,
    ...columnProblems(request.columns ?? [], exporter, formats),
  ])
  return request
}

function unknownArguments(texts: ArgumentTexts): Problem[] {
  return unknownNames(Object.keys(texts), exportArgumentNames).map(({ name, meant }) => ({
    where: name,
    message: `there is no such argument.${meant}`,
  }))
}

/** One where the format has no columns; else one for each name that is a column of no type. */
function columnProblems(
  chosen: readonly string[],
  { format, columns }: Exporter,
  formats: readonly Exporter[],
): Problem[] {
  if (chosen.length === 0) return []
  const where = 'columns'
  if (columns === undefined) {
    const withColumns = formats.filter((one) => one.columns !== undefined).map((one) => one.format)
    return [{ where, message: `"${format}" has no columns; ${withColumns.join(' and ')} have.` }]
  }
  return unknownNames(chosen, [...columns]).map(({ name, meant }) => ({
    where,
    message: `there is no column "${name}".${meant || HOW_NAMED}`,
  }))
}

const HOW_NAMED = ' Columns are named as fields, such as kindLabel; those of other tables as relationships.role.'

/** Each with what was probably meant, as far as it will be told. */
function unknownNames(names: readonly string[], known: readonly string[]) {
  return names
    .filter((name) => !known.includes(name))
    .map((name, place) => ({ name, meant: place < MOST_TOLD ? didYouMean(name, known) : '' }))
}

const MOST_TOLD = 20

/** One fault is told in the sentence itself, several below it. */
function refuse(problems: readonly Problem[]): void {
  const [first] = problems
  if (first === undefined) return
  const told = problems.slice(0, MOST_TOLD)
  const more = problems.length > MOST_TOLD ? ` The first ${MOST_TOLD} are:` : ''
  const hint = `the arguments are ${exportArgumentNames.join(', ')}.`
  if (problems.length === 1) throw new InputError(`${first.where}: ${first.message}`, { hint })
  throw new InputError(`${problems.length} arguments are not right.${more}`, { hint, problems: told })
}
