import kafkajs from 'kafkajs'
import { expect, test } from 'vitest'
import { describeOn, startKafka } from '../../../../scripts/servers/index.ts'
import { stopIdleTimer } from './idle-timer.ts'

/** How often timers of at most 2 ms are set while `work` runs. */
async function shortTimers(work: () => Promise<void>): Promise<number> {
  const original = globalThis.setTimeout
  let count = 0
  const counting = (run: () => void, ms?: number) => {
    if ((ms ?? 0) <= 2) count++
    return original(run, ms)
  }
  globalThis.setTimeout = Object.assign(counting, original) as typeof setTimeout
  try {
    await work()
  } finally {
    globalThis.setTimeout = original
  }
  return count
}

await describeOn('the idle timer', startKafka, ({ broker }) => {
  const idle = async () => {
    const client = new kafkajs.Kafka({ brokers: [broker], logLevel: kafkajs.logLevel.NOTHING })
    const producer = client.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
    await producer.connect()
    await new Promise((resolve) => setTimeout(resolve, 300))
    await producer.disconnect()
  }

  test('a connected producer that does nothing sets hundreds of timers, and next to none once it is fixed', async () => {
    // The fault itself first: when it is gone from kafkajs, the fix can go as well.
    expect(await shortTimers(idle)).toBeGreaterThan(50)
    stopIdleTimer(Date.now)
    stopIdleTimer(Date.now)
    expect(await shortTimers(idle)).toBeLessThan(10)
  })
})
