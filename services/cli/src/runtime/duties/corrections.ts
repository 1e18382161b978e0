import { openNoticeStore } from '@seinpost/notices'
import { tellCorrections } from '../../dispatch/tell-corrections.ts'
import { openCorrections } from '../open-followup.ts'
import { storeSecret } from '../secrets.ts'
import type { OpenDuty } from './duty.ts'

/** Tells systems outside what was corrected. A slow receiver holds up no other duty: a look begins and does not wait. */
export const correctionDuty: OpenDuty = async ({ parts, logger, closing }) => {
  const webhooks = new Map<string, { url: string; secret: string; timeoutSeconds: number }>()
  for (const { queue, url, secret, timeoutSeconds } of parts.loaded.config.delivery.webhooks)
    webhooks.set(queue, { url, secret: await storeSecret(secret), timeoutSeconds })
  const { sql } = await parts.store()
  const notices = openNoticeStore(sql, parts.now)
  const stop = new AbortController()
  const deps = {
    corrections: await openCorrections(parts),
    ...{ webhooks, notices, now: parts.now, stop: stop.signal, logger },
  }
  let telling: Promise<void> | null = null
  const tell = async () => {
    try {
      await tellCorrections(deps)
    } catch (error) {
      // What was not confirmed is due again at the next look.
      logger.error({ err: error }, 'telling corrections failed')
    }
  }
  closing.add('corrections', async () => {
    stop.abort()
    await telling
  })
  return {
    name: 'corrections',
    everyMs: 15_000,
    run: async () => {
      telling ??= tell().finally(() => {
        telling = null
      })
    },
  }
}
