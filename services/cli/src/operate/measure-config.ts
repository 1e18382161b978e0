import { Gauge } from 'prom-client'
import type { Metrics } from '../runtime/metrics.ts'
import type { Parts } from '../runtime/open-parts.ts'

/** Adds which config is in force in this process, and whether it stands still on an old one. */
export function measureConfig({ registry }: Pick<Metrics, 'registry'>, { live }: Pick<Parts, 'live'>): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value())
      },
    })
  gauge('seinpost_config_version', 'Version of the config in force; 0 is the file', () => live.version)
  gauge('seinpost_config_newest_version', 'Newest version in the store', () => live.newest)
  gauge('seinpost_config_problem', '1 while a newer version could not be taken', () =>
    live.problem === null ? 0 : 1,
  )
}
