import { Dispatcher, type Webhook } from '../../dispatch/dispatcher.ts'
import { storeSecret } from '../secrets.ts'
import { sharedWith } from '../shared-cases.ts'
import type { OpenDuty } from './duty.ts'

/** Tells receivers of what is due to them. */
export const dispatchDuty: OpenDuty = async ({ parts, jobs, logger, closing }) => {
  const webhooks: Webhook[] = []
  for (const webhook of parts.loaded.config.delivery.webhooks)
    webhooks.push({ ...webhook, secret: await storeSecret(webhook.secret) })
  const dispatcher = closing.own(
    'dispatcher',
    new Dispatcher({
      store: await parts.store(),
      jobs,
      webhooks,
      sharedWith: sharedWith(parts),
      logger,
      now: parts.now,
    }),
  )
  return { name: 'dispatch', everyMs: 15_000, run: async () => void (await dispatcher.look()) }
}
