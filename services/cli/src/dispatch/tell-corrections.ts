import { asSeinpostError } from '@seinpost/domain'
import type { CaseCorrections, DueCorrection } from '@seinpost/followup'
import type { NoticeStore } from '@seinpost/notices'
import type { Logger } from '@seinpost/pipeline'
import { sendWebhook } from './send-webhook.ts'

export interface TellDeps {
  readonly corrections: Pick<CaseCorrections, 'dueTo' | 'confirmed' | 'failed'>
  /** By queue. */
  readonly webhooks: ReadonlyMap<
    string,
    { readonly url: string; readonly secret: string; readonly timeoutSeconds: number }
  >
  readonly notices: Pick<NoticeStore, 'add' | 'ofCase'>
  readonly now: () => Date
  readonly stop: AbortSignal
  readonly logger: Pick<Logger, 'warn'>
}

const AT_ONCE = 100

/** Which case was wrong in what respect; what exactly, the desk reads with its own access. */
const noticeOf = ({ correctionId, caseId, kind, queue, at }: DueCorrection, now: Date) => ({
  type: 'case.corrected',
  timestamp: now.toISOString(),
  data: { correctionId, caseId, kind, queue, at },
})

/** Tells desks' own systems, and has their mail told, what was corrected; each stays due until it is confirmed. */
export async function tellCorrections(deps: TellDeps): Promise<void> {
  for (const due of await deps.corrections.dueTo('webhook', { limit: AT_ONCE })) {
    if (deps.stop.aborted) return
    await tellSystem(due, deps)
  }
  for (const due of await deps.corrections.dueTo('mail', { limit: AT_ONCE })) await tellByMail(due, deps)
}

async function tellSystem(due: DueCorrection, deps: TellDeps): Promise<void> {
  const { corrections, webhooks, now, stop, logger } = deps
  const webhook = webhooks.get(due.queue)
  if (webhook === undefined)
    return await corrections.failed(due, 'webhook', 'the config names no webhook for this desk any more')
  const at = now()
  try {
    await sendWebhook({
      ...{ url: webhook.url, secret: webhook.secret, timeoutMs: webhook.timeoutSeconds * 1_000, at, stop },
      idempotencyKey: `${due.correctionId}.${due.queue}`,
      body: JSON.stringify(noticeOf(due, at)),
    })
    await corrections.confirmed(due, 'webhook')
  } catch (error) {
    const problem = asSeinpostError(error).message
    await corrections.failed(due, 'webhook', problem)
    logger.warn({ queue: due.queue, caseId: due.caseId, problem }, 'correction not confirmed')
  }
}

/** A mail is confirmed once the mail server took it. */
async function tellByMail(due: DueCorrection, { corrections, notices }: TellDeps): Promise<void> {
  const id = `correction/${due.correctionId}/${due.queue}`
  const told = (await notices.ofCase(due.caseId)).some(
    ({ queue, kind, at, sentAt }) =>
      kind === 'correction' && queue === due.queue && at === due.at && sentAt !== null,
  )
  if (told) return await corrections.confirmed(due, 'mail')
  const { caseId, queue, at } = due
  await notices.add([{ id, queue, kind: 'correction', caseId, about: { status: due.kind }, at }])
}
