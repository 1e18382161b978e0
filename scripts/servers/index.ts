import { serverOf } from './hub.ts'
import type { KafkaVersion } from './kafka-jars.ts'
import { newDatabase } from './postgres.ts'

export { describeOn } from './describe-on.ts'
export { openHub } from './hub.ts'
export { type KafkaServer, type OwnKafkaOptions, ownKafka } from './kafka.ts'
export { KAFKA_VERSIONS, type KafkaVersion } from './kafka-jars.ts'
export { ownPostgres, type PostgresServer } from './postgres.ts'
export { ownRedis, type RedisServer } from './redis.ts'
export { ServerUnavailable } from './server-unavailable.ts'

export interface TestServer {
  readonly url: string
  stop(): Promise<void>
}

/** A Redis that other tests may share: keep to a key prefix of your own and never flush it (`ownRedis` for that). */
export async function startRedis(): Promise<TestServer> {
  const { address, stop } = await serverOf('redis')
  return { url: address, stop }
}

/** A new, empty database of one's own on a PostgreSQL that other tests may share; `stop` drops it. */
export async function startPostgres(): Promise<TestServer> {
  const { address, stop } = await serverOf('postgres')
  const { url, drop } = await newDatabase(address)
  return {
    url,
    stop: async () => {
      await drop()
      await stop()
    },
  }
}

/** A real Kafka that other tests may share: keep to a topic prefix of your own. */
export async function startKafka(
  version: KafkaVersion = '3.9',
): Promise<{ readonly broker: string; stop(): Promise<void> }> {
  const { address, stop } = await serverOf(`kafka-${version}`)
  return { broker: address, stop }
}
