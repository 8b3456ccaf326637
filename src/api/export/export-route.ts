/** `/export/{format}`: a subgraph as a file. A small one is whole before anything is sent; a large one is sent as it is read. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Lane } from '../../domain/lane.ts'
import type { ArgumentTexts } from '../../domain/subgraph-arguments.ts'
import { formatNamed } from '../../exporters/all-formats.ts'
import type { Exporter } from '../../exporters/exporter.ts'
import { leftOutIn } from '../../exporters/left-out.ts'
import { packageFile, type WrittenFile } from '../../exporters/package-file.ts'
import { boundGraph } from '../../graph/bounded-graph.ts'
import type { Graph } from '../../graph/graph.ts'
import { tellFault } from '../file-faults.ts'
import { isKnown } from '../graphql-route.ts'
import { whileWaitedFor } from '../hung-up.ts'
import { enterExports } from './export-lane.ts'
import { parseExportRequest } from './export-request.ts'
import { openExport } from './open-export.ts'

export interface Exporting {
  readonly formats: readonly Exporter[]
  /** Under which the data may be used. */
  readonly licence: string
  readonly mostEntities: number
  /** How many exports are under way at once. */
  readonly atOnce: number
}

interface ExportRouteOptions extends Exporting {
  readonly graph: Graph
  readonly lane: Lane
  /** Tells files of this Accord from those of another. */
  readonly build: string
}

/** What is not longer than this can still fail as a whole. */
const WHOLE_BYTES = 1024 * 1024

/** Who takes nothing for so long does not read any more. */
const STALLED_MS = 60_000

type ExportHttpRequest = FastifyRequest<{ Params: { format: string } }>

export async function addExport(app: FastifyInstance, options: ExportRouteOptions): Promise<void> {
  // A form is read here only: for /graphql it would be a way past the check of where a question comes from.
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, fieldsOf(new URLSearchParams(body as string))),
    )
    // Its words of a fault speak of questions, and nothing here takes JSON.
    scope.removeContentTypeParser('application/json')
    scope.get('/export', async () => ({ formats: options.formats.map(describe) }))
    scope.route<{ Params: { format: string } }>({
      url: '/export/:format',
      method: ['GET', 'POST'],
      // It would read everything to send nothing.
      exposeHeadRoute: false,
      handler: async (request, reply) => {
        try {
          return await respond(request, reply, options)
        } catch (error) {
          return tellFault(request, reply, error)
        }
      },
    })
  })
}

function describe({ format, name, purpose, mediaType, extension, leavesOut, mostEntities }: Exporter) {
  return { format, name, purpose, mediaType, extension, leavesOut: leftOutIn(leavesOut, 'EN'), mostEntities }
}

async function respond(
  request: ExportHttpRequest,
  reply: FastifyReply,
  options: ExportRouteOptions,
): Promise<FastifyReply> {
  const { lane } = options
  const exporter = formatNamed(request.params.format, options.formats)
  const texts = textsOf(request)
  const asked = parseExportRequest(texts, exporter, options.formats)
  const signal = whileWaitedFor(reply)
  await enterExports(lane)
  // The place is held by the work, not by who asked: it is given back when nothing is written any more.
  let leaves = true
  try {
    if (signal.aborted) return reply.hijack()
    const graph = boundGraph(options.graph, { signal })
    const subgraph = await openExport(graph, asked.subgraph, { ...options, exporter, language: asked.language })
    const made = [options.build, exporter.format, exporter.digestOfParts?.() ?? null]
    const tag = tagOf([subgraph.about.graphVersion, options.licence, made, texts])
    reply.header('etag', tag).header('cache-control', 'public, max-age=0, must-revalidate')
    if (isKnown(request, tag)) return reply.code(304).send()
    const file = packageFile(subgraph, exporter, { ...asked, signal }, asked.manifest)
    const first = await readFirst(file)
    reply.type(file.mediaType).header('content-disposition', `attachment; filename="${file.name}"`)
    if (first.isWhole) return reply.send(Buffer.concat(first.pieces))
    leaves = false
    return reply.send(streamRest(first, reply, signal, () => lane.leave()))
  } finally {
    if (leaves) lane.leave()
  }
}

/** Ends with who reads it, and with who has stopped reading. */
function streamRest({ pieces, rest }: First, { raw }: FastifyReply, signal: AbortSignal, leave: () => void): Readable {
  const stream = Readable.from(after(pieces, rest), { objectMode: false })
  stream.once('close', leave)
  signal.addEventListener('abort', () => stream.destroy(), { once: true })
  raw.setTimeout(STALLED_MS, () => raw.destroy())
  return stream
}

interface First {
  readonly pieces: readonly Uint8Array[]
  readonly rest: AsyncIterator<Uint8Array>
  /** Whether there is no more. */
  readonly isWhole: boolean
}

async function readFirst({ content }: WrittenFile): Promise<First> {
  const rest = content[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  for (let bytes = 0; bytes < WHOLE_BYTES; bytes += pieces.at(-1)!.length) {
    const { done, value } = await rest.next()
    if (done) return { pieces, rest, isWhole: true }
    pieces.push(value)
  }
  return { pieces, rest, isWhole: false }
}

async function* after(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>) {
  yield* first
  yield* { [Symbol.asyncIterator]: () => rest }
}

function textsOf({ method, query, body }: FastifyRequest): ArgumentTexts {
  const asked = query as Record<string, unknown>
  const fields = method === 'POST' ? { ...asked, ...(body as Record<string, unknown> | null) } : asked
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]),
  )
}

/** Every value of a name, in order. */
function fieldsOf(form: URLSearchParams): Record<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const [name, value] of form) {
    const values = fields.get(name)
    if (values === undefined) fields.set(name, [value])
    else values.push(value)
  }
  return Object.fromEntries(fields)
}

/** Weak: what is sent may be compressed. */
function tagOf(parts: readonly unknown[]): string {
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`
}
