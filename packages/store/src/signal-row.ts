import type { Signal } from '@seinpost/schemas'

/**
 * Who said it where: platform and author (a pseudonym) or, without one, the item itself, so that unknown authors are
 * not taken for one and the same.
 */
export const speakerOf = ({ source, author, referral }: Signal): string =>
  `${source.platform}|${author?.pseudonym ?? referral?.partner ?? source.key}`

/** A signal as its row's columns. */
export const signalRow = (signal: Signal) => ({
  id: signal.id,
  source_key: signal.source.key,
  content_hash: signal.contentHash,
  speaker: speakerOf(signal),
  published_at: signal.publishedAt,
  received_at: signal.receivedAt,
  retain_until: signal.legal.retainUntil,
  signal,
})
