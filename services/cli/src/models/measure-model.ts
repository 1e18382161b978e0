import { Gauge } from 'prom-client'
import type { Metrics } from '../runtime/metrics.ts'
import type { Parts } from '../runtime/open-parts.ts'
import { type ModelWatch, watchModel } from './watch-model.ts'

/** Counting five weeks of signals is not for every scrape. */
const FRESH_MS = 15 * 60_000

/** Adds how the model fares, for alarms: drift of what comes in, and agreement with people. */
export function measureModel(
  { registry }: Pick<Metrics, 'registry'>,
  parts: Pick<Parts, 'store' | 'now'>,
): void {
  let last: { readonly at: number; readonly watch: Promise<ModelWatch> } | null = null
  const look = () => {
    const now = parts.now()
    if (last === null || now.getTime() - last.at > FRESH_MS) {
      const watch = parts.store().then(({ sql }) => watchModel(sql, now))
      last = { at: now.getTime(), watch }
      // The next scrape asks again.
      watch.catch(() => {
        last = null
      })
    }
    return last.watch
  }
  const registers = [registry]
  new Gauge({
    name: 'seinpost_model_drift',
    help: 'Population stability index of the last week against the four before; above 0.25 much has shifted',
    labelNames: ['view'],
    registers,
    async collect() {
      const { drift } = await look()
      for (const { view, index } of drift.views) this.set({ view }, drift.tooFew ? 0 : index)
    },
  })
  new Gauge({
    name: 'seinpost_model_agreement',
    help: 'The last four weeks against what people found: shares same, missed, false_alarms, and calibration error',
    labelNames: ['figure'],
    registers,
    async collect() {
      const { all } = (await look()).agreement
      const figures = { same: all.same, missed: all.missed, false_alarms: all.falseAlarms, ece: all.ece }
      for (const [figure, value] of Object.entries(figures)) if (value !== null) this.set({ figure }, value)
    },
  })
}
