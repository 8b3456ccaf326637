/** `/q`: saved questions as files, `/q/{name}.{json,csv,xlsx,md}`, and the list of them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { Lane } from '../../domain/lane.ts'
import { didYouMean } from '../../domain/suggest.ts'
import type { Answer, Asked } from '../answers/answers.ts'
import { createContext } from '../context.ts'
import { enterExports } from '../export/export-lane.ts'
import { fileFault, tellFault } from '../file-faults.ts'
import { addCaching, type GraphQLRouteOptions, isKnown } from '../graphql-route.ts'
import type { GraphQLServer } from '../graphql-server.ts'
import { whileWaitedFor } from '../hung-up.ts'
import { type FileRequest, readFileRequest } from './file-request.ts'
import { type Format, formats, kindOf, type Prepared, prepare, writeTables } from './saved-file.ts'
import { listAsJson } from './saved-list.ts'
import { listAsPage } from './saved-page.ts'
import type { SavedQuestion, SavedQuestions } from './saved-question.ts'
import { type Ask, isCut, type Values, wholeAnswer } from './whole-answer.ts'

export interface SavedRouteOptions extends GraphQLRouteOptions {
  readonly schema: GraphQLSchema
  /** Workbooks take as much of the server as exports do. */
  readonly exports: Lane
}

/** How many times the time of one question a file may take: it may have a hundred pages. */
const TIMES_A_QUESTION = 6

export function addSaved(app: FastifyInstance, options: SavedRouteOptions): void {
  const library = new Library(options.schema, options.saved)
  app.get('/q', (request, reply) => list(request, reply, library))
  app.get('/q/', (_request, reply) => reply.redirect('/q'))
  app.get<{ Params: { file: string } }>('/q/:file', async (request, reply) => {
    try {
      return await file(request, reply, library, options)
    } catch (error) {
      return tellFault(request, reply, error)
    }
  })
}

/** Prepared when they are first asked for, and kept. */
class Library {
  readonly saved: SavedQuestions
  readonly #schema: GraphQLSchema
  readonly #prepared = new Map<SavedQuestion, Prepared>()

  constructor(schema: GraphQLSchema, saved: SavedQuestions) {
    this.#schema = schema
    this.saved = saved
  }

  prepared(question: SavedQuestion): Prepared {
    const known = this.#prepared.get(question) ?? prepare(this.#schema, question)
    this.#prepared.set(question, known)
    return known
  }

  all(): Prepared[] {
    return [...new Set(this.saved.values())].map((question) => this.prepared(question))
  }

  /** @throws {FileFault} NOT_FOUND with the name that was probably meant. */
  find(fileName: string): { readonly prepared: Prepared; readonly format: Format } {
    const dot = fileName.lastIndexOf('.')
    const [name, ending] = dot < 0 ? [fileName, ''] : [fileName.slice(0, dot), fileName.slice(dot + 1)]
    const whole = this.saved.get(fileName)
    const question = whole ?? this.saved.get(name)
    const names = [...this.saved.keys()]
    if (question === undefined) {
      const isFile = (formats as readonly string[]).includes(ending)
      const asked = isFile ? name : fileName
      throw fileFault(
        404,
        'NOT_FOUND',
        `There is no saved question "${asked}".${didYouMean(asked, names)}`,
        'see /q for all of them.',
      )
    }
    const format = formats.find((one) => one === ending)
    if (format !== undefined && whole === undefined) return { prepared: this.prepared(question), format }
    throw fileFault(
      404,
      'NOT_FOUND',
      whole === undefined
        ? `"${ending}" is no format of files here.${didYouMean(ending, formats)}`
        : `"${fileName}" does not say in which format.`,
      `ask for /q/${encodeURIComponent(question.name)}.csv, or .json, .xlsx, .md.`,
    )
  }
}

async function list(request: FastifyRequest, reply: FastifyReply, library: Library): Promise<FastifyReply> {
  reply.header('cache-control', 'no-cache').header('vary', 'accept')
  const wantsPage = request.headers.accept?.includes('text/html') === true
  const listed = listAsJson(library.all())
  return wantsPage ? reply.type('text/html; charset=utf-8').send(listAsPage(listed)) : reply.send(listed)
}

async function file(
  request: FastifyRequest<{ Params: { file: string } }>,
  reply: FastifyReply,
  library: Library,
  options: SavedRouteOptions,
): Promise<FastifyReply> {
  const { prepared, format } = library.find(request.params.file)
  const asked = readFileRequest(prepared, format, request.query as FileRequest['query'])
  const { answers } = options
  const look = await answers.look(JSON.stringify(['q', prepared.question.name, format, asked]))
  if (look.graphVersion !== null && isKnown(request, look.tag)) return addCaching(reply, look, options).code(304).send()
  const make = async (isShared: () => boolean) => {
    const signal = whileWaitedFor(reply, isShared)
    if (format !== 'xlsx') return makeFile(prepared, format, asked, look, signal, options)
    await enterExports(options.exports)
    try {
      return await makeFile(prepared, format, asked, look, signal, options)
    } finally {
      options.exports.leave()
    }
  }
  const { body } = (await answers.find(look)) ?? (await answers.make(look, make))
  const { mediaType, extension } = kindOf(format, asked.tables)
  addCaching(reply, look, options)
  return reply
    .type(mediaType)
    .header(
      'content-disposition',
      `${format === 'json' ? 'inline' : 'attachment'}; filename="${asked.fileName}${extension}"`,
    )
    .send(body)
}

async function makeFile(
  prepared: Prepared,
  format: Format,
  asked: FileRequest,
  look: Asked,
  signal: AbortSignal,
  options: SavedRouteOptions,
): Promise<Answer> {
  const { data, graphVersion } = await readWhole(prepared, asked.values, look, signal, options)
  if (format === 'json') {
    const extensions = graphVersion === null ? {} : { extensions: { graphVersion } }
    return whole(Buffer.from(JSON.stringify({ data, ...extensions })))
  }
  const isTold = asked.tables.some(({ columns }) => columns.some(({ path }) => path.at(-1) === 'truncated'))
  if (!isTold && isCut(data)) {
    throw fileFault(
      422,
      'LIMIT_EXCEEDED',
      'The answer is cut at its limit, and the tables or columns asked for do not say so ("truncated").',
      'ask for all of its tables, for the column "truncated", or raise the limit.',
    )
  }
  const told = `${asked.told}${graphVersion === null ? '' : `; graph ${graphVersion}`}`
  return whole(await writeTables(format, { title: asked.title, told, signal }, asked.tables, data, asked.language))
}

const whole = (body: Buffer): Answer => ({ status: 200, headers: [], body, isWhole: true })

async function readWhole(
  { question, shape }: Prepared,
  values: Values,
  { graphVersion }: Asked,
  signal: AbortSignal,
  { server, schema, graph, questionMs, answers }: SavedRouteOptions,
): Promise<{ readonly data: Values; readonly graphVersion: string | null }> {
  const end = performance.now() + questionMs * TIMES_A_QUESTION
  let requests = 0
  const ask: Ask = (text, variables) => {
    requests++
    const deadline = Math.min(end, performance.now() + questionMs)
    return askServer(server, text, variables, createContext(graph, { deadline, signal, graphVersion }))
  }
  const { document, operation } = question
  const data = await wholeAnswer({ schema, document, operation, shape }, values, ask)
  // One request reads as /graphql does; several are of one graph only where nobody wrote meanwhile.
  if (requests > 1 && graphVersion !== null && !(await answers.isStill(graphVersion))) {
    throw fileFault(409, 'CONFLICT', 'The graph was written while the file was read.', 'ask again in a moment.')
  }
  return { data, graphVersion }
}

function askServer(server: GraphQLServer, query: string, variables: Values, context: ReturnType<typeof createContext>) {
  return server.ask({ query, variables: { ...variables } }, context)
}
