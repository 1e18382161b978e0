import { openWeb, type Web } from '../fetch/web.ts'

export const NOW = new Date('2026-11-20T12:00:00.000Z')

/** The web without waiting, at a fixed moment. */
export const testWeb = (now: () => Date = () => NOW): Web =>
  openWeb({ userAgent: 'Seinpost/test', now, hostGapMs: 0 })

/** What every source of a test says of itself. */
export const COMMON = {
  id: 'bron',
  platform: 'proef',
  basis: 'openbare taak',
  purpose: 'vroegdetectie',
  enabled: true,
  everyMinutes: 15,
  maxItemsPerVisit: 500,
  maxPerAuthorPerHour: 1_000,
  allowPrivate: true,
} as const
