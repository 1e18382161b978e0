import { z } from 'zod'
import { HandlingCode } from '../vocabulary.ts'
import { CROSSING_FIELDS } from './routing.ts'

/** What of a case may be shared; what crosses a border is a part of it. */
export const SHARED_FIELDS = [
  ...CROSSING_FIELDS,
  'author',
  'explanation',
  'members',
  'related',
  'recipients',
  'assessment',
  'history',
] as const
export const SharedField = z.enum(SHARED_FIELDS)
export type SharedField = z.infer<typeof SharedField>

/** What is masked in texts, character for character. */
export const Redaction = z.enum(['urls', 'handles', 'contacts', 'names'])
export type Redaction = z.infer<typeof Redaction>

/** What a desk receives of a case. */
export const SharingProfile = z.strictObject({
  fields: z.array(SharedField).default([...SHARED_FIELDS]),
  redact: z.array(Redaction).default([]),
  /** Of a case with a stricter handling code the desk gets level and places alone. */
  maxTlp: HandlingCode.default('TLP:RED'),
})
export type SharingProfile = z.infer<typeof SharingProfile>

export const SharingConfig = z
  .strictObject({
    profiles: z.record(z.string().min(1), SharingProfile).default({}),
    /** Queue, or its beginning with `*`, to the name of a profile; the longest that fits counts, none means everything. */
    desks: z.record(z.string().regex(/^[^*\s]*\*?$/u, 'may have one * at its end'), z.string()).default({}),
  })
  .superRefine(({ profiles, desks }, report) => {
    for (const [desk, profile] of Object.entries(desks))
      if (!Object.hasOwn(profiles, profile))
        report.addIssue({
          code: 'custom',
          path: ['desks', desk],
          message: `there is no profile "${profile}"; define it under sharing.profiles`,
        })
  })
export type SharingConfig = z.infer<typeof SharingConfig>
