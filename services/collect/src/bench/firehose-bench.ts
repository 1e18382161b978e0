import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from '@seinpost/domain'
import { jetstreamSource } from '../bluesky/jetstream-source.ts'
import { openWeb } from '../fetch/web.ts'
import type { Harvest } from '../source/source.ts'
import { FIREHOSE, openFirehose } from './firehose.ts'

/** Bluesky's firehose replayed from a generator in this process, whose own cost is in the figures. */
export const firehoseBench: Bench = {
  name: 'collect-firehose',
  about:
    '2,000 posts/s over Jetstream, read and filtered: kept up with, and at what cost (--seconds, 10 by default)',
  async run({ seconds = 10, log }) {
    const server = await openFirehose()
    const stop = new AbortController()
    const web = openWeb({ userAgent: 'Seinpost/bench', now: () => new Date(), hostGapMs: 0 })
    const tally = { read: 0, kept: 0, worstLagMs: 0, peakRss: 0 }
    const reading = (async () => {
      for await (const harvest of jetstreamSource({ ...FIREHOSE, server: server.url }, { web }).read(null, {
        stop: stop.signal,
      }))
        count(harvest, tally)
    })()
    await server.listener()
    const rssBefore = process.memoryUsage.rss()
    const cpu = process.cpuUsage()
    const begun = performance.now()
    const { sent } = await server.send(seconds, log)
    while (tally.read < sent && performance.now() - begun < seconds * 1_000 + 10_000) await sleep(10)
    const wallMs = performance.now() - begun
    const { user, system } = process.cpuUsage(cpu)
    stop.abort()
    await reading.catch(() => undefined)
    await server.close()
    return {
      seconds,
      sent,
      read: tally.read,
      kept: tally.kept,
      perSecond: Math.round(tally.read / (wallMs / 1_000)),
      behindAtEndMs: Math.max(0, Math.round(wallMs - seconds * 1_000)),
      worstLagMs: Math.round(tally.worstLagMs),
      cpuShareOfOneCore: Math.round(((user + system) / 1_000 / wallMs) * 1_000) / 1_000,
      rssBeforeMb: Math.round(rssBefore / 1e6),
      rssPeakMb: Math.round(tally.peakRss / 1e6),
    }
  },
}

function count(
  harvest: Harvest,
  tally: { read: number; kept: number; worstLagMs: number; peakRss: number },
): void {
  const skipped = Object.values(harvest.skipped).reduce((sum, n) => sum + n, 0)
  tally.read += harvest.items.length + skipped
  tally.kept += harvest.items.length
  const timeUs = harvest.cursor.timeUs
  if (typeof timeUs === 'number' && timeUs > 1)
    tally.worstLagMs = Math.max(tally.worstLagMs, Date.now() - timeUs / 1_000)
  tally.peakRss = Math.max(tally.peakRss, process.memoryUsage.rss())
}
