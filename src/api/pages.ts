/** The pages in the browser, from our own disk: start, playground, explorer. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { ConfigurationError } from '../domain/errors.ts'

/** @throws {ConfigurationError} where the pages were never built. */
export async function addPages(app: FastifyInstance, webFolder: URL): Promise<void> {
  const root = fileURLToPath(webFolder)
  if (!existsSync(root)) {
    throw new ConfigurationError(`The pages are not built: there is no folder "${root}".`, {
      hint: 'run `npm run build`.',
    })
  }
  await app.register(fastifyStatic, {
    root,
    prefix: '/playground/',
    index: false,
    immutable: true,
    maxAge: '365d',
  })
  app.get('/playground', (_request, reply) => reply.redirect('/playground/'))
  app.get('/playground/', (_request, reply) => sendPage(reply, 'index.html'))
  app.get('/explorer', (_request, reply) => reply.redirect('/explorer/'))
  app.get('/explorer/', (_request, reply) => sendPage(reply, 'explorer/index.html'))
  // The explorer is one folder deeper than the playground, and shares its files.
  app.get<{ Params: { '*': string } }>('/assets/*', ({ params }, reply) => reply.sendFile(`assets/${params['*']}`))
  app.get('/', (_request, reply) => sendPage(reply, 'home.html'))
}

/** What has a name of its own for each content may be kept; a page has not. */
function sendPage(reply: FastifyReply, path: string): FastifyReply {
  return reply.header('cache-control', 'no-cache').sendFile(path, { cacheControl: false })
}
