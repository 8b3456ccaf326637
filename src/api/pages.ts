/** The pages in the browser, from our own disk: start, playground, explorer. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
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
    index: 'index.html',
    immutable: true,
    maxAge: '365d',
    setHeaders: (reply, path) => {
      if (path.endsWith('.html')) reply.setHeader('cache-control', 'no-cache')
    },
  })
  app.get('/playground', (_request, reply) => reply.redirect('/playground/'))
  app.get('/explorer', (_request, reply) => reply.redirect('/explorer/'))
  app.get('/explorer/', (_request, reply) => reply.sendFile('explorer/index.html'))
  // The explorer is one folder deeper than the playground, and shares its files.
  app.get<{ Params: { '*': string } }>('/assets/*', ({ params }, reply) => reply.sendFile(`assets/${params['*']}`))
  app.get('/', (_request, reply) => reply.sendFile('home.html'))
}
