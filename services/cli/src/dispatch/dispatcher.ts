import { asSeinpostError } from '@seinpost/domain'
import type { Jobs, RunningJob, Work } from '@seinpost/jobs'
import type { Logger } from '@seinpost/pipeline'
import type { Case, WebhookConfig } from '@seinpost/schemas'
import type { DueDelivery, Store } from '@seinpost/store'
import { caseNotice } from './case-notice.ts'
import { sendWebhook } from './send-webhook.ts'

export interface Webhook extends Omit<WebhookConfig, 'secret'> {
  readonly secret: string
}

export interface DispatchDeps {
  readonly store: Pick<Store, 'cases' | 'deliveries'>
  readonly jobs: Jobs
  readonly webhooks: readonly Webhook[]
  /** What of a case its desk may have; everything where it is not said. */
  readonly sharedWith?: (desk: string) => (found: Case) => Case
  readonly logger: Logger
  readonly now: () => Date
}

/** With back-off between them these last over a day; what still fails then is due again at the next look. */
const ATTEMPTS = 18
const AT_ONCE = 500
/** A queue nobody works on costs nothing: its worker goes home after this many looks without anything due. */
const IDLE_LOOKS = 3

interface Busy {
  readonly work: Work
  idleLooks: number
}

/**
 * Tells the desks' own systems of released cases, one job queue per receiver. What is due is read from the store, so a
 * lost job or a lost Redis delays a notice and never loses it. Only queues with something due have a worker.
 */
export class Dispatcher {
  readonly #deps: DispatchDeps
  readonly #byQueue: ReadonlyMap<string, Webhook>
  readonly #busy = new Map<string, Busy>()

  constructor(deps: DispatchDeps) {
    this.#deps = deps
    this.#byQueue = new Map(deps.webhooks.map((webhook) => [webhook.queue, webhook]))
  }

  /** Puts what is due into the receivers' queues; answers how many. Doing it again adds nothing twice. */
  async look(): Promise<number> {
    if (this.#byQueue.size === 0) return 0
    const due = await this.#deps.store.deliveries.due([...this.#byQueue.keys()], { limit: AT_ONCE })
    const queues = new Set(due.map(({ queue }) => queue))
    for (const queue of queues) {
      const jobs = due.filter((delivery) => delivery.queue === queue).map(jobOf)
      await this.#deps.jobs.add(jobQueue(queue), jobs)
      await this.#employ(queue)
    }
    await this.#dismissIdle(queues)
    return due.length
  }

  /** Lets running calls end, and stops. */
  async close(): Promise<void> {
    await Promise.all([...this.#busy.values()].map(({ work }) => work.stop()))
    this.#busy.clear()
  }

  async #employ(queue: string): Promise<void> {
    const webhook = this.#byQueue.get(queue)
    if (webhook === undefined || this.#busy.has(queue)) return
    const options = { concurrency: 2, limit: { max: webhook.perMinute, perMs: 60_000 } }
    const work = await this.#deps.jobs.work(jobQueue(queue), options, (job) => this.#tell(webhook, job))
    this.#busy.set(queue, { work, idleLooks: 0 })
  }

  async #dismissIdle(due: ReadonlySet<string>): Promise<void> {
    for (const [queue, busy] of this.#busy) {
      busy.idleLooks = due.has(queue) ? 0 : busy.idleLooks + 1
      if (busy.idleLooks < IDLE_LOOKS) continue
      this.#busy.delete(queue)
      await busy.work.stop()
    }
  }

  async #tell({ queue, url, secret, timeoutSeconds }: Webhook, { data, stop }: RunningJob): Promise<void> {
    const { store, logger, now, sharedWith } = this.#deps
    const told = await store.cases.case(String(data.caseId))
    // Merged away, purged, or taken back since: there is nothing to tell any more.
    if (
      told === null ||
      !told.recipients.some((recipient) => recipient.queue === queue && recipient.released)
    )
      return
    const delivery = { caseId: told.id, queue, version: told.version }
    const states = await store.deliveries.of(told.id)
    if (states.some((state) => state.queue === queue && state.deliveredVersion >= told.version)) return
    const at = now()
    try {
      await sendWebhook({
        url,
        secret,
        idempotencyKey: `${told.id}.${queue}.${told.version}`,
        body: JSON.stringify(caseNotice(sharedWith?.(queue)(told) ?? told, queue, at)),
        at,
        timeoutMs: timeoutSeconds * 1_000,
        stop,
      })
      await store.deliveries.confirmed(delivery, now())
    } catch (error) {
      const problem = asSeinpostError(error).message
      await store.deliveries.failed(delivery, problem, now())
      logger.warn({ queue, caseId: told.id, problem }, 'notice not confirmed')
      throw error
    }
  }
}

const jobOf = ({ caseId, version }: DueDelivery) => ({
  id: `${caseId}.${version}`,
  name: 'tell',
  data: { caseId, version },
  attempts: ATTEMPTS,
})

const jobQueue = (queue: string) => `delivery-${queue}`
