import type { Jurisdiction, Place, Score, Signal } from '@seinpost/schemas'
import { type LocalMoment, localMoment } from './hours.ts'

/** What of a signal the routes look at. */
export interface RoutedSignal {
  readonly source: { readonly kind: Signal['source']['kind'] }
  readonly referral?: Pick<NonNullable<Signal['referral']>, 'concerns'> | undefined
  readonly receivedAt: string
}
/** What of a score the routes look at. */
export interface RoutedScore {
  readonly lang: Score['lang']
  readonly severity: Pick<Score['severity'], 'effective'>
  readonly context: Score['context']
  readonly concepts: Score['concepts']
}

export interface RouteInput {
  readonly signal: RoutedSignal
  readonly score: RoutedScore
  readonly places: readonly Place[]
  /** Provinces and regions that were named; they tell `region_only` from `no_place`. */
  readonly regions?: readonly string[]
}

/** A signal with one of its places, or with none, as a route sees it. */
export interface Facts {
  readonly sourceKind: Signal['source']['kind']
  readonly level: number
  readonly contexts: readonly string[]
  readonly themes: readonly string[]
  readonly language: string
  readonly moment: LocalMoment | undefined
  readonly place: Place | undefined
  readonly jurisdiction: Jurisdiction | undefined
}

const NO_THEMES: readonly string[] = []

/** The facts of a signal without a place; a place is put in with a spread. */
export function factsOf({ signal, score }: RouteInput, usesHours: boolean): Facts {
  const concerns = signal.referral?.concerns ?? NO_THEMES
  return {
    sourceKind: signal.source.kind,
    level: score.severity.effective,
    contexts: score.context,
    themes: concerns.length === 0 ? score.concepts : [...score.concepts, ...concerns],
    language: score.lang,
    moment: usesHours ? localMoment(signal.receivedAt) : undefined,
    place: undefined,
    jurisdiction: undefined,
  }
}
