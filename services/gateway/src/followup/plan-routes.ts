import { contextOf, levelOf, nextSteps, type Plans } from '@seinpost/followup'
import { type Case, CaseFactor, Level, PlanStep, Playbook, StepKind, Words } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actingAs, assertDesk } from '../access/actor.ts'
import { noSuchCase } from '../guard/no-such.ts'
import { AsDesk, CaseId, Id, Person } from '../guard/params.ts'
import { sendProblem } from '../guard/problem.ts'
import { acting, at, conflict, Note, problems } from './bodies.ts'

export interface PlanDeps {
  readonly playbook: () => Playbook
  readonly plans: Plans
  /** A case as a desk may read it; null when it did not receive it. */
  readonly readCase: (caseId: string, desk: string) => Promise<Case | null>
  readonly now: () => Date
}

const Dated = PlanStep.extend({ overdue: z.boolean() })
const Step = z.object({
  ...{ id: z.string(), kind: StepKind, title: Words, how: Words, dueDays: z.int().nullable() },
  ...{ call: z.array(z.string()), chosen: z.boolean() },
})
const NextSteps = z.object({
  level: Level,
  context: z.array(z.string()),
  factors: z.object({ risk: z.array(CaseFactor), protective: z.array(CaseFactor) }),
  steps: z.object({ connecting: z.array(Step), welfare: z.array(Step), enforcement: z.array(Step) }),
  helpLines: Playbook.shape.helpLines,
  contacts: Playbook.shape.contacts,
})

const agreed = { owner: Person, dueAt: at.nullable().exactOptional(), note: Note.exactOptional() }
/** One's own step may be named in one language; it stands for all three. */
const Title = z.union([
  Words,
  z
    .string()
    .trim()
    .min(1)
    .max(300)
    .transform((text) => ({ nl: text, fr: text, en: text })),
])
const AddBody = z.union([
  z.strictObject({ ...acting, ...agreed, stepId: z.string().min(1).max(100) }),
  z.strictObject({ ...acting, ...agreed, kind: StepKind, title: Title }),
])
const ChangeBody = z.object({
  ...acting,
  act: z.enum(['done', 'drop', 'reopen', 'change']),
  owner: Person.exactOptional(),
  dueAt: at.nullable().exactOptional(),
  note: Note.exactOptional(),
})
const FactorBody = z.object({
  ...acting,
  kind: z.enum(['risk', 'protective']),
  factor: z.string().trim().min(1).max(200),
  note: Note.exactOptional(),
})

const tags = ['follow-up']

/** The playbook, a case's next steps, and the joint plan made of them. */
export function planRoutes(app: FastifyInstance, deps: PlanDeps): void {
  playbookRoutes(app, deps)
  stepRoutes(app, deps)
}

function playbookRoutes(app: FastifyInstance, { playbook, plans, readCase }: PlanDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/playbook', {
    config: { needs: 'desk.read' },
    schema: { summary: 'Every next step, help line and contact', tags, response: { 200: Playbook } },
    handler: async (_request, reply) => reply.send(playbook()),
  })
  routes.get('/api/cases/:id/next-steps', {
    config: { needs: 'desk.read' },
    schema: {
      summary: 'Next steps for a case, with what raises and what lowers worry',
      description:
        'Connecting and welfare steps stand beside enforcement. A person’s assessment counts above the model.',
      tags,
      params: CaseId,
      querystring: AsDesk,
      response: { 200: NextSteps, ...problems },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const { desk } = request.query
      assertDesk(request.actor, desk)
      const found = await readCase(id, desk)
      if (found === null) throw noSuchCase()
      const [added, planned] = await Promise.all([plans.factors(found.id, desk), plans.of(found.id, desk)])
      const chosen = new Set(planned.flatMap(({ status, stepId }) => (status === 'dropped' ? [] : [stepId])))
      const { factors, steps, helpLines, contacts } = nextSteps(found, playbook(), added)
      const shown = (of: (typeof steps)['welfare']) =>
        of.map(({ match: _match, dueDays = null, ...step }) => ({
          ...step,
          dueDays,
          chosen: chosen.has(step.id),
        }))
      return reply.send({
        level: levelOf(found),
        context: [...contextOf(found)],
        factors: { risk: [...factors.risk], protective: [...factors.protective] },
        steps: {
          connecting: shown(steps.connecting),
          welfare: shown(steps.welfare),
          enforcement: shown(steps.enforcement),
        },
        helpLines: [...helpLines],
        contacts: [...contacts],
      })
    },
  })
  routes.post('/api/cases/:id/factors', {
    config: { needs: 'case.work', audit: 'case.factor' },
    schema: {
      summary: 'Person what raises worry, or what holds',
      tags,
      params: CaseId,
      body: FactorBody,
      response: { 201: CaseFactor, ...problems },
    },
    handler: async (request, reply) => {
      const { kind, factor, note } = request.body
      const { desk, by } = actingAs(request, request.body)
      request.audited = { caseId: request.params.id, desk, details: { kind } }
      await plans.addFactor(request.params.id, desk, {
        kind,
        factor,
        by,
        ...(note !== undefined && { note }),
      })
      return reply.code(201).send({ factor, from: 'desk', by, ...(note !== undefined && { note }) })
    },
  })
}

function stepRoutes(app: FastifyInstance, { plans, now }: PlanDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const dated = (step: PlanStep) => ({
    ...step,
    overdue: step.status === 'open' && step.dueAt !== null && step.dueAt < now().toISOString(),
  })
  routes.get('/api/cases/:id/plan', {
    config: { needs: 'desk.read', audit: 'plan.view' },
    schema: {
      summary: 'The joint plan of a case: what was agreed, who does it, by when',
      tags,
      params: CaseId,
      querystring: AsDesk,
      response: { 200: z.object({ steps: z.array(Dated) }), ...problems },
    },
    handler: async (request, reply) => {
      const { desk } = request.query
      assertDesk(request.actor, desk)
      request.audited = { caseId: request.params.id, desk }
      return reply.send({ steps: (await plans.of(request.params.id, desk)).map(dated) })
    },
  })
  routes.post('/api/cases/:id/plan', {
    config: { needs: 'case.work', audit: 'plan.add' },
    schema: {
      summary: 'Choose a step of the playbook, or add one of your own',
      tags,
      params: CaseId,
      body: AddBody,
      response: { 201: Dated, ...problems },
    },
    handler: async (request, reply) => {
      const actor = actingAs(request, request.body)
      request.audited = { caseId: request.params.id, desk: actor.desk }
      const step = await plans.add(request.params.id, { ...request.body, ...actor })
      if (step === null)
        return sendProblem(
          reply,
          conflict('chosen_already', 'This step stands open in the plan.', 'Change the one that is there.'),
        )
      request.audited = { ...request.audited, subject: step.id }
      return reply.code(201).send(dated(step))
    },
  })
  routes.post('/api/cases/:id/plan/:step', {
    config: { needs: 'case.work', audit: 'plan.change' },
    schema: {
      summary: 'Say that a step is done or dropped, or change who does it and by when',
      tags,
      params: CaseId.extend({ step: Id }),
      body: ChangeBody,
      response: { 200: Dated, ...problems },
    },
    handler: async (request, reply) => {
      const { id, step } = request.params
      const actor = actingAs(request, request.body)
      request.audited = { caseId: id, desk: actor.desk, subject: step, details: { act: request.body.act } }
      return reply.send(dated(await plans.change(id, step, { ...request.body, ...actor })))
    },
  })
}
