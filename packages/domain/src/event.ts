import type { DataOf, SignalEvent, Topic } from '@seinpost/schemas'

/**
 * The event that says `data` became true of `subject`. Its id comes from what it is about, so that writing it twice
 * writes one fact.
 */
export function eventOf<T extends Topic>(
  topic: T,
  { subject, data, source, time }: { subject: string; data: DataOf<T>; source: string; time: string },
): SignalEvent<T> {
  return {
    specversion: '1.0',
    id: `${subject}/${topic}`,
    source,
    type: topic,
    subject,
    time,
    datacontenttype: 'application/json',
    data,
  }
}
