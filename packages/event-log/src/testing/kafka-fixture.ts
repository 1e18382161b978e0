import { randomBytes } from 'node:crypto'
import kafkajs from 'kafkajs'
import type { EventLogFixture } from '../contract/fixture.ts'
import { openKafkaLog } from '../kafka/kafka-log.ts'
import type { KafkaLogConfig } from '../kafka/kafka-settings.ts'
import type { EventLog } from '../port.ts'

export const kafkaConfig = (broker: string, topicPrefix: string): KafkaLogConfig => ({
  kind: 'kafka',
  brokers: [broker],
  topicPrefix,
  partitions: 3,
  replicas: 1,
  retentionDays: 1,
  compression: 'none',
  tls: false,
})

export const newPrefix = (): string => `t${randomBytes(5).toString('hex')}.`

/** Puts bytes on a topic as a program that knows nothing of ours would. */
export async function produceRaw(
  broker: string,
  topic: string,
  messages: { key: string; value: string }[],
): Promise<void> {
  const client = new kafkajs.Kafka({ brokers: [broker], logLevel: kafkajs.logLevel.NOTHING })
  const producer = client.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
  await producer.connect()
  await producer.send({ topic, messages })
  await producer.disconnect()
}

/** A log of its own on a broker that other tests share: its topics have a prefix of their own. */
export async function kafkaFixture(broker: string): Promise<EventLogFixture> {
  const prefix = newPrefix()
  const open: EventLog[] = []
  const openLog = async () => {
    const redelivery = { firstMs: 1, mostMs: 4 }
    const log = await openKafkaLog(kafkaConfig(broker, prefix), {
      clock: Date.now,
      redelivery,
      sessionTimeoutMs: 3_000,
    })
    open.push(log)
    return log
  }
  return {
    open: openLog,
    async appendRaw(topic, key, value) {
      await (await openLog()).close()
      await produceRaw(broker, `${prefix}${topic}`, [{ key, value }])
    },
    async remove() {
      await Promise.all(open.map((log) => log.close()))
      const admin = new kafkajs.Kafka({ brokers: [broker], logLevel: kafkajs.logLevel.NOTHING }).admin()
      await admin.connect()
      const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix))
      if (topics.length > 0) await admin.deleteTopics({ topics })
      await admin.disconnect()
    },
  }
}
