import { setTimeout as sleep } from 'node:timers/promises'
import type { JetstreamSourceConfig } from '@seinpost/schemas'
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

/** The source that reads it; `server` is filled in. */
export const FIREHOSE: JetstreamSourceConfig = {
  id: 'bench',
  kind: 'bluesky-stream',
  server: 'ws://127.0.0.1:1/',
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
}

/** Bluesky's firehose replayed from a generator in this process. */
export async function openFirehose() {
  const server = await openJetstreamServer()
  return {
    url: server.url,
    listener: () => server.listener(),
    close: () => server.close(),
    /** Sends at the rate for this long; `lastUs` is the time of the last post. */
    async send(
      seconds: number,
      log: (line: string) => void,
    ): Promise<{ readonly sent: number; readonly lastUs: number }> {
      const begun = performance.now()
      let sent = 0
      let told = 0
      let lastUs = 0
      for (;;) {
        const elapsed = performance.now() - begun
        if (elapsed >= seconds * 1_000) return { sent, lastUs }
        const due = Math.floor((elapsed / 1_000) * PER_SECOND)
        for (; sent < due; sent += 1) {
          // Times only grow: a cursor that jumps back would read again.
          lastUs = Math.max(lastUs + 1, Date.now() * 1_000)
          for (const client of server.clients()) client.send(postAt(sent, lastUs))
        }
        if (elapsed > told + 10_000) {
          told = elapsed
          log(
            `${Math.round(elapsed / 1_000)} s: ${sent} posts sent, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
          )
        }
        await sleep(SLICE_MS)
      }
    },
  }
}
