import { readNdjson } from '@seinpost/gate'
import { emptyExplanation, type SignalRecord } from '@seinpost/operate'
import { ClusterDecision, Place, RoutingDecision, Score, Signal } from '@seinpost/schemas'
import { z } from 'zod'
import { openInput } from '../io/open-input.ts'
import { note } from '../io/print.ts'
import { openProgress } from '../io/progress.ts'
import { readStageInputs } from '../io/stage-input.ts'
import type { Stages } from '../runtime/stages.ts'
import { inOrder, type TrialSet } from './record-set.ts'
import { recordOfClustered } from './trial.ts'

const MAX_LINE_BYTES = 4 << 20

/** A line that `seinpost triage` printed: it is scored, grouped and placed already, and only that is read of it. */
const TriagedLine = z.object({
  signal: Signal,
  lang: Score.shape.lang,
  severity: Score.shape.severity,
  context: Score.shape.context,
  concepts: Score.shape.concepts,
  explanation: z.object({ model: z.string() }),
  cluster: ClusterDecision.shape.cluster,
  places: z.array(Place),
  unplaced: RoutingDecision.shape.unplaced,
})
type TriagedLine = z.infer<typeof TriagedLine>

/** The signals of a file: what `triage` printed is taken as it is, anything else goes through the stages first. */
export async function readFileSet(file: string, stages: Stages): Promise<TrialSet> {
  const triaged = await readTriaged(file)
  const [records, signals] = triaged ?? (await triageFile(file, stages))
  const sorted = records.toSorted(inOrder)
  const published = records.map(({ publishedAt }) => publishedAt).sort()
  return {
    from: published[0] ?? new Date(0).toISOString(),
    to: published.at(-1) ?? new Date(0).toISOString(),
    records: sorted,
    assessed: [],
    signals: async (ids) => ids.flatMap((id) => signals.get(id) ?? []),
  }
}

type Read = readonly [SignalRecord[], Map<string, Signal>]

/** Null when the file's first line is none of `triage`. */
async function readTriaged(file: string): Promise<Read | null> {
  const records: SignalRecord[] = []
  const signals = new Map<string, Signal>()
  for await (const line of readNdjson(await openInput(file), { maxLineBytes: MAX_LINE_BYTES })) {
    const parsed = line.kind === 'value' ? TriagedLine.safeParse(line.value) : null
    if (parsed?.success !== true) {
      if (records.length === 0) return null
      note(`line ${line.line}: is no line of triage, and is left out`)
      continue
    }
    records.push(recordOfLine(parsed.data))
    signals.set(parsed.data.signal.id, parsed.data.signal)
  }
  return [records, signals]
}

function recordOfLine({
  signal,
  places,
  unplaced,
  cluster,
  explanation,
  ...score
}: TriagedLine): SignalRecord {
  return recordOfClustered(
    {
      signal,
      cluster: { cluster, of: null, similarity: 0, kind: null, related: [] },
      score: {
        ...score,
        priority: 0,
        explanation: emptyExplanation(explanation.model),
      },
    },
    { places, regionOnly: unplaced === 'region_only' },
  )
}

async function triageFile(file: string, stages: Stages): Promise<Read> {
  const signals: Signal[] = []
  for await (const input of readStageInputs(file, stages.gate())) {
    if (input.kind === 'signal') signals.push(input.signal)
    else note(`line ${input.refusal.line}: refused (${input.refusal.reason}): ${input.refusal.detail}`)
  }
  const progress = openProgress('scoring', signals.length)
  const routed = await stages.triage(signals, (done) => progress.advance(done))
  progress.done()
  const records = routed.map((one) =>
    recordOfClustered(one, {
      places: one.places,
      regionOnly: one.routing.unplaced === 'region_only',
    }),
  )
  return [records, new Map(signals.map((signal) => [signal.id, signal]))]
}
