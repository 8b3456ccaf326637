/** `/export/{format}`: a subgraph as a file. A small one is whole before anything is sent; a large one is sent as it is read. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Lane } from '../../domain/lane.ts'
import type { ArgumentTexts } from '../../domain/subgraph-arguments.ts'
import { formatNamed } from '../../exporters/all-formats.ts'
import type { Exporter } from '../../exporters/exporter.ts'
import { packageFile, type WrittenFile } from '../../exporters/package-file.ts'
import { boundGraph } from '../../graph/bounded-graph.ts'
import type { Graph } from '../../graph/graph.ts'
import { tellFault } from '../file-faults.ts'
import { isKnown, whileWaitedFor } from '../graphql-route.ts'
import { tell } from '../http-faults.ts'
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
}

/** What is not longer than this can still fail as a whole. */
const WHOLE_BYTES = 1024 * 1024

const WAIT_MS = 5_000

export async function addExport(app: FastifyInstance, options: ExportRouteOptions): Promise<void> {
  const lane = new Lane(options.atOnce)
  // A form is read here only: for /graphql it would be a way past the check of where a question comes from.
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, fieldsOf(new URLSearchParams(body as string))),
    )
    scope.get('/export', async () => ({ formats: options.formats.map(describe) }))
    scope.route<{ Params: { format: string } }>({
      url: '/export/:format',
      method: ['GET', 'POST'],
      handler: async (request, reply) => {
        try {
          return await respond(request, reply, options, lane)
        } catch (error) {
          return tellFault(request, reply, error)
        }
      },
    })
  })
}

function describe({ format, name, purpose, mediaType, extension, leavesOut, mostEntities }: Exporter) {
  return { format, name, purpose, mediaType, extension, leavesOut, mostEntities }
}

async function respond(
  request: FastifyRequest<{ Params: { format: string } }>,
  reply: FastifyReply,
  options: ExportRouteOptions,
  lane: Lane,
): Promise<FastifyReply> {
  const exporter = formatNamed(request.params.format, options.formats)
  const texts = textsOf(request)
  const asked = parseExportRequest(texts)
  if (!lane.tryEnter() && !(await lane.enterWithin(WAIT_MS))) {
    reply.header('retry-after', '10').header('cache-control', 'no-store')
    return tell(reply, 503, 'BUSY', {
      message: 'Too many exports are being written just now.',
      hint: 'ask again in a moment.',
    })
  }
  reply.raw.once('close', () => lane.leave())
  const graph = boundGraph(options.graph, { signal: whileWaitedFor(reply, () => false) })
  const subgraph = await openExport(graph, asked.subgraph, { ...options, exporter, language: asked.language })
  const tag = `"${subgraph.about.graphVersion}-${digestOf([exporter.format, texts])}"`
  const file = packageFile(subgraph, exporter, asked, asked.manifest)
  const first = isKnown(request, tag) ? null : await readFirst(file)
  reply.header('etag', tag).header('cache-control', 'public, max-age=0, must-revalidate')
  return first === null ? reply.code(304).send() : send(reply, file, first)
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

function send(reply: FastifyReply, { name, mediaType }: WrittenFile, { pieces, rest, isWhole }: First): FastifyReply {
  reply.type(mediaType).header('content-disposition', `attachment; filename="${name}"`)
  return reply.send(isWhole ? Buffer.concat(pieces) : Readable.from(after(pieces, rest), { objectMode: false }))
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
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]))
}

const digestOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
