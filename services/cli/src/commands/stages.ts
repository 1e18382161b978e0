import type { Signal } from '@seinpost/schemas'
import type { Command } from 'commander'
import { note, printLine } from '../io/print.ts'
import { openProgress } from '../io/progress.ts'
import { readStageInputs, type StageInput } from '../io/stage-input.ts'
import { loadStages, type Stages } from '../runtime/stages.ts'
import { registerExplainRoute } from './explain-route.ts'

interface StageCommand {
  readonly name: string
  readonly about: string
  readonly example: string
  /** One printed object per signal, in order; a batch at a time so that stages with memory stay fast. */
  readonly run: (signals: readonly Signal[], stages: Stages) => Promise<readonly object[]>
}

const BATCH = 256

const COMMANDS: readonly StageCommand[] = [
  {
    name: 'score',
    about: 'score signals for severity in context, with the explanation',
    example: 'score demo/signals.jsonl | head -1',
    run: async (signals, { score }) =>
      (await score(signals)).map(({ signal, score }) => ({ id: signal.id, ...score })),
  },
  {
    name: 'locate',
    about: 'find the municipalities a signal concerns, with role, confidence and evidence',
    example: 'locate demo/signals.jsonl',
    run: async (signals, { score, locateAll }) =>
      (await score(signals)).map((scored) => ({ id: scored.signal.id, places: locateAll(scored).places })),
  },
  {
    name: 'dedup',
    about: 'find copies: exact and near, guarded so that opposites never merge',
    example: 'dedup demo/signals.jsonl',
    run: async (signals, { dedup }) =>
      (await dedup(signals)).map(({ signal, cluster: { related, ...decision } }) => ({
        id: signal.id,
        ...decision,
        related,
      })),
  },
  {
    name: 'route',
    about: 'decide who receives a signal, and why',
    example: 'route demo/signals.jsonl',
    run: async (signals, { route }) =>
      (await route(signals)).map(({ signal, routing }) => ({ id: signal.id, ...routing })),
  },
]

export function registerStages(program: Command): void {
  for (const command of COMMANDS) {
    const registered = program
      .command(command.name)
      .argument('<file>')
      .description(`${command.about} (NDJSON in and out; - is standard input)`)
      .option('-c, --config <file>', 'config file; the built-in default without')
      .addHelpText('after', `\nExample:\n  $ seinpost ${command.example}`)
      .action((file: string, { config }: { config?: string }) => runStageCommand(command, file, config))
    if (command.name === 'route') registerExplainRoute(registered)
  }
}

async function runStageCommand(
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
