import { setTimeout as delay } from 'node:timers/promises'
import { SeinpostError } from '@seinpost/domain'
import { TOPICS, type Topic } from '@seinpost/schemas'
import type { Admin, ITopicMetadata } from 'kafkajs'
import { checkTopic, MAX_EVENT_BYTES } from '../event-codec.ts'
import type { EventLogLog } from '../event-log-log.ts'
import type { KafkaLogConfig } from './kafka-settings.ts'

/** Room for the record's own fields around the largest event. */
const MAX_MESSAGE_BYTES = MAX_EVENT_BYTES + 64 * 1024
const DAY_MS = 86_400_000
const LEADER_EVERY_MS = 50
const LEADER_WITHIN_MS = 15_000

/** How topics and groups are called on the cluster. A group's name holds its topic: kafkajs deals partitions out as if
 * all members of a group had the same topics. */
export class KafkaNames {
  readonly #prefix: string

  constructor(prefix: string) {
    if (!/^[\w.-]{0,100}$/u.test(prefix)) {
      throw new SeinpostError('config_invalid', 'log.topicPrefix may hold letters, digits and . _ - only')
    }
    this.#prefix = prefix
  }

  topic(topic: Topic): string {
    checkTopic(topic)
    return `${this.#prefix}${topic}`
  }

  group(topic: Topic, group: string): string {
    return `${this.topic(topic)}.${group}`
  }

  /** The group and topic of a name that `group` made; undefined for names of others. */
  parseGroup(name: string): { topic: Topic; group: string } | undefined {
    for (const topic of Object.keys(TOPICS)) {
      checkTopic(topic)
      const start = `${this.topic(topic)}.`
      if (name.startsWith(start)) return { topic, group: name.slice(start.length) }
    }
    return undefined
  }
}

/** Makes the topics that are missing, with the config's partitions, copies and retention. Others are left as they are. */
export async function ensureTopics(
  admin: Admin,
  { config, names, log }: { config: KafkaLogConfig; names: KafkaNames; log: EventLogLog | undefined },
): Promise<void> {
  const wanted = Object.keys(TOPICS).map((topic) => {
    checkTopic(topic)
    return names.topic(topic)
  })
  const existing = new Set(await admin.listTopics())
  const missing = wanted.filter((topic) => !existing.has(topic))
  if (missing.length > 0) {
    await admin.createTopics({
      // kafkajs's own wait fails on KRaft brokers, which learn of a new topic a moment after it is made.
      waitForLeaders: false,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: config.partitions,
        replicationFactor: config.replicas,
        configEntries: [
          { name: 'retention.ms', value: String(Math.round(config.retentionDays * DAY_MS)) },
          { name: 'cleanup.policy', value: 'delete' },
          { name: 'max.message.bytes', value: String(MAX_MESSAGE_BYTES) },
          // With three copies an acknowledged event is on two: one broker may be lost and another be away.
          { name: 'min.insync.replicas', value: config.replicas >= 3 ? '2' : '1' },
        ],
      })),
    })
  }
  for (const { name, partitions } of await untilLed(admin, wanted)) {
    if (partitions.length === config.partitions) continue
    const fields = { topic: name, partitions: partitions.length, wanted: config.partitions }
    log?.warn(fields, 'topic has other partitions than the config; changing them is left to the operator')
  }
}

/** The topics once every partition of theirs has a leader. */
async function untilLed(admin: Admin, topics: string[]): Promise<readonly ITopicMetadata[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      const metadata = await admin.fetchTopicMetadata({ topics })
      if (metadata.topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0)))
        return metadata.topics
      if (attempt * LEADER_EVERY_MS > LEADER_WITHIN_MS) throw leaderless(topics)
    } catch (error) {
      if (attempt * LEADER_EVERY_MS > LEADER_WITHIN_MS) throw error
    }
    await delay(LEADER_EVERY_MS)
  }
}

const leaderless = (topics: readonly string[]): SeinpostError =>
  new SeinpostError('log_unavailable', `partitions of ${topics.join(', ')} have no leader`, {
    retryable: true,
  })
