import { exportCase } from '@seinpost/exchange'
import type { DrawCase } from '@seinpost/gateway'
import { openQueueNames } from './queue-name.ts'

/** Draws cases as PDF, DOCX, STIX and MISP, with the names desks go by. */
export function openDraw(now: () => Date): DrawCase {
  const queueName = openQueueNames()
  return (of, { format, lang, pseudonyms }) =>
    exportCase(of, format, { lang, pseudonyms, queueName, at: now() })
}
