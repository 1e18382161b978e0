import { expireDrafts, forgetReferrals, linkNewReferrals } from '@seinpost/collect'
import type { OpenDuty } from './duty.ts'

/** Links referrals that belong together, whichever way they came, and forgets drafts nobody finished. */
export const referralDuty: OpenDuty = async ({ parts, logger }) => {
  const { sql } = await parts.store()
  return {
    name: 'referrals',
    everyMs: 60_000,
    run: async () => {
      const linked = await linkNewReferrals(sql, parts.now)
      if (linked > 0) logger.info({ links: linked }, 'referrals linked')
      await forgetReferrals(sql, parts.now)
      const keepDays = parts.loaded.config.gate.legal.referral.retentionDays
      await expireDrafts(sql, { now: parts.now, keepDays })
    },
  }
}
