import { type CrossingField, type Handover, Place, ReferralInput, ThreadMessage } from '@seinpost/schemas'
import type { HeldCase } from '@seinpost/store'
import { z } from 'zod'
import { ROUTE_FROM } from '../owner-order.ts'

/** What crosses to a contact abroad that accepted: the fields that were offered and nothing beside them. */
export const Shared = z.object({
  places: z
    .array(Place.pick({ name: true, country: true, role: true }).extend({ code: z.string() }))
    .optional(),
  level: z.int().optional(),
  reason: z.object({ nl: z.string(), fr: z.string(), en: z.string() }).optional(),
  text: z.string().optional(),
  url: z.string().optional(),
  thread: z.array(ThreadMessage).optional(),
  referral: ReferralInput.omit({ partner: true }).optional(),
})
export type Shared = z.infer<typeof Shared>

/** The content behind an accepted offer. A partner's name stays behind, and so does every author. */
export function sharedOf(
  { places, score, level, lead }: HeldCase,
  { fields }: Pick<Handover, 'fields'>,
): Shared {
  const has = (field: CrossingField) => fields.includes(field)
  return {
    ...(has('places') && {
      places: places
        .filter(({ confidence }) => confidence >= ROUTE_FROM)
        .map(({ name, country, role, nis, code }) => ({ name, country, role, code: nis ?? code ?? '' })),
    }),
    ...(has('level') && { level }),
    ...(has('reason') && { reason: score.explanation.sentence }),
    ...(has('text') && { text: lead.text }),
    ...(has('url') && { url: lead.source.url }),
    ...(has('thread') && lead.thread !== undefined && { thread: lead.thread }),
    ...(has('referral') && lead.referral !== undefined && { referral: withoutPartner(lead.referral) }),
  }
}

function withoutPartner({ partner: _behind, ...referral }: ReferralInput): Omit<ReferralInput, 'partner'> {
  return referral
}
