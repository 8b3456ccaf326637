/** The schema as the server has it, built once in a process: it keeps it busy for seconds. */
import type { GraphQLSchema } from 'graphql'
import { buildSchema } from '../../src/api/schema/build-schema.ts'
import { SCHEMA_FOLDER } from '../../src/config.ts'

let built: Promise<GraphQLSchema> | undefined

export function builtSchema(): Promise<GraphQLSchema> {
  built ??= buildSchema(SCHEMA_FOLDER)
  return built
}
