import type { ReferralLinks } from '@seinpost/access'
import { SeinpostError } from '@seinpost/domain'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { AsDesk, Person, Queue } from '../guard/params.ts'
import { Problem } from '../guard/problem.ts'
import { actingAs, assertDesk } from './actor.ts'

const Link = z.object({
  id: z.string(),
  desk: z.string(),
  label: z.string(),
  uses: z.int(),
  used: z.int(),
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  revoked: z.boolean(),
})
const NewLink = z.strictObject({
  desk: Queue,
  by: Person.exactOptional(),
  /** For whom, such as a school; colleagues see it, and it stands with what is referred. */
  label: z.string().trim().min(1).max(100),
  uses: z.int().min(1).max(100).default(1),
  days: z.int().min(1).max(90).default(14),
})

const DAY_MS = 86_400_000
const tags = ['access']

/** How a municipality lets a partner without an account refer: by a link that is good for some days and some referrals. */
export function linkRoutes(
  app: FastifyInstance,
  { links, now }: { readonly links: ReferralLinks; readonly now: () => Date },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/referral-links', {
    config: { needs: 'case.work' },
    schema: {
      summary: 'The links your desks gave out',
      tags,
      querystring: AsDesk.partial(),
      response: { 200: z.object({ links: z.array(Link) }), 403: Problem },
    },
    handler: async ({ actor, query: { desk } }, reply) => {
      if (desk !== undefined) assertDesk(actor, desk)
      return reply.send({ links: [...(await links.list(desk === undefined ? actor.desks : [desk]))] })
    },
  })
  routes.post('/api/referral-links', {
    config: { needs: 'case.work', audit: 'link.make' },
    schema: {
      summary: 'Make a link by which a partner may refer to your desk',
      description: 'Its token is shown this once. It opens the referral form at `path` and nothing else.',
      tags,
      body: NewLink,
      response: {
        201: z.object({ link: Link, token: z.string(), path: z.string() }),
        400: Problem,
        403: Problem,
      },
    },
    handler: async (request, reply) => {
      const { label, uses, days, ...to } = request.body
      const { desk, by } = actingAs(request, to)
      const expiresAt = new Date(now().getTime() + days * DAY_MS)
      const { link, token } = await links.add({ desk, label, uses, createdBy: by, expiresAt })
      request.audited = { desk, subject: link.id, details: { uses, days } }
      return reply.code(201).send({ link, token, path: `/refer#${token}` })
    },
  })
  routes.delete('/api/referral-links/:id', {
    config: { needs: 'case.work', audit: 'link.revoke' },
    schema: {
      summary: 'Take a link back',
      tags,
      params: z.object({ id: z.string().min(1).max(100) }),
      response: { 204: z.null(), 404: Problem },
    },
    handler: async (request, reply) => {
      request.audited = { subject: request.params.id }
      if (await links.revoke(request.params.id, request.actor.desks)) return reply.code(204).send(null)
      throw new SeinpostError('not_found', 'There is no such link.', {
        remedy: 'GET /api/referral-links lists them.',
      })
    },
  })
}
