import type { EventLog } from '@seinpost/event-log'
import { eventSchema, type SignalEvent, TOPICS, type Topic } from '@seinpost/schemas'
import type { Parts } from './open-parts.ts'

export interface ReplayReport {
  /** Events appended again. */
  readonly replayed: number
  /** Records that are no event, and so cannot be appended. */
  readonly unreadable: number
}

interface Range {
  readonly from: Date
  readonly to?: Date
}

const AT_ONCE = 500

/** Appends the events of a range again. Every effect is idempotent by signal, so what was handled stays as it is. */
export async function replay(
  parts: Parts,
  topic: Exclude<Topic, 'signals.refused'>,
  range: Range,
): Promise<ReplayReport> {
  const log = await parts.log()
  if (topic === 'signals.dead') return await replayDead(parts, log, range)
  let batch: SignalEvent<typeof topic>[] = []
  let replayed = 0
  let unreadable = 0
  for await (const record of log.read(topic, range)) {
    if ('raw' in record) {
      unreadable++
      continue
    }
    batch.push(record.event)
    if (batch.length < AT_ONCE) continue
    await log.append(topic, batch)
    replayed += batch.length
    batch = []
  }
  if (batch.length > 0) await log.append(topic, batch)
  return { replayed: replayed + batch.length, unreadable }
}

/** Each event that was put aside goes back to the topic it was read from, and its signal is in flight again. */
async function replayDead(parts: Parts, log: EventLog, range: Range): Promise<ReplayReport> {
  const { ledger } = await parts.store()
  let replayed = 0
  let unreadable = 0
  for await (const record of log.read('signals.dead', range)) {
    const original = 'event' in record ? readOriginal(record.event) : null
    if (original === null) {
      unreadable++
      continue
    }
    await ledger.revive([original.subject])
    await log.append(original.type, [original])
    replayed++
  }
  return { replayed, unreadable }
}

function readOriginal({ data }: SignalEvent<'signals.dead'>): SignalEvent | null {
  const topic = Object.keys(TOPICS).find((name): name is Topic => name === data.topic)
  if (topic === undefined) return null
  const parsed = eventSchema(topic).safeParse(data.original)
  // The schema of the topic has just read it.
  return parsed.success ? (parsed.data as SignalEvent) : null
}
