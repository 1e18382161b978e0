import type { SourceConfig } from '@seinpost/schemas'
import type { SourceRecord } from './source-book.ts'
import type { SourceWorth } from './source-worth.ts'
import { itemsPerHour, noStats, type SourceStats } from './stats.ts'

/** `late`: its turn is long past and nobody took it. `silent`: it answers but has said nothing for a week. */
export type SourceState = 'ok' | 'running' | 'off' | 'failing' | 'late' | 'silent' | 'new'

/** How a source is doing. */
export interface SourceHealth {
  readonly id: string
  readonly kind: SourceConfig['kind']
  readonly state: SourceState
  /** Why it is off, or what went wrong last. */
  readonly because: string | null
  readonly lastItemAt: string | null
  readonly itemsPerHour: number
  readonly dueAt: string | null
  readonly counts: Omit<SourceStats, 'hours' | 'remarks' | 'lastItemAt'>
  readonly remarks: readonly string[]
  /** Shares in [0,1] over the last week, or null when there is nothing to divide by. */
  readonly shareAboveThreshold: number | null
  readonly shareUseful: number | null
}

const SILENT_MS = 7 * 24 * 3_600_000
/** Visits after which a source that never said anything is called silent. */
const SILENT_VISITS = 20
const LATE_TURNS = 3

/** The health of one source of the config; pure. */
export function sourceHealth(
  config: SourceConfig,
  { record, worth, now }: { record: SourceRecord | undefined; worth: SourceWorth | undefined; now: Date },
): SourceHealth {
  const stats = record?.stats ?? noStats()
  const { hours: _hours, remarks, lastItemAt, ...counts } = stats
  return {
    id: config.id,
    kind: config.kind,
    state: stateOf(config, record, now),
    because: config.enabled ? (record?.off ?? record?.lastError ?? null) : 'enabled: false in the config',
    lastItemAt,
    itemsPerHour: Math.round(itemsPerHour(stats, now) * 100) / 100,
    dueAt: record?.dueAt ?? null,
    counts,
    remarks,
    shareAboveThreshold: share(worth?.aboveThreshold, worth?.signals),
    shareUseful: share(worth?.useful, worth?.judged),
  }
}

function stateOf(
  { enabled, everyMinutes }: SourceConfig,
  record: SourceRecord | undefined,
  now: Date,
): SourceState {
  if (!enabled || (record?.off ?? null) !== null) return 'off'
  if (record === undefined || record.stats.visits === 0) return record?.running === true ? 'running' : 'new'
  if (record.running) return 'running'
  if (record.failures > 0) return 'failing'
  if (Date.parse(record.dueAt) + LATE_TURNS * everyMinutes * 60_000 < now.getTime()) return 'late'
  const { lastItemAt: last, visits } = record.stats
  if (last === null) return visits < SILENT_VISITS ? 'ok' : 'silent'
  return Date.parse(last) + SILENT_MS < now.getTime() ? 'silent' : 'ok'
}

const share = (part: number | undefined, whole: number | undefined): number | null =>
  part === undefined || whole === undefined || whole === 0 ? null : Math.round((part / whole) * 1_000) / 1_000
