import { openNoticeStore } from '@seinpost/notices'
import { openMailer } from '../../dispatch/mail/open-mailer.ts'
import { sendNotices } from '../../dispatch/mail/send-notices.ts'
import { storeSecret } from '../secrets.ts'
import type { OpenDuty } from './duty.ts'

/** Tells desks by mail. A slow server holds up no other duty: a look begins the sending and does not wait for it. */
export const mailDuty: OpenDuty = async ({ parts, logger, closing }) => {
  const { mail: config } = parts.loaded.config.delivery
  if (config === undefined) return null
  const { sql } = await parts.store()
  const mailer = await openMailer(config, storeSecret)
  const deps = { notices: openNoticeStore(sql, parts.now), mailer, config, logger, now: parts.now }
  let sending: Promise<void> | null = null
  const send = async () => {
    try {
      await sendNotices(deps)
    } catch (error) {
      // What was not noted as sent is due again at the next look.
      logger.error({ err: error }, 'mail fault')
    }
  }
  closing.add('mail', async () => {
    mailer.close()
    await sending
  })
  return {
    name: 'mail',
    everyMs: 15_000,
    run: async () => {
      sending ??= send().finally(() => {
        sending = null
      })
    },
  }
}
