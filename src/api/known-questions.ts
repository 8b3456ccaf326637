/**
 * Questions that Apollo has parsed, found valid and let pass. Whoever asks one again finds it here; it is made into code the
 * second time (graphql-jit: what graphql-js looks up for each field of each row is then looked up once).
 */
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import type { Context } from './context.ts'

export type Variables = Readonly<Record<string, unknown>>

/** One operation of a valid document. */
export interface ValidQuestion {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

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
  #code: CompiledQuery | null | undefined
  #isAsked = false

  constructor(schema: GraphQLSchema, { document, operation }: ValidQuestion) {
    this.#schema = schema
    this.document = document
    this.operation = operation
  }

  async run(context: Context, variables: Variables): Promise<ExecutionResult> {
    if (this.#isAsked) this.#code ??= this.#compile()
    this.#isAsked = true
    if (!this.#code) return this.#interpret(context, variables)
    const result = await this.#code.query(undefined, context, variables)
    // Variables that do not fit their types: nothing was read, and graphql-js has the words that Apollo knows.
    if (result.data === undefined) return this.#interpret(context, variables)
    return result.errors === undefined ? result : { ...result, errors: result.errors.map(asOfGraphQL) }
  }

  #compile(): CompiledQuery | null {
    const code = compileQuery(this.#schema, this.document, this.operation.name?.value)
    return isCompiledQuery(code) ? code : null
  }

  async #interpret(contextValue: Context, variableValues: Variables): Promise<ExecutionResult> {
    return execute({
      schema: this.#schema,
      document: this.document,
      operationName: this.operation.name?.value,
      contextValue,
      variableValues,
    })
  }
}

/** Those of graphql-jit have no extensions where graphql-js has empty ones. */
function asOfGraphQL({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  return Object.assign(new GraphQLError(message, { path, originalError }), { locations })
}
