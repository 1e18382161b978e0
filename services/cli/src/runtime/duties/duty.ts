import type { KeptJobs } from '@seinpost/jobs'
import type { Closing, Logger } from '@seinpost/pipeline'
import type { Parts } from '../open-parts.ts'

/** What runs by the clock. Every run may be repeated, and may find that nothing is to be done. */
export interface Duty {
  readonly name: string
  readonly everyMs: number
  run(): Promise<void>
}

export interface DutyDeps {
  readonly parts: Parts
  readonly jobs: KeptJobs
  readonly logger: Logger
  readonly closing: Closing
}

/** Opens a duty, or answers null when the config gives it nothing to do. */
export type OpenDuty = (deps: DutyDeps) => Promise<Duty | null>
