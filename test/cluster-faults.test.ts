import { loadConfig } from '@seinpost/config'
import type { EventLog, LogRecord } from '@seinpost/event-log'
import { openEventLog } from '@seinpost/event-log'
import { Dead, type Topic } from '@seinpost/schemas'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signalEvent } from '../packages/pipeline/src/test-signals.ts'
import { describeOn } from '../scripts/servers/index.ts'
import { faultRun } from '../scripts/soak/cluster-faults.ts'
import {
  type ClusterConfig,
  clusterConfig,
  type Servers,
  startServers,
  startWorkerProcess,
} from './support/cluster.ts'

await describeOn('faults on Kafka, Redis and PostgreSQL', startServers, (servers: Servers) => {
  let config: ClusterConfig
  beforeAll(() => {
    config = clusterConfig(servers)
  })
  afterAll(() => config.remove())

  test('workers die at random while signals go in: the ledger adds up and every signal reaches one end state', async () => {
    const { acknowledged, ledger } = await faultRun(config, { signals: 400, kills: 4, seed: 5 })
    expect(acknowledged).toBe(400)
    expect(ledger).toMatchObject({ accepted: 400, balanced: true, problems: [] })
    expect(ledger.states).toMatchObject({ in_flight: 0, dead: 0 })
  }, 240_000)

  test('poison is put aside with its reason, the partition goes on, and an event of a later version is read', async () => {
    const { config: loaded } = await loadConfig({ file: config.file, cwd: process.cwd() })
    if (loaded.log.kind !== 'kafka') throw new Error('this test is about Kafka')
    const { topicPrefix } = loaded.log
    const score = await startWorkerProcess('score', config)
    const producer = new kafkajs.Kafka({
      brokers: [servers.broker],
      logLevel: kafkajs.logLevel.NOTHING,
    }).producer({
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    })
    await producer.connect()
    const good = signalEvent('after-poison')
    const later = {
      ...signalEvent('later-version'),
      dataschema: 'v2',
      data: { ...signalEvent('later-version').data, added: { in: 'v2' } },
    }
    const { signal } = signalEvent('broken').data
    const broken = { ...signalEvent('broken'), data: { signal: { ...signal, text: 7 } } }
    await producer.send({
      topic: `${topicPrefix}signals.received`,
      messages: ['no json at all', JSON.stringify(broken), JSON.stringify(later), JSON.stringify(good)].map(
        (value) => ({
          key: 'one-partition',
          value,
          partition: 0,
        }),
      ),
    })
    const log = await openEventLog(loaded.log, { dataDir: '.' })
    const scored = await waitFor(
      log,
      'signals.scored',
      ({ event }) => ['after-poison', 'later-version'].includes(event.subject),
      2,
    )
    expect(scored.map(({ event }) => event.subject).toSorted()).toEqual(['after-poison', 'later-version'])
    const dead = await waitFor(
      log,
      'signals.dead',
      ({ event }) => Dead.parse(event.data).error.code === 'event_invalid',
      2,
    )
    expect(dead.map(({ event }) => Dead.parse(event.data).topic)).toEqual([
      'signals.received',
      'signals.received',
    ])
    await Promise.all([log.close(), producer.disconnect(), score.stop()])
  }, 120_000)
})

/** Reads the topic again until `count` records are as wanted. */
async function waitFor<T extends Topic>(
  log: EventLog,
  topic: T,
  wanted: (record: LogRecord<T>) => boolean,
  count: number,
): Promise<LogRecord<T>[]> {
  for (let tries = 0; ; tries++) {
    const found: LogRecord<T>[] = []
    for await (const record of log.read(topic)) if ('event' in record && wanted(record)) found.push(record)
    if (found.length >= count || tries > 200) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
