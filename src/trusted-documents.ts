/**
 * Questions that the server knows: the ready ones of the playground, by their name, and those of the file of trusted
 * documents, which clients ask by their hash, as their build tools list them.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'
import { z } from 'zod'
import type { TrustedDocuments } from './api/question-request.ts'
import { addTrusted, readyQuestion, type SavedQuestions } from './api/saved/saved-question.ts'
import { QUESTIONS_FOLDER } from './config.ts'
import { ConfigurationError, type Problem } from './domain/errors.ts'

/** What graphql-codegen writes: texts by their hash. */
const plain = z.record(z.string(), z.string())
/** What Apollo's tools write. */
const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
})

export interface KnownDocuments {
  readonly trusted: TrustedDocuments
  readonly saved: SavedQuestions
}

/** @throws {ConfigurationError} CONFIGURATION with every trusted document that cannot be asked. */
export function readKnownDocuments(path: string | null, schema: GraphQLSchema): KnownDocuments {
  const ready = readReadyQuestions()
  const trusted = path === null ? null : readTrustedDocuments(path, schema)
  const byId = new Map(trusted?.byId)
  const texts = new Set(trusted?.texts)
  for (const { name, text } of ready) {
    // The playground shows them without the end of their last line.
    for (const one of [text, text.trimEnd()]) {
      texts.add(one)
      byId.set(createHash('sha256').update(one).digest('hex'), one)
    }
    if (!byId.has(name)) byId.set(name, text)
  }
  const questions = new Map(ready.map(({ name, text }) => [name, readyQuestion(name, text)]))
  return { trusted: { byId, texts }, saved: addTrusted(questions, path === null ? [] : readListed(path)) }
}

const QUESTION_ENDING = '.graphql'

function readReadyQuestions(): { readonly name: string; readonly text: string }[] {
  const files = readdirSync(QUESTIONS_FOLDER).filter((file) => file.endsWith(QUESTION_ENDING))
  return files.sort().map((file) => ({
    name: file.slice(0, -QUESTION_ENDING.length),
    text: readFileSync(new URL(file, QUESTIONS_FOLDER), 'utf8'),
  }))
}

/** @throws {ConfigurationError} CONFIGURATION with every document that is none, or does not fit the schema. */
export function readTrustedDocuments(path: string, schema: GraphQLSchema): TrustedDocuments {
  const documents = new Map<string, string>()
  const problems: Problem[] = []
  for (const [id, text] of readListed(path)) {
    const fault = faultOf(text, schema)
    if (fault !== null) problems.push({ where: `"${id}"`, message: fault })
    documents.set(id.replace(/^sha256:/, ''), text)
    documents.set(createHash('sha256').update(text).digest('hex'), text)
  }
  if (problems.length === 0) return { byId: documents, texts: new Set(documents.values()) }
  throw new ConfigurationError(
    `TRUSTED_DOCUMENTS "${path}" has ${problems.length === 1 ? 'a document' : `${problems.length} documents`} that cannot be asked.`,
    {
      problems,
      hint: 'make the file anew from the clients that ask this version of Accord.',
    },
  )
}

function readListed(path: string): [string, string][] {
  const content = readJson(path)
  const asManifest = manifest.safeParse(content)
  if (asManifest.success) return asManifest.data.operations.map(({ id, body }) => [id, body])
  const asPlain = plain.safeParse(content)
  if (asPlain.success) return Object.entries(asPlain.data)
  throw unreadable(path, 'lists no documents')
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw unreadable(path, cause instanceof SyntaxError ? 'is no JSON' : 'cannot be read', cause)
  }
}

function unreadable(path: string, why: string, cause?: unknown): ConfigurationError {
  return new ConfigurationError(`TRUSTED_DOCUMENTS is "${path}", which ${why}.`, {
    hint: 'give the file that graphql-codegen (persistedDocuments) or Apollo writes: {"<hash>": "<question>", …}.',
    cause,
  })
}

function faultOf(text: string, schema: GraphQLSchema): string | null {
  try {
    return validate(schema, parse(text))[0]?.message ?? null
  } catch (error) {
    if (error instanceof GraphQLError) return error.message
    throw error
  }
}
