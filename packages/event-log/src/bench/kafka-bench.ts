import { randomBytes } from 'node:crypto'
import type { Bench, BenchOptions } from '@seinpost/domain'
import type { SignalEvent } from '@seinpost/schemas'
import kafkajs, { type Kafka } from 'kafkajs'
import { stopIdleTimer } from '../kafka/idle-timer.ts'
import { openKafkaLog } from '../kafka/kafka-log.ts'
import { sampleEvents } from './sample-events.ts'
import { median, quantile, rounded, secondsOf } from './timing.ts'

const TOPIC = 'signals.received'
const BATCH = 500
const RUNS = 3
const SINGLES = 300

interface Run {
  readonly append: number
  readonly floorProduce: number
  readonly consume: number
  readonly floorConsume: number
  readonly singleP50: number
  readonly singleP99: number
}

/**
 * The Kafka adapter beside a plain kafkajs loop of the same bytes on the same broker: sendBatch of 500 with acks from
 * all, and eachBatch that resolves. `start` gives a broker and stops it.
 */
export const kafkaLogBench = (start: () => Promise<{ broker: string; stop(): Promise<void> }>): Bench => ({
  name: 'event-log-kafka',
  about: 'append and consume rates of the Kafka event log, against a plain kafkajs loop of the same bytes',
  async run({ size = 20_000, log }: BenchOptions) {
    const server = await start()
    try {
      const events = sampleEvents(size)
      const runs: Run[] = []
      for (let run = 0; run < RUNS; run++) {
        runs.push(await measure(server.broker, events))
        log(`run ${run + 1} of ${RUNS}: ${JSON.stringify(runs.at(-1))}`)
      }
      const middle = (pick: (run: Run) => number) => median(runs.map(pick))
      const per = (pick: (run: Run) => number) => rounded(size / middle(pick))
      return {
        events: size,
        appendPerS: per(({ append }) => append),
        floorProducePerS: per(({ floorProduce }) => floorProduce),
        appendOverFloor: rounded(median(runs.map(({ append, floorProduce }) => append / floorProduce)), 2),
        consumePerS: per(({ consume }) => consume),
        floorConsumePerS: per(({ floorConsume }) => floorConsume),
        consumeOverFloor: rounded(median(runs.map(({ consume, floorConsume }) => consume / floorConsume)), 2),
        singleP50Ms: rounded(
          middle(({ singleP50 }) => singleP50),
          2,
        ),
        singleP99Ms: rounded(
          middle(({ singleP99 }) => singleP99),
          2,
        ),
      }
    } finally {
      await server.stop()
    }
  },
})

type Events = readonly SignalEvent<typeof TOPIC>[]

async function measure(broker: string, events: Events): Promise<Run> {
  const topicPrefix = `bench${randomBytes(4).toString('hex')}.`
  const log = await openKafkaLog(
    {
      kind: 'kafka',
      brokers: [broker],
      topicPrefix,
      partitions: 4,
      replicas: 1,
      retentionDays: 1,
      compression: 'none',
      tls: false,
    },
    { clock: Date.now },
  )
  try {
    const plain = await plainLoop(broker, `${topicPrefix}signals.dead`, events)
    const append = await secondsOf(async () => {
      for (let at = 0; at < events.length; at += BATCH) await log.append(TOPIC, events.slice(at, at + BATCH))
    })
    let seen = 0
    let done: () => void = () => undefined
    const allSeen = new Promise<void>((resolve) => {
      done = resolve
    })
    const onUnreadable = async ({ problem }: { problem: string }) => Promise.reject(new Error(problem))
    const consume = await secondsOf(async () => {
      await log.subscribe(
        { topic: TOPIC, group: 'bench', maxBatch: BATCH, onUnreadable },
        async (records) => {
          seen += records.length
          if (seen >= events.length) done()
        },
      )
      await allSeen
    })
    const latencies: number[] = []
    for (const event of events.slice(0, SINGLES)) {
      latencies.push((await secondsOf(() => log.append(TOPIC, [event]))) * 1_000)
    }
    return {
      append,
      consume,
      ...plain,
      singleP50: quantile(latencies, 0.5),
      singleP99: quantile(latencies, 0.99),
    }
  } finally {
    await log.close()
  }
}

/** What the library alone does: the same bytes, no idempotence, no validation, no commit per batch. */
async function plainLoop(
  broker: string,
  topic: string,
  events: Events,
): Promise<Pick<Run, 'floorProduce' | 'floorConsume'>> {
  stopIdleTimer(Date.now)
  const client = new kafkajs.Kafka({ brokers: [broker], logLevel: kafkajs.logLevel.NOTHING })
  const producer = client.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
  await producer.connect()
  const floorProduce = await secondsOf(async () => {
    for (let at = 0; at < events.length; at += BATCH) {
      const messages = events
        .slice(at, at + BATCH)
        .map((event) => ({ key: event.subject, value: JSON.stringify(event) }))
      await producer.sendBatch({ topicMessages: [{ topic, messages }], acks: -1 })
    }
  })
  await producer.disconnect()
  return { floorProduce, floorConsume: await secondsOf(() => plainConsume(client, topic, events.length)) }
}

async function plainConsume(client: Kafka, topic: string, count: number): Promise<void> {
  const consumer = client.consumer({ groupId: `${topic}.plain`, maxWaitTimeInMs: 250 })
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  let seen = 0
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        eachBatch: async ({ batch }) => {
          for (const { value } of batch.messages) JSON.parse(String(value))
          seen += batch.messages.length
          if (seen >= count) resolve()
        },
      })
      .catch(reject)
  })
  await consumer.disconnect()
}
