import { LedgerCount } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { GatewayDeps, PartReadiness } from '../deps.ts'
import { Problem } from '../guard/problem.ts'

const Health = z.object({ status: z.literal('ok'), version: z.string() })
const Readiness = z.object({
  ready: z.boolean(),
  parts: z.array(z.object({ part: z.string(), ok: z.boolean(), detail: z.string().optional() })),
})

const tags = ['operation']
const READY_WITHIN_MS = 3_000

/** What an operator and the machines around Seinpost ask. */
export function operateRoutes(
  app: FastifyInstance,
  {
    ledger,
    ready,
    metrics,
    version,
    log,
  }: Pick<GatewayDeps, 'ledger' | 'ready' | 'metrics' | 'version' | 'log'>,
): void {
  app.get('/api/ledger', {
    config: { needs: 'operation.read' },
    schema: {
      summary: 'Where every accepted signal is',
      tags: ['signals'],
      response: { 200: LedgerCount, 503: Problem },
    },
    handler: async (_request, reply) => reply.send(await ledger()),
  })
  app.get('/health', {
    schema: { summary: 'The process runs', tags, response: { 200: Health } },
    handler: async (_request, reply) => reply.send({ status: 'ok', version }),
  })
  app.get('/ready', {
    schema: {
      summary: 'Every part can do its work',
      description: 'Answers 503 and names the failing part otherwise.',
      tags,
      response: { 200: Readiness, 503: Readiness },
    },
    handler: async (_request, reply) => {
      const parts = await within(READY_WITHIN_MS, ready()).catch((error: unknown) => {
        log.warn({ err: error }, 'readiness check failed')
        return [{ part: 'readiness check', ok: false, detail: 'did not answer in time or failed' }]
      })
      const ok = parts.every((part) => part.ok)
      return reply.code(ok ? 200 : 503).send({ ready: ok, parts: [...parts] })
    },
  })
  app.get('/metrics', {
    schema: { hide: true },
    handler: async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()),
  })
}

async function within(
  ms: number,
  answer: Promise<readonly PartReadiness[]>,
): Promise<readonly PartReadiness[]> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), ms)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
