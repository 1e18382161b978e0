import { openedBy, proposesBreak } from '@seinpost/casework'
import { type CareConfig, Words } from '@seinpost/schemas'
import type { SqlRunner } from '@seinpost/store'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Person } from '../guard/params.ts'
import { problems } from './bodies.ts'

export interface CareDeps {
  readonly sql: SqlRunner
  readonly now: () => Date
  readonly care: () => CareConfig
}

const Care = z.object({
  windowHours: z.number(),
  opened: z.int(),
  acute: z.int(),
  graphic: z.int(),
  breakAfter: z.int(),
  proposeBreak: z.boolean(),
  words: Words.nullable(),
  hideText: z.object({ fromLevel: z.int(), concepts: z.array(z.string()) }),
})

const BREAK: Words = {
  nl: 'U las veel zware zaken na elkaar. Neem even pauze, of praat er met iemand over; de rij wacht.',
  fr: 'Vous avez lu beaucoup de cas lourds à la suite. Faites une pause, ou parlez-en ; la file attendra.',
  en: 'You have read many heavy cases on end. Take a break, or talk to somebody; the queue can wait.',
}

/** Care for who reads. Only ever about the one who asks: no other route, log or count has it. */
export function careRoutes(app: FastifyInstance, { sql, now, care }: CareDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  routes.get('/api/me/care', {
    config: { needs: 'desk.read' },
    schema: {
      summary: 'How much you had before you lately, and whether a break is due',
      description:
        'Counted from what you claimed and judged. `by` counts only without accounts. Nobody else can ask it.',
      tags: ['cases'],
      querystring: z.object({ by: Person.exactOptional() }),
      response: { 200: Care, ...problems },
    },
    handler: async ({ actor, query }, reply) => {
      const policy = care()
      const name = actor.name ?? query.by
      const lately =
        name === undefined ? { opened: 0, acute: 0, graphic: 0 } : await openedBy(name, { sql, now, policy })
      const proposeBreak = proposesBreak(lately, policy)
      return reply.send({
        ...lately,
        windowHours: policy.windowHours,
        breakAfter: policy.breakAfter,
        proposeBreak,
        words: proposeBreak ? BREAK : null,
        hideText: { fromLevel: policy.hideFromLevel, concepts: [...policy.hideConcepts] },
      })
    },
  })
}
