import { setTimeout as delay } from 'node:timers/promises'
import { asSeinpostError } from '@seinpost/domain'
import type { EventLog, Subscription } from '@seinpost/event-log'
import { openKafkaLog } from '../../packages/event-log/src/kafka/kafka-log.ts'
import { kafkaConfig } from '../../packages/event-log/src/testing/kafka-fixture.ts'
import { OrderWatch } from '../../packages/event-log/src/testing/order-watch.ts'
import { REFUSED, refusal } from '../../packages/event-log/src/testing/refusal-events.ts'
import { seededRandom } from '../../services/cli/src/bench/generate-signals.ts'
import { type KafkaServer, ownKafka } from '../servers/index.ts'

const KEYS = Array.from({ length: 30 }, (_, key) => `k${key}`)
const MEMBERS = 3
const to = { topic: REFUSED, group: 'g', maxBatch: 100, onUnreadable: async () => undefined } as const

export interface KafkaFaultRun {
  /** Rounds of one event per key. */
  readonly rounds: number
  readonly brokerKills: number
  /** In [0, 1). */
  readonly random: () => number
}

/**
 * Load on one broker that is killed and restarted while members of one group come and go, each with a connection of its
 * own. Every acknowledged event must be handled, in order per key; what a kill repeats is counted.
 */
export async function kafkaFaultRun({ rounds, brokerKills, random }: KafkaFaultRun) {
  const server = await ownKafka({ version: '4', heapMegabytes: 512 })
  const watch = new OrderWatch()
  const faults = { appends: 0, members: 0, changes: 0 }
  const logs: EventLog[] = []
  try {
    for (let member = 0; member <= MEMBERS; member++) logs.push(await openLog(server))
    const [producer, ...consumers] = logs
    if (producer === undefined) throw new Error('no log was opened')
    const onFault = () => void faults.members++
    const join = (log: EventLog, name: string) => log.subscribe({ ...to, onFault }, watch.handler(name))
    const members: Subscription[] = []
    for (const [index, log] of consumers.entries()) members.push(await join(log, `member ${index}`))
    let done = false
    const load = appendRounds(producer, rounds, faults).finally(() => {
      done = true
    })
    const churn = async () => {
      while (!done) {
        await delay(500 + random() * 3_000)
        const index = Math.floor(random() * members.length)
        const [member, log] = [members[index], consumers[index]]
        if (member === undefined || log === undefined) continue
        await member.stop()
        await delay(random() * 500)
        members[index] = await untilJoined(() => join(log, `member ${index}`))
        faults.changes++
      }
    }
    await Promise.all([load, churn(), killBroker(server, brokerKills, random)])
    await Promise.all(members.map((member) => member.caughtUp()))
    const lost = KEYS.filter((key) => watch.next(key) !== rounds)
    const report = { events: rounds * KEYS.length, brokerKills, ...faults, repeated: watch.repeated }
    return {
      report,
      broken: [...watch.problems.slice(0, 20), ...lost.map((key) => `${key} is not complete`)],
    }
  } finally {
    await Promise.allSettled(logs.map((log) => log.close()))
    await server.stop()
  }
}

export const eventLogKafka = {
  about: 'Kafka killed 10 times while members of a group come and go under load',
  run: () => kafkaFaultRun({ rounds: 20_000, brokerKills: 10, random: seededRandom(13) }),
}

const openLog = (server: KafkaServer): Promise<EventLog> =>
  openKafkaLog(kafkaConfig(server.broker, 'soak.'), {
    clock: Date.now,
    redelivery: { firstMs: 10, mostMs: 500 },
    sessionTimeoutMs: 6_000,
  })

async function appendRounds(log: EventLog, rounds: number, faults: { appends: number }): Promise<void> {
  for (let n = 0; n < rounds; n++) {
    for (;;) {
      const fault = await log
        .append(
          REFUSED,
          KEYS.map((key) => refusal(key, n)),
        )
        .then(() => undefined, asSeinpostError)
      if (fault === undefined) break
      if (!fault.retryable) throw fault
      faults.appends++
    }
  }
}

/** A member that finds the broker away tries again, as a worker that is started again would. */
async function untilJoined(join: () => Promise<Subscription>): Promise<Subscription> {
  for (;;) {
    const joined = await join().catch(asSeinpostError)
    if (!(joined instanceof Error)) return joined
    if (!joined.retryable) throw joined
  }
}

async function killBroker(server: KafkaServer, times: number, random: () => number): Promise<void> {
  for (let killed = 0; killed < times; killed++) {
    await delay(2_000 + random() * 5_000)
    await server.kill()
    await delay(random() * 2_000)
    await server.restart()
  }
}
