import type { Command } from 'commander'
import { registerExplainRoute } from './explain-route.ts'
import { runStageCommand, type StageCommand } from './run-stage-command.ts'

const COMMANDS: readonly (StageCommand & { readonly about: string; readonly example: string })[] = [
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
