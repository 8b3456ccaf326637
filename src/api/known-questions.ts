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
import {
  type Compiled,
  compileQuestion,
  fieldsAsCode,
  type ValidQuestion,
  type Variables,
} from './compiled-question.ts'
import type { Context } from './context.ts'

/** Of all that are known, texts and code. */
const MOST_BYTES = 64 * 2 ** 20
/** Of the code of one field: 2,600 to 3,800 were measured. */
const FIELD_BYTES = 4_096

export class KnownQuestions {
  readonly #schema: GraphQLSchema
  readonly #known = new LRUCache<string, KnownQuestion>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ fields }, key) => key.length + (fields ?? 0) * FIELD_BYTES,
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
  /** As code; null where it is none. */
  readonly fields: number | null
  readonly #schema: GraphQLSchema
  /** Undefined until it is asked again; null where it cannot be made into code. */
  #code: Compiled | null | undefined
  #isAsked = false

  constructor(schema: GraphQLSchema, { document, operation }: ValidQuestion) {
    this.#schema = schema
    this.document = document
    this.operation = operation
    this.fields = fieldsAsCode(schema, this)
  }

  /** Faults are those of graphql-js. */
  async run(context: Context, variables: Variables): Promise<ExecutionResult> {
    if (this.#isAsked && this.fields !== null && this.#code === undefined)
      this.#code = compileQuestion(this.#schema, this)
    this.#isAsked = true
    return (await this.#code?.(context, variables)) ?? this.#interpret(context, variables)
  }

  async #interpret(contextValue: Context, variableValues: Variables): Promise<ExecutionResult> {
    const { document, operation } = this
    const operationName = operation.name?.value
    return execute({ schema: this.#schema, document, operationName, contextValue, variableValues })
  }
}
