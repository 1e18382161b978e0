import { each, emit, type Stage } from '@seinpost/domain'
import type { Clustered, Place, Routed, Signal } from '@seinpost/schemas'
import { routeSignal } from './route-signal.ts'
import type { RoutingTree } from './tree.ts'

/** What of a signal is handed to `locate`. */
export interface LocatedInput {
  readonly text: string
  readonly lang: string | undefined
  readonly place: Signal['place']
  readonly referral: Signal['referral']
  readonly thread: Signal['thread']
  readonly venue: string | undefined
  readonly url: string | undefined
}

export interface RouteDeps {
  readonly tree: RoutingTree
  /** `locateAll` of the gazetteer: places, and the regions that were named. */
  readonly locate: (input: LocatedInput) => { readonly places: Place[]; readonly regions: readonly string[] }
}

/** What `locate` needs of a scored signal: the language the text is in counts before the one that was stated. */
export function locateInputOf({ signal, score }: Pick<Clustered, 'signal' | 'score'>): LocatedInput {
  return {
    text: signal.text,
    lang: score.lang === 'und' || score.lang === 'other' ? signal.lang : score.lang,
    place: signal.place,
    referral: signal.referral,
    thread: signal.thread,
    venue: signal.source.community,
    url: signal.source.url,
  }
}

/** `signals.clustered` to `signals.routed`: the places of a signal and its recipients. Drops nothing. */
export const routeStage: Stage<Clustered, Routed, RouteDeps> = each((clustered, { tree, locate }) => {
  const { places, regions } = locate(locateInputOf(clustered))
  const routing = routeSignal({ signal: clustered.signal, score: clustered.score, places, regions }, tree)
  return emit({ ...clustered, places, routing })
})
