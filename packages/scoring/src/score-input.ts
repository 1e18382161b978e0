import type { BareInput, ReferralInput, Signal, SourceKind, ThreadMessage } from '@seinpost/schemas'

/** What the model reads: a text with its setting. There is no field for an author. */
export interface ScoreInput {
  readonly text: string
  /** The language its source states; checked against the text, because sources are now and then wrong. */
  readonly lang?: string
  /** Where it was said: community and platform, such as `gaming/game-forum`. */
  readonly venue?: string
  readonly sourceKind?: SourceKind
  readonly thread?: readonly ThreadMessage[]
  readonly referral?: ReferralInput
  /** ISO 8601; only the priority's age term reads it. */
  readonly publishedAt?: string
}

/** What the model reads of a signal. */
export function scoreInputOf(signal: Signal | BareInput): ScoreInput {
  if (!('source' in signal)) return bareInput(signal)
  const { text, lang, source, thread, referral, publishedAt } = signal
  const venue = source.community === undefined ? source.platform : `${source.community}/${source.platform}`
  return {
    text,
    venue,
    sourceKind: source.kind,
    publishedAt,
    ...(lang === undefined ? {} : { lang }),
    ...(thread === undefined ? {} : { thread }),
    ...(referral === undefined ? {} : { referral }),
  }
}

const bareInput = ({ text, lang, venue, thread }: BareInput): ScoreInput => ({
  text,
  ...(lang === undefined ? {} : { lang }),
  ...(venue === undefined ? {} : { venue }),
  ...(thread === undefined ? {} : { thread }),
})
