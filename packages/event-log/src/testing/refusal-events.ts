import type { Refused, SignalEvent } from '@seinpost/schemas'

export const REFUSED = 'signals.refused'
export type RefusedEvent = SignalEvent<typeof REFUSED>

/** An event of `subject` that says it is its `n`-th: small, valid, and as long as `detail` makes it. */
export function refusal(subject: string, n: number, detail = ''): RefusedEvent {
  const data: Refused = {
    refusal: {
      id: subject,
      reason: 'schema',
      detail: `${n}${detail === '' ? '' : ` ${detail}`}`,
      fields: [],
      source: {},
    },
  }
  return {
    specversion: '1.0',
    id: `${subject}/${n}`,
    source: 'contract',
    type: REFUSED,
    subject,
    time: '2026-11-20T10:00:00.000Z',
    datacontenttype: 'application/json',
    data,
  }
}

/** The `n` of an event that `refusal` made. */
export const numberOf = (event: RefusedEvent): number => Number.parseInt(event.data.refusal.detail, 10)
