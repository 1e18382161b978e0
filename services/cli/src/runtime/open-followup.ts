import { randomBytes, randomUUID } from 'node:crypto'
import { profileOf, redactText } from '@seinpost/casework'
import { loadPlaybook, playbookFile } from '@seinpost/config'
import {
  type CaseCorrections,
  openCaseCorrections,
  openPlans,
  openReceipts,
  openSheets,
  type Receipts,
} from '@seinpost/followup'
import type { FollowupRouteDeps } from '@seinpost/gateway'
import type { Parts } from './open-parts.ts'
import { sharedReader } from './shared-cases.ts'

/** Receipts of referrals: whoever takes a referral in issues one. */
export async function openPartsReceipts(parts: Parts): Promise<Receipts> {
  const { sql } = await parts.store()
  return openReceipts({ sql, now: parts.now, randomBytes })
}

/** Corrections, told to desks, their systems and referrers. */
export async function openCorrections(parts: Parts): Promise<CaseCorrections> {
  const { sql } = await parts.store()
  const channelsOf = (queue: string) => {
    const { webhooks, mail } = parts.loaded.config.delivery
    const hasQueue = (receivers: readonly { readonly queue: string }[]) =>
      receivers.some((receiver) => receiver.queue === queue)
    return [
      ...(hasQueue(webhooks) ? (['webhook'] as const) : []),
      ...(hasQueue(mail?.receivers ?? []) ? (['mail'] as const) : []),
    ]
  }
  return openCaseCorrections({ sql, now: parts.now, channelsOf })
}

/** Everything the routes of follow-up need. @throws SeinpostError `config_invalid` for a playbook that is wrong. */
export async function openFollowup(parts: Parts): Promise<FollowupRouteDeps> {
  const { sql, cases } = await parts.store()
  const { file, config } = parts.loaded
  const playbook = await loadPlaybook(playbookFile(config.playbook.file, file))
  const deps = { sql, now: parts.now, newId: randomUUID }
  const mask = (desk: string) => sharedReader(cases.forDesk(desk), desk, parts)
  return {
    ...deps,
    playbook: () => playbook,
    plans: openPlans(deps, playbook),
    sheets: openSheets(deps),
    corrections: await openCorrections(parts),
    receipts: await openPartsReceipts(parts),
    showsPartners: (desk) => profileOf(desk, parts.loaded.config.sharing).fields.includes('referral'),
    excerptFor: (desk) => {
      const { fields, redact, maxTlp } = profileOf(desk, parts.loaded.config.sharing)
      const hasText = fields.includes('text') && maxTlp === 'TLP:RED'
      return (excerpt) => (hasText ? redactText(excerpt, redact) : '')
    },
    readCase: (caseId, desk) => mask(desk).case(caseId),
    leaseMs: () => parts.loaded.config.queue.leaseMinutes * 60_000,
    snooze: () => parts.loaded.config.desk.snooze,
    care: () => parts.loaded.config.desk.care,
  }
}
