import { Level, ModelEntry } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { assertDesk } from '../access/actor.ts'
import type { RouteArea } from '../deps.ts'
import { Problem } from '../guard/problem.ts'

export const Models = z.object({
  /** `built-in`, or one of `models`. */
  inForce: z.string(),
  /** What was in force before it; null when nothing was. */
  previous: z.string().nullable(),
  models: z.array(ModelEntry),
})
export type Models = z.infer<typeof Models>

/** A signal a person judged, as training takes it. */
export const AssessedInput = z.object({
  id: z.string(),
  input: z.looseObject({ text: z.string() }),
  level: Level,
  /** Copies share one. */
  key: z.string(),
})
export type AssessedInput = z.infer<typeof AssessedInput>

/** Weights, and where they come from. The registry checks that they fit this program. */
export const AddedModel = z.strictObject({
  file: z.looseObject({ version: z.string().min(1).max(200) }),
  madeBy: z.string().trim().min(1).max(100),
  madeFrom: ModelEntry.shape.madeFrom,
  figures: ModelEntry.shape.figures,
})
export type AddedModel = z.infer<typeof AddedModel>

export interface ModelDesk {
  models(): Promise<Models>
  /** Drift and agreement over `days`; counts only. */
  watch(days: number): Promise<Readonly<Record<string, unknown>>>
  assessments(): Promise<readonly AssessedInput[]>
  /** Throws `model_unavailable` for weights that do not fit, `usage` for a version that is taken. */
  add(added: AddedModel): Promise<ModelEntry>
}

const tags = ['operation']
const WEIGHTS_LIMIT = 16 * 1_048_576

/** Models: which there are, how the one in force fares, and what a new one learns from. */
export const modelRoutes =
  (desk: ModelDesk): RouteArea =>
  (app: FastifyInstance) => {
    const routes = app.withTypeProvider<ZodTypeProvider>()
    routes.get('/api/models', {
      config: { needs: 'operation.read' },
      schema: {
        summary: 'The models there are, and which is in force',
        tags,
        response: { 200: Models, 503: Problem },
      },
      handler: async (_request, reply) => reply.send(await desk.models()),
    })
    routes.get('/api/models/watch', {
      config: { needs: 'operation.read' },
      schema: {
        summary: 'How the model in force fares: what shifted, and how far people agree with it',
        tags,
        querystring: z.object({ days: z.coerce.number().int().min(1).max(60).default(7) }),
        response: { 200: z.looseObject({}), 503: Problem },
      },
      handler: async (request, reply) => reply.send(await desk.watch(request.query.days)),
    })
    routes.get('/api/models/assessments', {
      config: { needs: 'desk.read', audit: 'model.assessments' },
      schema: {
        summary: 'Signals that people judged, for training',
        description: 'Holds their texts: only for whoever may read the analyst’s desk.',
        tags,
        response: { 200: z.object({ assessments: z.array(AssessedInput) }), 403: Problem, 503: Problem },
      },
      handler: async (request, reply) => {
        assertDesk(request.actor, 'analyst')
        const assessments = await desk.assessments()
        request.audited = { desk: 'analyst', details: { count: assessments.length } }
        return reply.send({ assessments: [...assessments] })
      },
    })
    routes.post('/api/models', {
      config: { needs: 'operation.change', audit: 'model.add' },
      bodyLimit: WEIGHTS_LIMIT,
      schema: {
        summary: 'Put a model in the registry; it is in force only once a config names it',
        tags,
        body: AddedModel,
        response: { 200: ModelEntry, 400: Problem, 503: Problem },
      },
      handler: async (request, reply) => {
        const added = await desk.add(request.body)
        request.audited = { subject: added.version, details: { sha256: added.sha256 } }
        return reply.send(added)
      },
    })
  }
