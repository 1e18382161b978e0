import type { SignalEvent } from '@seinpost/schemas'

const TEXT = 'Een gewoon bericht over de buurt, de bushalte en het speelplein achter de kerk. '

/** Signals of about 1.5 kB each as JSON, on 500 keys: what the gate writes to `signals.received`. */
export function sampleEvents(count: number): SignalEvent<'signals.received'>[] {
  return Array.from({ length: count }, (_, n) => sampleEvent(n))
}

function sampleEvent(n: number): SignalEvent<'signals.received'> {
  const at = '2026-11-20T10:00:00.000Z'
  const id = `bench-${n}`
  return {
    specversion: '1.0',
    id: `${id}/signals.received`,
    source: 'bench',
    type: 'signals.received',
    subject: `bench-${n % 500}`,
    time: at,
    datacontenttype: 'application/json',
    data: {
      signal: {
        id,
        contentHash: n.toString(16).padStart(64, '0'),
        source: {
          kind: 'public',
          adapter: 'feed',
          platform: 'forum',
          url: `https://forum.example/onderwerp/${n}`,
          externalId: String(n),
          community: 'town_page',
          key: `forum:${n}`,
        },
        publishedAt: at,
        receivedAt: at,
        text: `${n} ${TEXT.repeat(4)}`,
        lang: 'nl',
        author: { pseudonym: 'a'.repeat(43), keyId: 'k1' },
        thread: [{ role: 'parent', text: TEXT.repeat(4) }],
        place: { municipality: 'Gent', role: 'mention' },
        legal: { basis: 'public task', purpose: 'prevention', handling: 'TLP:AMBER', retainUntil: at },
      },
    },
  }
}
