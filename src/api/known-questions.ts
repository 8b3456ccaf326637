/**
 * Questions that Apollo has parsed, found valid and let pass. Whoever asks one again finds it here; the second time it is
 * made into code.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { type Compiled, compileQuestion, type ValidQuestion, type Variables } from './compiled-question.ts'
import type { Context } from './context.ts'

/** Of the texts of all that are known: as Apollo bounds the documents that it keeps. */
const MOST_CHARACTERS = 30 * 2 ** 20

export class KnownQuestions {
  readonly #schema: GraphQLSchema
  readonly #known = new LRUCache<string, KnownQuestion>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_question, key) => key.length,
  })

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  find(text: string, operationName: string | null | undefined): KnownQuestion | undefined {
    return this.#known.get(keyOf(text, operationName))
  }

  /** The same as long as it is known. */
  remember(text: string, operationName: string | null | undefined, question: ValidQuestion): KnownQuestion {
    const key = keyOf(text, operationName)
    let known = this.#known.get(key)
    if (known === undefined) {
      known = new KnownQuestion(this.#schema, question)
      this.#known.set(key, known)
    }
    return known
  }
}

const keyOf = (text: string, operationName: string | null | undefined) => `${operationName ?? ''} ${text}`

export class KnownQuestion implements ValidQuestion {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly #schema: GraphQLSchema
  /** Undefined until it is asked again; null where it cannot be made into code. */
  #code: Compiled | null | undefined
  #isAsked = false

  constructor(schema: GraphQLSchema, { document, operation }: ValidQuestion) {
    this.#schema = schema
    this.document = document
    this.operation = operation
  }

  /** Faults are those of graphql-js. */
  async run(context: Context, variables: Variables): Promise<ExecutionResult> {
    if (this.#isAsked && this.#code === undefined) this.#code = compileQuestion(this.#schema, this)
    this.#isAsked = true
    return (await this.#code?.(context, variables)) ?? this.#interpret(context, variables)
  }

  async #interpret(contextValue: Context, variableValues: Variables): Promise<ExecutionResult> {
    const { document, operation } = this
    const operationName = operation.name?.value
    return execute({ schema: this.#schema, document, operationName, contextValue, variableValues })
  }
}
