import { setTimeout as delay } from 'node:timers/promises'
import { asSeinpostError } from '@seinpost/domain'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '../../../../scripts/servers/free-port.ts'
import { describeOn, ownKafka, startKafka } from '../../../../scripts/servers/index.ts'
import type { EventLog } from '../port.ts'
import { kafkaConfig, newPrefix } from '../testing/kafka-fixture.ts'
import { OrderWatch } from '../testing/order-watch.ts'
import { numberOf, REFUSED, refusal } from '../testing/refusal-events.ts'
import { tcpProxy } from '../testing/tcp-proxy.ts'
import { openKafkaLog } from './kafka-log.ts'
import { KafkaOutbox } from './kafka-outbox.ts'
import { kafkaClient } from './kafka-settings.ts'

const KEYS = Array.from({ length: 12 }, (_, key) => `k${key}`)
const deps = { clock: Date.now, redelivery: { firstMs: 10, mostMs: 100 }, sessionTimeoutMs: 10_000 }
const to = { topic: REFUSED, group: 'g', maxBatch: 20, onUnreadable: async () => undefined } as const

/** Appends rounds of one event per key, each until it is acknowledged. */
async function appendRounds(log: EventLog, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n++) {
    for (;;) {
      const fault = await log
        .append(
          REFUSED,
          KEYS.map((key) => refusal(key, n)),
        )
        .then(() => undefined, asSeinpostError)
      if (fault === undefined) break
      if (!fault.retryable) throw fault
    }
  }
}

await describeOn('Kafka: members come and go', startKafka, ({ broker }) => {
  const opened: EventLog[] = []
  afterAll(() => Promise.all(opened.map((log) => log.close())))
  /** Each as in a process of its own. */
  const openOn = async (prefix: string) => {
    const log = await openKafkaLog(kafkaConfig(broker, prefix), deps)
    opened.push(log)
    return log
  }

  test('during load no key is with two members at once, none is out of order, lost or repeated', async () => {
    const prefix = newPrefix()
    const watch = new OrderWatch()
    const [first, second, third] = [await openOn(prefix), await openOn(prefix), await openOn(prefix)]
    const slowly = () => delay(2)
    const one = await first.subscribe(to, watch.handler('one', slowly))
    const load = appendRounds(first, 0, 300)
    const two = await second.subscribe(to, watch.handler('two', slowly))
    const three = await third.subscribe(to, watch.handler('three', slowly))
    await one.stop()
    await two.stop()
    const again = await second.subscribe(to, watch.handler('two again', slowly))
    await load
    await Promise.all([three.caughtUp(), again.caughtUp()])
    expect(watch.problems).toEqual([])
    expect(KEYS.map((key) => watch.next(key))).toEqual(KEYS.map(() => 300))
    expect(watch.repeated).toBe(0)
  })

  test('a batch that takes longer than the session keeps its member', async () => {
    const log = await openKafkaLog(kafkaConfig(broker, newPrefix()), { ...deps, sessionTimeoutMs: 2_500 })
    opened.push(log)
    const watch = new OrderWatch()
    const faults: string[] = []
    const onFault = ({ message }: Error) => void faults.push(message)
    const member = await log.subscribe(
      { ...to, onFault },
      watch.handler('slow', () => delay(3_500)),
    )
    await appendRounds(log, 0, 1)
    await member.caughtUp()
    expect(watch).toMatchObject({ problems: [], repeated: 0, handled: KEYS.length })
    expect(faults).toEqual([])
  })
})

await describeOn(
  'Kafka: the broker is killed',
  () => ownKafka({ version: '4' }),
  (server) => {
    test('during load, and comes back: nothing acknowledged is lost, order holds, work goes on by itself', async () => {
      const log = await openKafkaLog(kafkaConfig(server.broker, 'seinpost.'), deps)
      const watch = new OrderWatch()
      const member = await log.subscribe(to, watch.handler('one'))
      const load = appendRounds(log, 0, 200)
      for (const wanted of [60, 200]) {
        while (watch.next('k0') < wanted) await delay(5)
        await server.kill()
        await server.restart()
      }
      await load
      await member.caughtUp()
      expect(watch.problems).toEqual([])
      expect(KEYS.map((key) => watch.next(key))).toEqual(KEYS.map(() => 200))
      await log.close()
    }, 90_000)
  },
)

/** A broker whose clients reach it through a proxy only. */
async function behindProxy() {
  const [port, proxyPort] = [await freePort(), await freePort()]
  const proxy = await tcpProxy(proxyPort, port)
  const settings = { 'advertised.listeners': `PLAINTEXT://127.0.0.1:${proxyPort}` }
  const server = await ownKafka({ port, settings })
  const stop = async () => {
    await proxy.close()
    await server.stop()
  }
  return { proxy, proxyPort, stop }
}

await describeOn('Kafka: an answer is lost', behindProxy, ({ proxy, proxyPort }) => {
  test('after a send of unknown outcome the next one is not taken for it and dropped', async () => {
    const config = kafkaConfig(`127.0.0.1:${proxyPort}`, 'seinpost.')
    const log = await openKafkaLog(config, deps)
    const retry = { retries: 1, initialRetryTime: 10 }
    const client = await kafkaClient(config, { ...deps, retry })
    const outbox = new KafkaOutbox(client, { compression: 'none', clock: Date.now })
    const send = (n: number) =>
      outbox.append('seinpost.signals.refused', [{ key: 'k', value: JSON.stringify(refusal('k', n)) }])
    await send(0)
    proxy.loseAnswers(true)
    await expect(send(1)).rejects.toMatchObject({ code: 'log_unavailable', retryable: true })
    proxy.loseAnswers(false)
    await send(2)
    const found: number[] = []
    for await (const record of log.read(REFUSED)) if ('event' in record) found.push(numberOf(record.event))
    expect(found).toEqual([0, 1, 2])
    await outbox.close()
    await log.close()
  })
})
