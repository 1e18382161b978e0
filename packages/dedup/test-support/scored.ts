import type { Context, Level, Scored, Signal } from '@seinpost/schemas'

export interface ScoredOptions {
  readonly level?: Level
  readonly context?: readonly Context[]
  readonly lang?: Scored['score']['lang']
  readonly publishedAt?: string
  readonly source?: Partial<Signal['source']>
  readonly place?: Signal['place']
}

/** A scored signal with the given text and nothing remarkable about the rest. */
export function scored(id: string, text: string, options: ScoredOptions = {}): Scored {
  const {
    level = 0,
    context = [],
    lang = 'nl',
    publishedAt = '2026-11-10T10:00:00.000Z',
    source,
    place,
  } = options
  const explanation: Scored['score']['explanation'] = {
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
  }
  return {
    signal: {
      id,
      contentHash: '0'.repeat(64),
      source: {
        kind: 'public',
        adapter: 'test',
        platform: 'forum',
        url: `https://forum.test/${id}`,
        externalId: id,
        key: `forum:${id}`,
        ...source,
      },
      publishedAt,
      receivedAt: publishedAt,
      text,
      ...(place && { place }),
      legal: { basis: 'test', purpose: 'test', handling: 'TLP:GREEN', retainUntil: publishedAt },
    },
    score: {
      lang,
      severity: { surface: level, effective: level, score: level / 4 },
      context: [...context],
      concepts: [],
      priority: 0,
      explanation,
    },
  }
}
