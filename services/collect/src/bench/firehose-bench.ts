import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from '@seinpost/domain'
import type { JetstreamSourceConfig } from '@seinpost/schemas'
import { jetstreamSource } from '../bluesky/jetstream-source.ts'
import { openWeb } from '../fetch/web.ts'
import type { Harvest } from '../source/source.ts'
import { jetstreamPost, openJetstreamServer } from '../testing/jetstream-server.ts'

const PER_SECOND = 2_000
const SLICE_MS = 20
const WORDS = 'moskee aanslag brand bom vuurwerk rellen betoging wapen mes gemeente school station'.split(' ')
const TALK =
  'vandaag was het weer druk op de markt en niemand vond parkeerplaats dus gingen we maar te voet naar huis'.split(
    ' ',
  )

/** About one post in twelve holds a wanted word. */
function postAt(n: number, timeUs: number): string {
  const words = TALK.map((word, at) => (at === 5 && n % 12 === 0 ? (WORDS[n % WORDS.length] ?? word) : word))
  return jetstreamPost(timeUs, `${words.join(' ')} ${n}`, { did: `did:plc:author${n % 20_000}` })
}

const configAt = (server: string): JetstreamSourceConfig => ({
  id: 'bench',
  kind: 'bluesky-stream',
  server,
  platform: 'bluesky',
  basis: 'bench',
  purpose: 'bench',
  enabled: true,
  everyMinutes: 1,
  maxItemsPerVisit: 500,
  maxPerAuthorPerHour: 30,
  allowPrivate: true,
  words: WORDS,
  hashtags: [],
  languages: ['nl'],
  maxPerSecond: 5_000,
})

/** Bluesky's firehose replayed from a generator in this process, whose own cost is in the figures. */
export const firehoseBench: Bench = {
  name: 'collect-firehose',
  about:
    '2,000 posts/s over Jetstream, read and filtered: kept up with, and at what cost (--seconds, 10 by default)',
  async run({ seconds = 10, log }) {
    const server = await openJetstreamServer()
    const stop = new AbortController()
    const web = openWeb({ userAgent: 'Seinpost/bench', now: () => new Date(), hostGapMs: 0 })
    const tally = { read: 0, kept: 0, worstLagMs: 0, peakRss: 0 }
    const reading = (async () => {
      for await (const harvest of jetstreamSource(configAt(server.url), { web }).read(null, {
        stop: stop.signal,
      }))
        count(harvest, tally)
    })()
    await server.listener()
    const rssBefore = process.memoryUsage.rss()
    const cpu = process.cpuUsage()
    const begun = performance.now()
    const sent = await send(server, seconds, log)
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

async function send(
  server: Awaited<ReturnType<typeof openJetstreamServer>>,
  seconds: number,
  log: (line: string) => void,
): Promise<number> {
  const begun = performance.now()
  let sent = 0
  let told = 0
  for (;;) {
    const elapsed = performance.now() - begun
    if (elapsed >= seconds * 1_000) return sent
    const due = Math.floor((elapsed / 1_000) * PER_SECOND)
    const nowUs = Date.now() * 1_000
    for (; sent < due; sent += 1)
      for (const client of server.clients()) client.send(postAt(sent, nowUs + (sent % 1_000)))
    if (elapsed > told + 10_000) {
      told = elapsed
      log(
        `${Math.round(elapsed / 1_000)} s: ${sent} posts sent, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
      )
    }
    await sleep(SLICE_MS)
  }
}
