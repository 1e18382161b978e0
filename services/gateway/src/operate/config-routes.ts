import { SeinpostError } from '@seinpost/domain'
import { Advice, AppliedConfig, Backtest, ConfigInForce, ShadowStatus, TextProblem } from '@seinpost/schemas'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'
import type { Operator, Signed } from './operator.ts'

const tags = ['operation']
/** A config with its zones; the largest one of today is a twentieth of it. */
const BODY_LIMIT = 2_000_000
const Yaml = z.string().min(1).max(BODY_LIMIT)
const Days = z.number().min(0.01).max(31)
const SignedBody = z.strictObject({
  yaml: Yaml,
  why: z.string().min(1).max(1_000),
  by: z.string().min(1).max(200).optional(),
})
const Block = z.record(z.string(), z.unknown())

/** The config as an operator reads, tries and changes it. */
export function configRoutes(app: FastifyInstance, operator: Operator): void {
  readRoutes(app, operator)
  tryRoutes(app, operator)
  changeRoutes(app, operator)
  shadowRoutes(app, operator)
}

function readRoutes(app: FastifyInstance, operator: Operator): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/config', {
    config: { needs: 'operation.read' },
    schema: {
      summary: 'The config in force, with what was applied before',
      description: 'Secrets are the names of variables and files, never values.',
      tags,
      response: { 200: ConfigInForce },
    },
    handler: async (_request, reply) => reply.send(await operator.inForce()),
  })
  routes.post('/api/config/check', {
    config: { needs: 'operation.read' },
    bodyLimit: BODY_LIMIT,
    schema: {
      summary: 'Everything wrong with a config, with its line',
      tags,
      body: z.strictObject({ yaml: Yaml }),
      response: { 200: z.object({ problems: z.array(TextProblem) }), 400: Problem },
    },
    handler: async (request, reply) =>
      reply.send({ problems: [...(await operator.check(request.body.yaml))] }),
  })
}

function tryRoutes(app: FastifyInstance, operator: Operator): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.post('/api/config/try', {
    config: { needs: 'operation.read' },
    bodyLimit: BODY_LIMIT,
    schema: {
      summary: 'What changed blocks would have done to the signals of the last days',
      description: 'Scores are taken as they were made. Ids and counts; nothing is written.',
      tags,
      body: z.strictObject({
        thresholds: Block.optional(),
        priority: Block.optional(),
        queue: Block.optional(),
        routing: Block.optional(),
        desks: Block.optional(),
        days: Days.default(7),
      }),
      response: { 200: Backtest, 400: Problem },
    },
    handler: async (request, reply) => {
      const { days, ...blocks } = request.body
      return reply.send(await theirs(operator.tryBlocks(blocks, days)))
    },
  })
  routes.post('/api/config/backtest', {
    config: { needs: 'operation.read' },
    bodyLimit: BODY_LIMIT,
    schema: {
      summary: 'What a config would have done to the signals of the last days',
      tags,
      body: z.strictObject({ yaml: Yaml, base: Yaml.optional(), days: Days.default(7) }),
      response: { 200: Backtest, 400: Problem },
    },
    handler: async (request, reply) => reply.send(await theirs(operator.backtest(request.body))),
  })
  routes.get('/api/config/advice', {
    config: { needs: 'operation.read' },
    schema: {
      summary: 'Thresholds that fit what each desk can read, and how sure that is',
      tags,
      querystring: z.object({ days: z.coerce.number().min(0.01).max(31).default(7) }),
      response: { 200: Advice, 400: Problem },
    },
    handler: async (request, reply) => reply.send(await operator.advise(request.query.days)),
  })
}

function changeRoutes(app: FastifyInstance, operator: Operator): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.post('/api/config/apply', {
    config: { needs: 'operation.change', audit: 'config.apply' },
    bodyLimit: BODY_LIMIT,
    schema: {
      summary: 'Put a config in force on every worker, without a restart',
      tags,
      body: SignedBody,
      response: { 200: AppliedConfig, 400: Problem, 403: Problem },
    },
    handler: async (request, reply) => {
      const applied = await theirs(operator.apply(request.body.yaml, signedBy(request, request.body)))
      request.audited = { details: { version: applied.version } }
      return reply.send(applied)
    },
  })
  routes.post('/api/config/rollback', {
    config: { needs: 'operation.change', audit: 'config.rollback' },
    schema: {
      summary: 'Go back to an earlier version of the config; 0 is the file',
      tags,
      body: SignedBody.omit({ yaml: true }).extend({ version: z.int().min(0).optional() }),
      response: { 200: AppliedConfig, 400: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request, reply) => {
      const applied = await theirs(operator.rollback(request.body.version, signedBy(request, request.body)))
      request.audited = { details: { version: applied.version } }
      return reply.send(applied)
    },
  })
}

function shadowRoutes(app: FastifyInstance, operator: Operator): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const response = { 200: z.object({ shadow: ShadowStatus.nullable() }), 400: Problem, 403: Problem }
  routes.get('/api/config/shadow', {
    config: { needs: 'operation.read' },
    schema: { summary: 'How the candidate beside the live config is doing', tags, response },
    handler: async (_request, reply) => reply.send({ shadow: await operator.shadow() }),
  })
  routes.put('/api/config/shadow', {
    config: { needs: 'operation.change', audit: 'config.shadow' },
    bodyLimit: BODY_LIMIT,
    schema: {
      summary: 'Run a candidate beside the live config; nobody sees its cases',
      tags,
      body: SignedBody,
      response,
    },
    handler: async (request, reply) =>
      reply.send({
        shadow: await theirs(operator.startShadow(request.body.yaml, signedBy(request, request.body))),
      }),
  })
  routes.delete('/api/config/shadow', {
    config: { needs: 'operation.change', audit: 'config.shadow' },
    schema: { summary: 'Stop the candidate', tags, response },
    handler: async (_request, reply) => reply.send({ shadow: await operator.stopShadow() }),
  })
}

/** A person who is signed in signs with the account's name; a program says for whom it asks. */
function signedBy({ actor }: FastifyRequest, { by, why }: { by?: string | undefined; why: string }): Signed {
  const signer = actor.kind === 'person' ? actor.name : (by ?? actor.name)
  if (signer !== null) return { by: signer, why }
  throw new SeinpostError('usage', 'by: is missing', { remedy: 'Say who does it, or sign in.' })
}

/** What is wrong with a config that was sent is the caller's to mend; one that is wrong here would be ours. */
async function theirs<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (!(error instanceof SeinpostError) || error.code !== 'config_invalid') throw error
    throw new SeinpostError('usage', error.message, {
      cause: error,
      remedy: 'Mend the lines it names; nothing was changed.',
    })
  }
}
