/** All saved questions, with what each answers, takes and gives. */
import { type Format, formats, type Prepared } from './saved-file.ts'

export interface ListedQuestion {
  readonly name: string
  /** Of a trusted document, by which it goes as well. */
  readonly id: string | null
  readonly answers: string | null
  readonly audience: string | null
  readonly variables: readonly {
    readonly name: string
    readonly type: string
    readonly isRequired: boolean
    readonly default: unknown
  }[]
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[]
  readonly links: Readonly<Record<Format, string>>
}

export interface QuestionList {
  readonly questions: readonly ListedQuestion[]
  /** Of every file. */
  readonly options: Readonly<Record<'language' | 'table' | 'columns', string>>
}

export function listAsJson(all: readonly Prepared[]): QuestionList {
  return {
    questions: all.map(listed),
    options: {
      language:
        'en or vi: of the words beside codes, at the head of sheets, and of sentences that the question asks in it',
      table: 'one of the tables, where there are several',
      columns: 'columns of one table in the order wanted, with commas between them',
    },
  }
}

function listed({ question, variables, tables }: Prepared): ListedQuestion {
  const { name, id, answers, audience } = question
  const link = (format: Format) => `/q/${encodeURIComponent(name)}.${format}`
  return {
    name,
    id: id === name ? null : id,
    answers,
    audience,
    variables: variables.map(({ name: one, type, isRequired, default: fallback }) => ({
      name: one,
      type,
      isRequired,
      default: fallback,
    })),
    tables: tables.map(({ name: one, columns }) => ({ name: one, columns: columns.map(({ key }) => key) })),
    links: Object.fromEntries(formats.map((format) => [format, link(format)])) as Record<Format, string>,
  }
}
