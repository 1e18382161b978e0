import { createHash } from 'node:crypto'
import type { NoticeStore } from '@seinpost/notices'
import type { Logger } from '@seinpost/pipeline'
import type { MailConfig, MailReceiver, Notice } from '@seinpost/schemas'
import { DateTime } from 'luxon'
import { composeMail } from './compose-mail.ts'
import type { Mailer } from './open-mailer.ts'

export interface MailDeps {
  readonly notices: NoticeStore
  readonly mailer: Pick<Mailer, 'send'>
  readonly config: MailConfig
  readonly logger: Logger
  readonly now: () => Date
}

const HOUR = 3_600_000
const FIRST_RETRY_MS = 30_000
/** Told together in one mail. */
const AT_ONCE = 50
/** A server's trouble is everybody's. */
const EVERYBODY = '*'
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/**
 * Tells every receiver what is due to it, at most one mail each a look; answers how many mails went out. What is not
 * known to be sent stays due: after a crash between the two a mail goes twice, under one Message-ID.
 */
export async function sendNotices(deps: MailDeps): Promise<number> {
  const { notices, config, now } = deps
  const waiting = new Map((await notices.backoffs()).map((one) => [one.queue, one.nextTryAt]))
  const waits = (queue: string) => (waiting.get(queue) ?? '') > now().toISOString()
  let sent = 0
  for (const receiver of config.receivers) {
    await noteDue(receiver, deps)
    if (waits(EVERYBODY) || waits(receiver.queue)) continue
    const outcome = await tell(receiver, deps)
    if (outcome === 'server_failed') return sent
    if (outcome === 'sent') sent += 1
  }
  return sent
}

/** Notes the alerts and the digest a receiver asked for, whether or not its server answers now. */
async function noteDue({ queue, alerts, digest }: MailReceiver, { notices, now }: MailDeps): Promise<void> {
  if (alerts !== 'none') await notices.addAlerts({ queue, minLevel: alerts === 'acute' ? 4 : 0 })
  await notices.addHandovers(queue)
  if (digest === undefined) return
  const local = DateTime.fromJSDate(now(), { zone: 'Europe/Brussels' })
  const day = DAYS[local.weekday - 1] ?? 'mon'
  if (digest.days?.includes(day) === false || local.toFormat('HH:mm') < digest.at) return
  const about = await notices.countsOf(queue)
  if (about.open === 0) return
  const id = `digest/${queue}/${local.toISODate()}`
  await notices.add([{ id, queue, kind: 'digest', caseId: null, about, at: now().toISOString() }])
}

async function tell(
  receiver: MailReceiver,
  { notices, mailer, config, logger, now }: MailDeps,
): Promise<'sent' | 'nothing' | 'refused' | 'server_failed'> {
  const { queue, perHour, to } = receiver
  const due = await notices.due(queue, { limit: AT_ONCE })
  const full = (await notices.lately(queue, new Date(now().getTime() - HOUR))) >= perHour
  const told = full ? due.filter(isUrgent) : due
  if (told.length === 0) return 'nothing'
  const noticeIds = told.map(({ id }) => id)
  const id = createHash('sha256').update(noticeIds.join('\n')).digest('hex').slice(0, 32)
  const { subject, text, urgent } = composeMail(told, receiver, config)
  const messageId = `<${id}@${config.from.slice(config.from.indexOf('@') + 1)}>`
  const outcome = await mailer.send({ to, subject, text, messageId })
  if (outcome.kind === 'sent') {
    await notices.sent({ id, queue, noticeIds, urgent })
    return 'sent'
  }
  const backoff = (tries: number) =>
    new Date(now().getTime() + Math.min(HOUR, FIRST_RETRY_MS * 2 ** (tries - 1)))
  await notices.failed(outcome.kind === 'refused' ? queue : EVERYBODY, outcome.problem, backoff)
  logger.warn(
    { queue, problem: outcome.problem, notices: told.length },
    'mail could not be sent; it is tried again',
  )
  return outcome.kind
}

const isUrgent = ({ about }: Notice): boolean => about.level === 4
