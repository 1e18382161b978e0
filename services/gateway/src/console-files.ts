import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { SeinpostError } from '@seinpost/domain'
import type { FastifyInstance } from 'fastify'

const NOT_BUILT =
  'The console is not built yet. Run "npm run build" in the project folder and load this page again.\n'

/** For addresses that are neither an API's nor a page's. */
export function nothingHere(): never {
  throw new SeinpostError('not_found', 'There is no such address.', { remedy: 'See /openapi.json.' })
}

/** Serves the built console; addresses of its pages all answer its one document. */
export async function serveConsole(app: FastifyInstance, dir: string): Promise<void> {
  if (!existsSync(join(dir, 'index.html'))) {
    app.setNotFoundHandler(nothingHere)
    app.get('/', { schema: { hide: true } }, async (_request, reply) =>
      reply.code(503).type('text/plain').send(NOT_BUILT),
    )
    return
  }
  await app.register(fastifyStatic, {
    root: dir,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Files under assets carry a hash of their content in their name.
      const lasting = path.includes(`${join(dir, 'assets')}`)
      reply.setHeader('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true
    if (wantsPage && !request.url.startsWith('/api/')) return reply.sendFile('index.html')
    return nothingHere()
  })
}
