import { join } from 'node:path'
import type { EventLogConfig } from '@seinpost/schemas'
import type { EventLog } from './port.ts'

export interface OpenEventLogDeps {
  /** Where the embedded log keeps its files. */
  readonly dataDir: string
  /** Milliseconds since the epoch. */
  readonly clock?: () => number
}

/** The one place that knows which adapters there are; it loads only the one the config names. */
export async function openEventLog(config: EventLogConfig, deps: OpenEventLogDeps): Promise<EventLog> {
  const clock = deps.clock ?? Date.now
  switch (config.kind) {
    case 'embedded': {
      const { openEmbeddedLog } = await import('./embedded/embedded-log.ts')
      return openEmbeddedLog({ ...config, dir: join(deps.dataDir, 'log'), clock })
    }
    case 'kafka':
      throw new Error('not yet')
  }
}
