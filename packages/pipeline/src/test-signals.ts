import { emit, eventOf, type Stage } from '@seinpost/domain'
import type { Received, Score, Scored, SignalEvent } from '@seinpost/schemas'

const TIME = '2026-11-20T10:00:00.000Z'

/** A received event of a harmless signal, for tests of the loop. */
export const signalEvent = (id: string): SignalEvent<'signals.received'> =>
  eventOf('signals.received', {
    subject: id,
    source: '/test',
    time: TIME,
    data: {
      signal: {
        id,
        contentHash: '0'.repeat(64),
        source: {
          kind: 'public',
          adapter: 'file',
          platform: 'forum',
          url: `https://forum.example.org/${id}`,
          externalId: id,
          key: `forum:${id}`,
        },
        publishedAt: TIME,
        receivedAt: TIME,
        text: 'De fanfare repeteert donderdag.',
        legal: { basis: 'test', purpose: 'test', handling: 'TLP:AMBER', retainUntil: TIME },
      },
    },
  })

const CALM: Score = {
  lang: 'nl',
  severity: { surface: 0, effective: 0, score: 0 },
  context: [],
  concepts: [],
  priority: 0,
  explanation: {
    model: 'test',
    intercept: 0,
    terms: [],
    sum: 0,
    surfaceSum: 0,
    evidence: [],
    sentence: { nl: '', fr: '', en: '' },
    counterfactual: null,
    uncertainty: 0,
    asksForContext: false,
    priority: [],
  },
}

/** Finds nothing in anything: a real stage of the right type. */
export const scoreEach: Stage<Received, Scored, null> = async (inputs) =>
  inputs.map(({ signal }) => emit({ signal, score: CALM }))
