import { SeinpostError } from '@seinpost/domain'
import type { FastifyInstance } from 'fastify'
import { isOwnHost, isOwnOrigin } from './host-check.ts'
import { errorProblem, sendProblem } from './problem.ts'

/** No inline script or style, nothing from elsewhere, no framing: hostile text that got out would find nothing to use. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

const foreign = (message: string, remedy: string) => ({
  ...errorProblem(new SeinpostError('usage', message, { remedy })),
  status: 403,
})

/** Security headers on every answer, and refusal of requests that another site's page makes. */
export function guardRequests(
  app: FastifyInstance,
  { host, names }: { host: string; names: readonly string[] },
): void {
  const own = names.map((name) => name.toLowerCase())
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    if (!isOwnHost(request.headers.host, { listen: host, names: own })) {
      const remedy = 'Use the address Seinpost listens on, or list the name under http.names in the config.'
      return sendProblem(reply, foreign('The Host header is not a name of this server.', remedy))
    }
    const { origin, host: to, 'sec-fetch-site': site } = request.headers
    const asked = { host: to, origin, site: typeof site === 'string' ? site : undefined }
    if (READING.has(request.method) || isOwnOrigin(asked)) return
    return sendProblem(reply, foreign('The request comes from another site.', 'Use the console or the API.'))
  })
}
