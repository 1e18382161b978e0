import { randomBytes } from 'node:crypto'
import {
  clamdScan,
  decideDraft,
  handInForm,
  linkedReferrals,
  openFormDrafts,
  openSqlDrafts,
  questionSetsOf,
  takeSigned,
} from '@seinpost/collect'
import { openReceipts } from '@seinpost/followup'
import { referralRoutes } from '@seinpost/gateway'
import { storeSecret } from '../secrets.ts'
import type { OpenArea } from './area.ts'

/** Referrals by form, e-mail and signed call, over the store and the gate of this process. */
export const referralArea: OpenArea = async ({ parts, accept }) => {
  const { sql } = await parts.store()
  const { now } = parts
  const receipts = openReceipts({ sql, now, randomBytes })
  const receipt = ({ signalId, referrer }: { signalId: string; referrer: string }) =>
    receipts.issue({ signalId, referrer })
  const keepDays = parts.loaded.config.gate.legal.referral.retentionDays
  const drafts = await openSqlDrafts(sql, { now, keepDays })
  return referralRoutes({
    forms: () => questionSetsOf(parts.loaded.config),
    handIn: (form) => {
      const { clamd } = parts.loaded.config.collect
      const scan = clamd === undefined ? undefined : clamdScan(clamd)
      const forms = () => questionSetsOf(parts.loaded.config)
      return handInForm(form, { sql, now, forms, accept, receipt, scan })
    },
    formDrafts: openFormDrafts(sql, now),
    waiting: () => drafts.waiting(),
    decide: (id, decision, referrer) => decideDraft(id, decision, { drafts, accept, receipt, referrer }),
    linked: (to) => linkedReferrals(sql, to),
    takeSigned: (call) =>
      takeSigned(call, {
        sql,
        now,
        senders: () => parts.loaded.config.intake.senders,
        secret: storeSecret,
        accept,
      }),
  })
}
