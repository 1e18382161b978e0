import { type Delivery, deliveryRoutes } from '@seinpost/gateway'
import { openNoticeStore } from '@seinpost/notices'
import type { OpenArea } from './area.ts'

/** What left the house, by mail and by webhook. */
export const deliveryArea: OpenArea = async ({ parts }) => {
  const { sql, deliveries } = await parts.store()
  const notices = openNoticeStore(sql, parts.now)
  return deliveryRoutes({
    ofCase: async (caseId) => {
      const mails: Delivery[] = (await notices.ofCase(caseId)).map(({ queue, kind, sentAt }) => ({
        queue,
        by: 'mail',
        kind,
        toldAt: sentAt,
        failedTries: 0,
        problem: null,
      }))
      const webhooks: Delivery[] = (await deliveries.of(caseId)).map(
        ({ queue, deliveredAt, failedTries, lastProblem }) => ({
          queue,
          by: 'webhook',
          kind: null,
          toldAt: deliveredAt,
          failedTries,
          problem: lastProblem,
        }),
      )
      return [...mails, ...webhooks]
    },
    unreached: async () =>
      (await notices.backoffs()).map(({ queue, failedTries, nextTryAt, lastProblem }) => ({
        queue,
        failedTries,
        nextTryAt,
        problem: lastProblem,
      })),
  })
}
