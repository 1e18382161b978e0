import type { Signal } from '@seinpost/schemas'
import { note, printLine } from '../io/print.ts'
import { openProgress } from '../io/progress.ts'
import { readStageInputs, type StageInput } from '../io/stage-input.ts'
import { loadStages, type Stages } from '../runtime/stages.ts'

/** A command that runs a stage over a file. */
export interface StageCommand {
  readonly name: string
  /** One printed object per signal, in order; a batch at a time so that stages with memory stay fast. */
  readonly run: (signals: readonly Signal[], stages: Stages) => Promise<readonly object[]>
}

const BATCH = 256

/** Prints the stage's answers; refused lines are said on standard error and make the exit code 1. */
export async function runStageCommand(
  { name, run }: StageCommand,
  file: string,
  configFile: string | undefined,
): Promise<void> {
  const stages = await loadStages(configFile)
  const progress = openProgress(name)
  let refused = 0
  for await (const batch of batches(readStageInputs(file, stages.gate()), BATCH)) {
    const signals = batch.flatMap((input) => (input.kind === 'signal' ? [input.signal] : []))
    for (const printed of await run(signals, stages)) await printLine(printed)
    for (const input of batch) {
      if (input.kind === 'signal') continue
      refused++
      note(`line ${input.refusal.line}: refused (${input.refusal.reason}): ${input.refusal.detail}`)
    }
    progress.advance(batch.length)
  }
  progress.done()
  if (refused > 0) process.exitCode = 1
}

async function* batches(
  inputs: AsyncIterable<StageInput>,
  size: number,
): AsyncGenerator<readonly StageInput[]> {
  let batch: StageInput[] = []
  for await (const input of inputs) {
    batch.push(input)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
