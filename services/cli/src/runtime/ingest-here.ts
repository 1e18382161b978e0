import type { LoadedConfig } from '@seinpost/config'
import { readNdjson } from '@seinpost/gate'
import type { AcceptInput, AcceptResult } from '@seinpost/gateway'
import { openSource, type SourceOptions } from '../io/open-source.ts'
import { note } from '../io/print.ts'
import { openProgress } from '../io/progress.ts'
import type { Runtime } from './open-runtime.ts'
import { withRuntime } from './with-parts.ts'

/** What became of what was handed in. */
export interface IngestReport {
  readonly accepted: number
  readonly known: number
  readonly refused: number
  /** Count by reason. */
  readonly reasons: Readonly<Record<string, number>>
}

const BATCH = 500
const MAX_LINE_BYTES = 1 << 20

/** Hands the lines of an NDJSON file to the gate of this process. */
export async function ingestFile(file: string, runtime: Pick<Runtime, 'accept'>): Promise<IngestReport> {
  const tally = new Tally()
  await handIn(file, runtime, tally)
  return tally.report()
}

async function handIn(
  file: string,
  { accept }: Pick<Runtime, 'accept'>,
  tally: Tally,
  options: SourceOptions = {},
): Promise<void> {
  const progress = openProgress('ingest')
  let batch: AcceptInput[] = []
  const hand = async () => {
    if (batch.length === 0) return
    for (const result of await accept(batch)) tally.add(result)
    progress.advance(batch.length)
    batch = []
  }
  for await (const { kind: _read, ...input } of readNdjson(await openSource(file, options), {
    maxLineBytes: MAX_LINE_BYTES,
  })) {
    batch.push(input)
    if (batch.length >= BATCH) await hand()
  }
  await hand()
  progress.done()
}

/** Counts results and says each refusal on standard error. */
class Tally {
  #accepted = 0
  #known = 0
  readonly #reasons = new Map<string, number>()

  add(result: AcceptResult): void {
    if (result.kind === 'accepted') this.#accepted++
    if (result.kind === 'known') this.#known++
    if (result.kind !== 'refused') return
    const { reason, detail, line } = result.refusal
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1)
    note(`${line === undefined ? '' : `line ${line}: `}refused (${reason}): ${detail}`)
  }

  report(): IngestReport {
    const refused = [...this.#reasons.values()].reduce((sum, count) => sum + count, 0)
    return {
      accepted: this.#accepted,
      known: this.#known,
      refused,
      reasons: Object.fromEntries(this.#reasons),
    }
  }
}

/** Opens the embedded program for as long as the files, feeds and everything that follows from them take. */
export async function ingestHere(
  files: readonly string[],
  loaded: LoadedConfig,
  options: SourceOptions = {},
): Promise<IngestReport> {
  return await withRuntime(loaded, async (runtime) => {
    const tally = new Tally()
    for (const file of files) await handIn(file, runtime, tally, options)
    await runtime.caughtUp()
    return tally.report()
  })
}
