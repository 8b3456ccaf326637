/** `/brief/{id}.{md,html,docx}` and `/brief/year/{year}.{md,html,docx}`: a brief to read where it is, or to take away. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Brief } from '../../domain/brief/brief.ts'
import { today } from '../../domain/calendar.ts'
import { NotFoundError } from '../../domain/errors.ts'
import type { BriefExporter } from '../../exporters/brief/brief-exporter.ts'
import { PAGE_POLICY } from '../../exporters/brief/html.ts'
import { boundGraph } from '../../graph/bounded-graph.ts'
import type { Graph } from '../../graph/graph.ts'
import { GraphVersion } from '../../graph/graph-version.ts'
import { tellFault } from '../file-faults.ts'
import { whileWaitedFor } from '../hung-up.ts'
import { type BriefArguments, parseBriefArguments, parseBriefFile } from './brief-arguments.ts'
import { makeBrief, makeYearBrief } from './make-brief.ts'

export interface BriefRouteOptions {
  readonly graph: Graph
  /** Tells files of this Accord from those of another. */
  readonly build: string
}

type FileRequest = FastifyRequest<{ Params: { file: string }; Querystring: Record<string, unknown> }>

/** Who may show it within a page of their own is said in the header only. */
const CONTENT_SECURITY_POLICY = `${PAGE_POLICY}; frame-ancestors 'self'`

export function addBrief(app: FastifyInstance, options: BriefRouteOptions): void {
  const version = new GraphVersion(options.graph)
  const answer = (kind: 'subject' | 'year') => async (request: FileRequest, reply: FastifyReply) => {
    try {
      return await respond(kind, request, reply, options, version)
    } catch (error) {
      return tellFault(request, reply, error)
    }
  }
  app.get('/brief/:file', answer('subject'))
  app.get('/brief/year/:file', answer('year'))
}

async function respond(
  kind: 'subject' | 'year',
  request: FileRequest,
  reply: FastifyReply,
  options: BriefRouteOptions,
  version: GraphVersion,
): Promise<FastifyReply> {
  const { name, form } = parseBriefFile(request.params.file)
  const asked = parseBriefArguments(request.query, kind)
  const tag = tagOf([options.build, await version.since(performance.now()), today(), kind, name, form.format, asked])
  const addCaching = () => reply.header('etag', tag).header('cache-control', 'public, max-age=0, must-revalidate')
  if (request.headers['if-none-match'] === tag) return addCaching().code(304).send()
  const graph = boundGraph(options.graph, { signal: whileWaitedFor(reply) })
  const brief =
    kind === 'subject'
      ? await makeBrief(graph, { of: name, ...asked })
      : await makeYearBrief(graph, { year: parseYear(name), ...asked })
  if (form.format === 'html') reply.header('content-security-policy', CONTENT_SECURITY_POLICY)
  return addCaching()
    .type(form.mediaType)
    .header('content-disposition', disposition(brief, form, asked))
    .send(asBody(await form.write(brief)))
}

/** Fastify sends a buffer as it is, and compresses it where it is text. */
const asBody = (file: string | Uint8Array) => (typeof file === 'string' ? file : Buffer.from(file))

/** @throws {NotFoundError} NOT_FOUND where the address names no year. */
function parseYear(name: string): number {
  if (/^[1-9]\d{3}$/.test(name)) return Number(name)
  throw new NotFoundError(`"${name}" is not a year.`, { hint: 'write four digits, such as /brief/year/2021.html.' })
}

/** `laos-brief.vi.docx`, `brief-2021.en.html`. */
function disposition({ id }: Brief, { isAttachment, format }: BriefExporter, { language }: BriefArguments): string {
  const own = id.startsWith('year/') ? `brief-${id.slice('year/'.length)}` : `${id.slice(id.indexOf(':') + 1)}-brief`
  const name = `${own}.${language.toLowerCase()}.${format}`
  return `${isAttachment ? 'attachment' : 'inline'}; filename="${name}"`
}

const tagOf = (parts: readonly unknown[]) =>
  `"${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}"`
