import rateLimit from '@fastify/rate-limit'
import { SeinpostError } from '@seinpost/domain'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Access } from '../deps.ts'

/** Whoever sits at the machine is not counted, nor signals: these are held back by how fast they become durable. */
function isUncounted({ actor, routeOptions }: FastifyRequest): boolean {
  const { needs } = routeOptions.config
  return needs === undefined || needs === 'signal.submit' || actor.id === 'local'
}

/** Holds back a person or program that asks too much, each for themselves; whoever is not signed in, by address. */
export async function limitRequests(
  app: FastifyInstance,
  { requestsPerMinute }: Pick<Access, 'requestsPerMinute'>,
): Promise<void> {
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: ({ actor, ip }) => (actor.id === 'nobody' ? `address ${ip}` : actor.id),
    allowList: isUncounted,
    errorResponseBuilder: () =>
      new SeinpostError('rate_limited', 'Too many requests in a minute.', {
        retryable: true,
        remedy: 'Wait as long as the retry-after header says.',
      }),
  })
}
