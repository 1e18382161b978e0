import type { Level, Place, Recipient } from '@seinpost/schemas'

/** A share with the bounds it lies between, 95 times of 100. */
export interface Share {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly of: number
}
export interface Load {
  readonly cases: number
  readonly acute: number
  readonly casesPerDay: number
  readonly readerHoursPerDay: number
}
export interface Quality {
  readonly cases: number
  readonly archived: number
  readonly precision: Share | null
  readonly recall: Share | null
}
export interface DeskDifference {
  readonly desk: string
  readonly before: Load
  readonly after: Load
  readonly enters: number
  readonly leaves: number
  readonly moves: number
  readonly missedSerious: readonly string[]
  readonly capacityHoursPerDay: number | null
}
/** What a config would have made of last week. */
export interface Backtest {
  readonly from: string
  readonly to: string
  readonly signals: number
  readonly base: Quality
  readonly candidate: Quality
  readonly desks: readonly DeskDifference[]
  readonly missedSerious: readonly { readonly caseId: string; readonly level: Level }[]
}
export interface ConfigVersion {
  readonly version: number
  readonly kind: 'apply' | 'rollback'
  readonly of: number | null
  readonly at: string
  readonly by: string
  readonly why: string
}
export interface ShadowStatus {
  readonly by: string
  readonly why: string
  readonly startedAt: string
  readonly stoppedAt: string | null
  readonly signals: number
  readonly differing: number
  readonly problem: string | null
}
export interface RouteNode {
  readonly name: string
  readonly match?: unknown
  readonly receivers?: readonly string[]
  readonly continue?: boolean
  readonly release?: string
  readonly routes?: readonly RouteNode[]
}
export interface ConfigInForce {
  readonly version: number
  readonly kind: 'file' | 'apply' | 'rollback'
  readonly at: string | null
  readonly by: string | null
  readonly why: string | null
  readonly config: {
    readonly thresholds: Readonly<Record<string, unknown>> & { readonly queueFromLevel: Level }
    readonly priority: Readonly<Record<string, number>>
    readonly queue: { readonly ageingPointsPerHour: number; readonly leaseMinutes: number }
    readonly routing: { readonly tree: RouteNode }
  }
  readonly yaml: string
  readonly cold: readonly string[]
  readonly problem: string | null
  readonly shadow: ShadowStatus | null
  readonly history: readonly ConfigVersion[]
}
export interface RouteTest {
  readonly lang: string
  readonly level: Level
  readonly context: readonly string[]
  readonly places: readonly Place[]
  readonly recipients: readonly Recipient[]
  readonly primary: string
  readonly steps: readonly string[]
}
