import { Concept, Context, Language, Level, Place, Recipient, RoutingDecision } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'

const tags = ['operation']

const ModelCard = z.object({
  version: z.string(),
  model: z.string(),
  packs: z.string(),
  concepts: z.int(),
  /** The figures the model is held to, as its card has them. */
  figures: z.array(z.object({ name: z.string(), reach: z.string(), measured: z.string(), met: z.boolean() })),
  /** Markdown, without pictures; empty where the card is not shipped. */
  card: z.string(),
})
export type ModelCard = z.infer<typeof ModelCard>

export const RouteTrialInput = z.strictObject({
  text: z.string().min(1).max(20_000),
  /** Where it was said; `referral` is a partner's note. */
  venue: z.string().min(1).max(200).optional(),
  lang: z.string().min(2).max(12).optional(),
  /** The routing block to try, in place of the one in force. */
  routing: z.record(z.string(), z.unknown()).optional(),
})
export type RouteTrialInput = z.infer<typeof RouteTrialInput>

const RouteTrial = z.object({
  lang: Language,
  level: Level,
  context: z.array(Context),
  concepts: z.array(Concept),
  places: z.array(Place),
  recipients: z.array(Recipient),
  primary: z.string(),
  unplaced: RoutingDecision.shape.unplaced,
  steps: z.array(z.string()),
})
export type RouteTrial = z.infer<typeof RouteTrial>

export interface ModelDeps {
  readonly card: () => Promise<ModelCard>
  readonly routeTrial: (input: RouteTrialInput) => Promise<RouteTrial>
}

/** The model's card, and where a text would go. */
export function modelCardRoutes(app: FastifyInstance, { card, routeTrial }: ModelDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/model', {
    config: { needs: 'operation.read' },
    schema: {
      summary: 'The scoring model and what it was measured to do',
      tags,
      response: { 200: ModelCard },
    },
    handler: async (_request, reply) => reply.send(await card()),
  })
  routes.post('/api/config/route-test', {
    config: { needs: 'operation.read' },
    bodyLimit: 500_000,
    schema: {
      summary: 'Where a text would go, and which routes were tried',
      description: 'The text is scored, located and routed in memory and kept nowhere.',
      tags,
      body: RouteTrialInput,
      response: { 200: RouteTrial, 400: Problem },
    },
    handler: async (request, reply) => reply.send(await routeTrial(request.body)),
  })
}
