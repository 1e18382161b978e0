import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EventLogFixture, eventLogContract } from '../event-log.contract.ts'
import { partitionOf } from '../partition-of.ts'
import type { EventLog } from '../port.ts'
import { openEmbeddedLog } from './embedded-log.ts'
import { PartitionLog } from './partition-log.ts'
import { Turnstile } from './turnstile.ts'

const PARTITIONS = 4

async function embeddedFixture(): Promise<EventLogFixture> {
  const dir = await mkdtemp(join(tmpdir(), 'seinpost-log-'))
  const open: EventLog[] = []
  const fixture: EventLogFixture = {
    async open() {
      const log = await openEmbeddedLog({
        dir,
        partitions: PARTITIONS,
        segmentMegabytes: 1,
        retentionDays: 14,
        clock: Date.now,
        redelivery: { firstMs: 1, mostMs: 4 },
      })
      open.push(log)
      return log
    },
    // Behind the adapter's back: a whole record, but none of its codec's.
    async appendRaw(topic, key, bytes) {
      const folder = join(dir, topic, String(partitionOf(key, PARTITIONS)))
      const partition = await PartitionLog.open({
        folder,
        segmentBytes: 1e6,
        now: Date.now,
        syncs: new Turnstile(1),
      })
      await partition.append([bytes])
      await partition.close()
    },
    async remove() {
      await Promise.all(open.map((log) => log.close()))
      await rm(dir, { recursive: true })
    },
  }
  return fixture
}

eventLogContract('embedded', embeddedFixture)
