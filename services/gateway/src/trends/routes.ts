import { TrendMap, TrendPeriod } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'

export interface TrendDeps {
  readonly periods: (between: { from: string; to: string }) => Promise<readonly TrendPeriod[]>
  readonly map: () => TrendMap
  /** What holds now: the smallest number, what is closed at once, and when the next is published. */
  readonly rules: () => { k: number; period: 'week' | 'month'; next: string }
  readonly today: () => string
}

const YEAR_DAYS = 366
const DAY_MS = 86_400_000

const Between = z.object({ from: z.iso.date().exactOptional(), to: z.iso.date().exactOptional() })
const Trends = z.object({
  k: z.int(),
  period: z.enum(['week', 'month']),
  /** The day on which the period that runs now is published. */
  next: z.iso.date(),
  periods: z.array(TrendPeriod),
})

const tags = ['trends']

/** Counts over time and place that point at nobody; what may not be published is not in the store either. */
export function trendRoutes(app: FastifyInstance, { periods, map, rules, today }: TrendDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/trends', {
    config: { needs: 'trend.read' },
    schema: {
      summary: 'Published periods, the first first',
      description:
        'Every number is 0 or at least `k`, and so is every number that can be had by subtracting. Without `from` and `to` the last year.',
      tags,
      querystring: Between,
      response: { 200: Trends, 400: Problem, 503: Problem },
    },
    handler: async (request, reply) => {
      const { to = today() } = request.query
      const { from = new Date(Date.parse(to) - YEAR_DAYS * DAY_MS).toISOString().slice(0, 10) } =
        request.query
      return reply.send({ ...rules(), periods: [...(await periods({ from, to }))] })
    },
  })
  let drawn: TrendMap | null = null
  routes.get('/api/map', {
    config: { needs: 'nobody' },
    schema: {
      summary: 'The municipalities of Flanders and Brussels as a map draws them',
      description: 'Cells around their main places, not their borders.',
      tags,
      response: { 200: TrendMap },
    },
    handler: async (_request, reply) => {
      drawn ??= map()
      return reply.header('cache-control', 'public, max-age=86400').send(drawn)
    },
  })
}
