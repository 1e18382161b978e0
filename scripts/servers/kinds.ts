import { ownKafka } from './kafka.ts'
import type { KafkaVersion } from './kafka-jars.ts'
import { ownPostgres } from './postgres.ts'
import { ownRedis } from './redis.ts'
import type { Restartable } from './restartable.ts'

/** Every real server tests can ask for, the variable that names one already listening, and how to start one. */
export const KINDS = {
  redis: {
    variable: 'SEINPOST_TEST_REDIS',
    start: async (): Promise<Started> => {
      const server = await ownRedis()
      return { address: server.url, stop: server.stop }
    },
  },
  postgres: {
    variable: 'SEINPOST_TEST_POSTGRES',
    start: async (): Promise<Started> => {
      const server = await ownPostgres()
      return { address: server.url, stop: server.stop }
    },
  },
  'kafka-3.9': {
    variable: 'SEINPOST_TEST_KAFKA',
    start: () => startKafkaOf('3.9'),
  },
  'kafka-4': {
    variable: 'SEINPOST_TEST_KAFKA',
    start: () => startKafkaOf('4'),
  },
} as const
export type Kind = keyof typeof KINDS

export interface Started {
  readonly address: string
  readonly stop: Restartable['stop']
}

export const isKind = (name: string): name is Kind => Object.hasOwn(KINDS, name)

async function startKafkaOf(version: KafkaVersion): Promise<Started> {
  const server = await ownKafka({ version })
  return { address: server.broker, stop: server.stop }
}
