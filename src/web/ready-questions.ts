/** The questions with which the playground opens: one file each in `questions/`, in this order. */

export interface ReadyQuestion {
  /** Of its file, without its ending: by it the server answers it as a file. */
  readonly file: string
  /** Name of the operation, and of its tab. */
  readonly name: string
  /** What it answers: the first line of the file’s comment. */
  readonly answers: string
  readonly text: string
  /** Names of its variables that change what a file has. */
  readonly variables: readonly string[]
}

export interface QuestionGroup {
  readonly audience: string
  readonly questions: readonly ReadyQuestion[]
}

const texts = import.meta.glob<string>('./questions/*.graphql', { query: '?raw', import: 'default', eager: true })

/** For whom, as the files’ first lines say it; file names without their ending. */
const order: Readonly<Record<string, readonly string[]>> = {
  analyst: [
    'history-of-laos',
    'history-of-russia',
    'history-of-cuba',
    'history-of-undp',
    'history-of-unicef',
    'roles-in-the-legal-aid-project',
    'sessions-of-a-joint-committee',
    'meetings-of-nguyen-khanh-ngoc',
    'conclusion-73-and-what-carries-it-out',
    'what-came-of-the-cuban-committee',
    'two-dates-of-the-cuban-letter',
    'renewals-of-the-german-programmes',
    'border-conferences-with-laos',
    'how-russia-and-laos-are-connected',
    'what-unicef-and-jica-share',
    'missing-session-numbers',
    'partners-with-documents-and-no-project',
  ],
  'report writer': [
    'twenty-six-documents',
    'figures-and-their-sources',
    'evidence-for-one-entity',
    'what-an-article-says',
    'partners-compared',
    'agreements-by-kind-and-year',
    'what-lapsed-and-what-will',
  ],
  'frontend team': [
    'search-as-people-type',
    'agreements-page-by-page',
    'entities-by-id',
    'screen-of-a-partner',
    'partners-by-kind',
    'graph-around-cuba',
  ],
}

/** They choose a page, and a file has all of them. */
const ofPages: ReadonlySet<string> = new Set(['first', 'after'])

export const questionGroups: readonly QuestionGroup[] = Object.entries(order).map(([audience, names]) => ({
  audience,
  questions: names.map((name) => parseQuestion(name, texts[`./questions/${name}.graphql`]!)),
}))

export const readyQuestions: readonly ReadyQuestion[] = questionGroups.flatMap(({ questions }) => questions)

/** Every file starts with `# For the <audience>: <what it answers>` and has one named operation. */
function parseQuestion(file: string, text: string): ReadyQuestion {
  const variables = [...text.matchAll(/\$(\w+): /g)].map(([, name]) => name!)
  return {
    file,
    name: /^query (\w+)/m.exec(text)![1]!,
    answers: /^# For the [^:]+: (.+)$/m.exec(text)![1]!,
    text: text.trimEnd(),
    variables: variables.filter((name) => !ofPages.has(name)),
  }
}
