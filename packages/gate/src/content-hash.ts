import { createHash } from 'node:crypto'
import type { SignalInput } from '@seinpost/schemas'

type Content = Pick<SignalInput, 'text' | 'thread' | 'place' | 'referral'>

/** SHA-256 (hex) of what an item says. How and when it reached us is left out, so reading it again is no conflict. */
export function contentHash({ text, thread, place, referral }: Content): string {
  const said = [
    text,
    (thread ?? []).map((message) => [message.role, message.text]),
    place ? [place.role, place.postcode ?? '', place.municipality ?? '', place.country ?? ''] : null,
    referral
      ? [
          referral.partner,
          referral.sector,
          referral.concerns,
          referral.protective,
          referral.offlineContext ?? '',
        ]
      : null,
  ]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}
