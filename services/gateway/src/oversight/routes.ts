import { type AuditLog, Verification } from '@seinpost/audit'
import type { RetentionRule } from '@seinpost/schemas'
import type { Retention } from '@seinpost/store'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { Problem } from '../guard/problem.ts'
import {
  AuditAsked,
  AuditFound,
  Heads,
  HoldsAnswer,
  Proofs,
  ProofsAsked,
  type PurposeFrame,
  PurposesAnswer,
  RulesAnswer,
  SubjectAnswer,
  SubjectAsked,
} from './answers.ts'
import { holdRoutes } from './hold-routes.ts'

export interface OversightDeps {
  readonly audit: Pick<AuditLog, 'search' | 'verify' | 'heads'>
  /** The public keys whose heads are believed. */
  readonly trusted: () => Promise<readonly string[]>
  readonly retention: Pick<Retention, 'proofs' | 'holds' | 'hold'>
  readonly frames: () => readonly PurposeFrame[]
  readonly rules: () => Readonly<z.infer<typeof RulesAnswer>> & { readonly rules: readonly RetentionRule[] }
  /** `mark` stands for the term in the audit: who knows the term can find the search, who does not learns nothing. */
  readonly searchSubject: (
    asked: SubjectAsked,
  ) => Promise<{ readonly mark: string; readonly answer: SubjectAnswer }>
}

const tags = ['oversight']
const config = { needs: 'oversight.read' } as const

/** What an auditor and the data protection officer read. */
export function oversightRoutes(app: FastifyInstance, deps: OversightDeps): void {
  auditRoutes(app, deps)
  retentionRoutes(app, deps)
  holdRoutes(app, deps)
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.post('/api/dpo/search', {
    config: { ...config, audit: 'dpo.search' },
    schema: {
      summary: 'Everything held about a data subject, why, and until when',
      description:
        'A handle is looked for under every pseudonym key in use. The audit keeps that it was asked, not what.',
      tags,
      body: SubjectAsked,
      response: { 200: SubjectAnswer, 400: Problem },
    },
    handler: async (request, reply) => {
      request.audited = { details: { by: request.body.by } }
      const { mark, answer } = await deps.searchSubject(request.body)
      request.audited = { details: { by: answer.by, mark, found: answer.found.length } }
      return reply.send(answer)
    },
  })
}

function auditRoutes(app: FastifyInstance, { audit, trusted }: OversightDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  /** Reading the whole chain once serves all who ask meanwhile. */
  let verifying: Promise<Verification> | null = null
  routes.get('/api/audit', {
    config: { ...config, audit: 'audit.view' },
    schema: {
      summary: 'Views and acts, the newest first',
      description: '`act` may end in `*`. `next` is the `before` of the next page.',
      tags,
      querystring: AuditAsked,
      response: { 200: AuditFound, 400: Problem },
    },
    handler: async (request, reply) => {
      const { from, to, refused, ...asked } = request.query
      request.audited = { ...(asked.caseId !== undefined && { subject: `case:${asked.caseId}` }) }
      const page = await audit.search({
        ...asked,
        refused: refused === 'true',
        from: from === undefined ? undefined : new Date(from),
        to: to === undefined ? undefined : new Date(to),
      })
      return reply.send({ entries: [...page.entries], next: page.next })
    },
  })
  routes.get('/api/audit/verify', {
    config: { ...config, audit: 'audit.verify' },
    schema: { summary: 'Whether every entry is as it was written', tags, response: { 200: Verification } },
    handler: async (request, reply) => {
      verifying ??= trusted()
        .then((keys) => audit.verify({ trusted: keys }))
        .finally(() => {
          verifying = null
        })
      const verified = await verifying
      request.audited = { details: { entries: verified.entries, problems: verified.problemCount } }
      return reply.send(verified)
    },
  })
  routes.get('/api/audit/heads', {
    config: { ...config, audit: 'audit.heads' },
    schema: {
      summary: 'The signed head of each day; keep a copy elsewhere',
      tags,
      response: { 200: Heads },
    },
    handler: async (_request, reply) => reply.send({ heads: [...(await audit.heads())] }),
  })
}

function retentionRoutes(app: FastifyInstance, { retention, frames, rules }: OversightDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/retention/proofs', {
    config,
    schema: {
      summary: 'What was deleted and when: counts and hashes',
      tags,
      querystring: ProofsAsked,
      response: { 200: Proofs, 400: Problem },
    },
    handler: async (request, reply) => {
      const { limit, before } = request.query
      const proofs = await retention.proofs({ limit, before })
      const last = proofs.at(-1)
      const next = proofs.length === limit && last !== undefined && last.seq > 1 ? last.seq : null
      return reply.send({ proofs: [...proofs], next })
    },
  })
  routes.get('/api/retention/rules', {
    config,
    schema: { summary: 'How long what is kept', tags, response: { 200: RulesAnswer } },
    handler: async (_request, reply) => reply.send(rules()),
  })
  routes.get('/api/retention/holds', {
    config,
    schema: { summary: 'Cases kept beyond their retention, and why', tags, response: { 200: HoldsAnswer } },
    handler: async (_request, reply) => reply.send({ holds: [...(await retention.holds())] }),
  })
  routes.get('/api/purposes', {
    config,
    schema: {
      summary: 'Legal basis, purpose and handling code of each kind of source',
      tags,
      response: { 200: PurposesAnswer },
    },
    handler: async (_request, reply) => reply.send({ frames: [...frames()] }),
  })
}
