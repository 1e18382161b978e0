import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Closing } from '@seinpost/pipeline'
import { measureConfig } from '../operate/measure-config.ts'
import type { Metrics } from './metrics.ts'
import type { Parts } from './open-parts.ts'
import { readiness } from './readiness.ts'

export interface ProbeOptions {
  readonly parts: Parts
  readonly stage: string
  readonly metrics: Metrics
  readonly closing: Closing
  readonly host: string
  readonly port: number
}

/** The address at which a worker without an API answers /health, /ready and /metrics. */
export async function serveProbes({
  parts,
  stage,
  metrics,
  closing,
  host,
  port,
}: ProbeOptions): Promise<string> {
  measureConfig(metrics, parts)
  const answer = async (path: string): Promise<{ status: number; type: string; body: string }> => {
    if (path === '/metrics')
      return { status: 200, type: metrics.registry.contentType, body: await metrics.registry.metrics() }
    if (path === '/health')
      return { status: 200, type: 'application/json', body: JSON.stringify({ status: 'ok', stage }) }
    if (path !== '/ready')
      return { status: 404, type: 'text/plain', body: 'There is /health, /ready and /metrics here.\n' }
    const found = await readiness(parts)
    const ready = found.every(({ ok }) => ok)
    return {
      status: ready ? 200 : 503,
      type: 'application/json',
      body: JSON.stringify({ ready, parts: found }),
    }
  }
  const server = createServer((request, response) => {
    void answer(request.url ?? '/').then(({ status, type, body }) =>
      response.writeHead(status, { 'content-type': type }).end(body),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  closing.add('probes', async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  // A listening TCP server has an address of this form.
  const { port: taken } = server.address() as AddressInfo
  return `http://${host}:${taken}`
}
