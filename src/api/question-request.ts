/** What a request asks: the same fields, whether they stand in a body or in an address. */
import type { FastifyRequest } from 'fastify'

export interface QuestionRequest {
  readonly query?: string | null
  readonly operationName?: string | null
  readonly variables?: Record<string, unknown> | null
  readonly extensions?: Record<string, unknown> | null
  /** Hash of a trusted document, in place of `query`. */
  readonly documentId?: string | null
}

/** Questions that are known here. */
export interface TrustedDocuments {
  /** Texts by their id, and by their SHA-256 in hex. */
  readonly byId: ReadonlyMap<string, string>
  readonly texts: ReadonlySet<string>
}

/** A sentence and a hint, where the request is none that can be asked. */
export interface RequestFault {
  readonly status: number
  readonly code: 'BAD_REQUEST' | 'NOT_TRUSTED'
  readonly message: string
  readonly hint: string
}

const OBJECTS = ['variables', 'extensions'] as const
const TEXTS = ['query', 'operationName', 'documentId'] as const

/** The fields of a body, each of its type. */
export function readBody({ body }: FastifyRequest): QuestionRequest | RequestFault {
  if (Array.isArray(body)) return fault('The body of the request is a list.', 'ask one question in each request.')
  const fields = (typeof body === 'object' && body !== null ? body : {}) as QuestionRequest
  for (const name of TEXTS) {
    const value = fields[name] ?? ''
    if (typeof value !== 'string') return fault(`"${name}" is ${JSON.stringify(value)}, which is no text.`, QUESTION)
  }
  for (const name of OBJECTS) {
    const value = fields[name] ?? {}
    if (typeof value === 'object' && !Array.isArray(value)) continue
    return fault(`"${name}" is ${JSON.stringify(value)}, which is no JSON object.`, QUESTION)
  }
  return fields
}

const QUESTION = 'send {"query": "…", "variables": {…}} as JSON.'

/** The fields of an address are text: two of them are JSON. */
export function readAddress(request: FastifyRequest): QuestionRequest | RequestFault {
  const fields = { ...(request.query as Record<string, unknown>) }
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) return fault(`"${name}" stands in the address more than once.`, 'give it once.')
  }
  for (const name of OBJECTS) {
    if (fields[name] === undefined) continue
    const value = parseObject(String(fields[name]))
    if (value === null) {
      return fault(
        `"${name}" is "${fields[name]}", which is no JSON object.`,
        `write it as ${name}={"name":"value"}, encoded.`,
      )
    }
    fields[name] = value
  }
  return fields
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** Pages of other origins can send such an address without asking first; what they cannot send is a header of their own. */
export function assertMeant(request: FastifyRequest): RequestFault | null {
  const { headers } = request
  const isMeant =
    headers['apollo-require-preflight'] !== undefined ||
    headers['x-apollo-operation-name'] !== undefined ||
    headers['content-type']?.startsWith('application/json') === true
  return isMeant
    ? null
    : fault(
        'A question in an address may come from a page of somebody else (CSRF), and is not answered.',
        'send the header "apollo-require-preflight: 1", or ask for a trusted document by its "documentId".',
      )
}

function fault(message: string, hint: string): RequestFault {
  return { status: 400, code: 'BAD_REQUEST', message, hint }
}

/** The text behind an id, which may come in the form of Apollo's clients; null where the request names none. */
export function documentIdOf({ documentId, extensions }: QuestionRequest): string | null {
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | undefined)?.persistedQuery
    ?.sha256Hash
  const id = documentId ?? persisted
  return typeof id === 'string' ? id.replace(/^sha256:/, '') : null
}

/** The request with the text that its id stands for. Ids that are not known here are left to Apollo's own register. */
export function withTrustedText(
  request: QuestionRequest,
  trusted: TrustedDocuments | null,
): { readonly request: QuestionRequest; readonly isTrusted: boolean } | RequestFault {
  const id = documentIdOf(request)
  const text = id === null ? undefined : trusted?.byId.get(id)
  if (text !== undefined) {
    const { documentId: _id, extensions, ...rest } = request
    const { persistedQuery: _query, ...others } = extensions ?? {}
    return { request: { ...rest, query: text, extensions: others }, isTrusted: true }
  }
  if (typeof request.documentId === 'string') {
    return fault(`No document has the id "${request.documentId}" here.`, 'send the question itself as "query".')
  }
  const isTrusted = typeof request.query === 'string' && trusted?.texts.has(request.query) === true
  return { request, isTrusted }
}
