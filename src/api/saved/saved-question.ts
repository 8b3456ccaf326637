/** Questions that have a name here, and are answered as files: ready ones, and trusted documents. */
import { type DocumentNode, Kind, type OperationDefinitionNode, OperationTypeNode, parse } from 'graphql'

export interface SavedQuestion {
  /** As it stands in addresses. */
  readonly name: string
  /** Another name of the same: the id of a trusted document. */
  readonly id: string | null
  /** What it answers, in a sentence; null where its text does not say. */
  readonly answers: string | null
  /** For whom it was made; null where its text does not say. */
  readonly audience: string | null
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

/** By name and by id. */
export type SavedQuestions = ReadonlyMap<string, SavedQuestion>

/** `# For the analyst: what happened with Laos.` */
const FIRST_LINE = /^# For the ([^:\n]+): ([^\n]+)$/m

/** A ready question, which is one operation. */
export function readyQuestion(name: string, text: string): SavedQuestion {
  const [, audience = null, answers = null] = FIRST_LINE.exec(text) ?? []
  const document = parse(text)
  return { name, id: null, answers, audience, document, operation: operationsOf(document)[0]! }
}

/**
 * Those of trusted documents: by the name of their operation where no other has it, and by their id where they have one
 * operation only. Names that are taken keep what they mean.
 */
export function addTrusted(
  ready: SavedQuestions,
  documents: readonly (readonly [id: string, text: string])[],
): SavedQuestions {
  const saved = new Map(ready)
  const found = documents.flatMap(([id, text]) => trustedQuestions(id, text))
  const isOnly = ({ operation }: SavedQuestion) =>
    found.filter((one) => one.operation.name?.value === operation.name?.value).length === 1
  for (const question of found) {
    const name = question.operation.name?.value
    const named = name !== undefined && isOnly(question) && !saved.has(name) ? { ...question, name } : question
    for (const one of [named.name, named.id]) if (one !== null && !saved.has(one)) saved.set(one, named)
  }
  return saved
}

function trustedQuestions(id: string, text: string): SavedQuestion[] {
  const document = parse(text)
  const operations = operationsOf(document)
  const [, audience = null, said] = FIRST_LINE.exec(text) ?? []
  const answers = said ?? /^#\s*(.+)$/m.exec(text.trimStart().startsWith('#') ? text : '')?.[1] ?? null
  return operations.map((operation) => {
    const isAlone = operations.length === 1
    const name = isAlone ? id : `${id}.${operation.name?.value ?? ''}`
    return { name, id: isAlone ? id : null, answers, audience, document, operation }
  })
}

function operationsOf({ definitions }: DocumentNode): OperationDefinitionNode[] {
  return definitions.filter(
    (one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.QUERY,
  ) as OperationDefinitionNode[]
}
