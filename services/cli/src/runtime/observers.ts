import type { Closing, ObserveBatch } from '@seinpost/pipeline'
import type { Config } from '@seinpost/schemas'
import type { Metrics } from './metrics.ts'

/** Everything that looks on as batches go by: the metrics, and traces where the config sends them somewhere. */
export async function openObservers(
  { telemetry }: Pick<Config, 'telemetry'>,
  {
    metrics,
    closing,
    now,
  }: { readonly metrics: Metrics; readonly closing: Closing; readonly now: () => Date },
): Promise<ObserveBatch> {
  if (telemetry.traces === undefined) return metrics.observe
  // Loaded only where it is wanted: it costs a start a tenth of a second.
  const { openTracing } = await import('./tracing.ts')
  const follow = openTracing(telemetry, { closing, now })
  return (batch) => {
    metrics.observe(batch)
    follow(batch)
  }
}
