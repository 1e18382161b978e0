import type { Closing, Logger } from '@seinpost/pipeline'
import type { Runtime } from './open-runtime.ts'

export interface TimerOptions {
  readonly logger: Logger
  readonly closing: Closing
  readonly now: () => Date
}

export async function openTimers(_runtime: Runtime, _options: TimerOptions): Promise<void> {
  // filled below
}
