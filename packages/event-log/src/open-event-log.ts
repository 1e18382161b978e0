import { join } from 'node:path'
import type { EventLogConfig, SecretRef } from '@seinpost/schemas'
import type { EventLogLog } from './event-log-log.ts'
import type { EventLog } from './port.ts'

export interface OpenEventLogDeps {
  /** Where the embedded log keeps its files, in a folder `log`. */
  readonly dataDir: string
  /** Milliseconds since the epoch. */
  readonly clock?: () => number
  /** Reads the SASL password; needed when the config has one. */
  readonly readSecret?: (ref: SecretRef) => Promise<string>
  /** Absent keeps the log quiet. */
  readonly log?: EventLogLog
}

/**
 * The one place that knows which adapters there are; it loads only the one the config names.
 *
 * Throws what the adapters' own openers do: `data_dir_locked`, `data_dir_unusable`, `log_corrupt`, `config_invalid`,
 * `log_unavailable`.
 */
export async function openEventLog(config: EventLogConfig, deps: OpenEventLogDeps): Promise<EventLog> {
  const clock = deps.clock ?? Date.now
  switch (config.kind) {
    case 'embedded': {
      const { openEmbeddedLog } = await import('./embedded/embedded-log.ts')
      const onFault = (fault: unknown) => deps.log?.error({ fault }, 'expired events could not be deleted')
      return openEmbeddedLog({ ...config, dir: join(deps.dataDir, 'log'), clock, onFault })
    }
    case 'kafka': {
      const { openKafkaLog } = await import('./kafka/kafka-log.ts')
      return openKafkaLog(config, { clock, readSecret: deps.readSecret, log: deps.log })
    }
  }
}
