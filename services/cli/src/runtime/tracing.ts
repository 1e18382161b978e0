import { createHash } from 'node:crypto'
import { ROOT_CONTEXT, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import type { BatchObservation, Closing, ObserveBatch } from '@seinpost/pipeline'
import type { TelemetryConfig } from '@seinpost/schemas'
import { VERSION } from '../version.ts'

/** The stages in the order of the way; a stage's span is the child of the one before it. */
const WAY = ['score', 'dedup', 'route', 'queue']

const digest = (text: string, length: number) =>
  createHash('sha256').update(text).digest('hex').slice(0, length)
const traceIdOf = (signalId: string) => digest(`trace ${signalId}`, 32)
const spanIdOf = (signalId: string, stage: string) => digest(`span ${stage} ${signalId}`, 16)
/** Every worker follows the same signals without being told which: the choice is in the id. */
const isFollowed = (signalId: string, share: number) =>
  Number.parseInt(digest(`share ${signalId}`, 8), 16) < share * 2 ** 32

/**
 * Observes batches as spans of single signals. Ids of traces and spans come from the signal's id, so the stages of one
 * signal find each other across processes, and a batch delivered twice writes the same spans again. A span holds the
 * signal's id, the stage and what came out; never text or author.
 */
export function openTracing(
  { traces }: TelemetryConfig,
  { closing, now }: { readonly closing: Closing; readonly now: () => Date },
): ObserveBatch {
  if (traces === undefined) return () => undefined
  const { endpoint: url, share } = traces
  let nextSpanId = ''
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'seinpost', 'service.version': VERSION }),
    // The parent always names the trace; a span's id is set right before it is made.
    idGenerator: { generateTraceId: () => traceIdOf(nextSpanId), generateSpanId: () => nextSpanId },
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  })
  const tracer = provider.getTracer('seinpost')
  closing.add('traces', () => provider.shutdown())

  const record = (id: string, { stage, ms, dead, taken }: BatchObservation, end: number) => {
    const before = WAY[WAY.indexOf(stage) - 1] ?? 'gate'
    const parent = { traceId: traceIdOf(id), spanId: spanIdOf(id, before), traceFlags: TraceFlags.SAMPLED }
    nextSpanId = spanIdOf(id, stage)
    const attributes = { 'seinpost.signal': id, 'seinpost.stage': stage, 'seinpost.batch': taken }
    const span = tracer.startSpan(
      stage,
      { startTime: end - ms, attributes },
      trace.setSpanContext(ROOT_CONTEXT, parent),
    )
    if (dead > 0) span.setStatus({ code: SpanStatusCode.ERROR, message: `${dead} of the batch put aside` })
    span.end(end)
  }

  return (batch) => {
    const end = now().getTime()
    for (const id of batch.subjects()) if (isFollowed(id, share)) record(id, batch, end)
  }
}
