import { z } from 'zod'
import { HandlingCode } from '../vocabulary.ts'
import { SecretRef } from './ports.ts'

/** Why signals of one source kind may be held, who may see them and for how long. */
export const LegalFrameConfig = z.strictObject({
  basis: z.string().min(1),
  purpose: z.string().min(1),
  handling: HandlingCode,
  retentionDays: z.int().min(1).max(3_650),
})
export type LegalFrameConfig = z.infer<typeof LegalFrameConfig>

export const GateConfig = z.strictObject({
  /** Longer texts are refused, not cut: a cut text could change its meaning. */
  maxTextLength: z.int().min(100).max(1_000_000).default(20_000),
  /** Clocks of sources differ; a date further ahead than this is refused. */
  futureToleranceMinutes: z.number().min(0).default(60),
  /** What counts as closed although its collector does not say so. */
  closedSpaces: z
    .strictObject({
      platforms: z.array(z.string()).default(['closed-group', 'private-channel']),
      communities: z.array(z.string()).default(['private_group']),
      urlParts: z.array(z.string()).default(['/private/']),
    })
    .prefault({}),
  /** The key of the authors' pseudonyms; absent means one is made and kept in the data directory. */
  pseudonymKey: SecretRef.optional(),
  /** Keys used before it, for as long as signals stand under them: a data subject's handle is looked for under each. */
  retiredPseudonymKeys: z.array(SecretRef).default([]),
  legal: z.strictObject({
    public: LegalFrameConfig,
    referral: LegalFrameConfig,
    platform: LegalFrameConfig,
  }),
})
export type GateConfig = z.infer<typeof GateConfig>
