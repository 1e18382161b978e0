import { SeinpostError } from '@seinpost/domain'
import type { Command } from 'commander'
import { printText } from '../io/print.ts'
import { showScore } from '../io/show-score.ts'
import { signalOfText } from '../io/signal-of-text.ts'
import { loadStages } from '../runtime/stages.ts'
import { runStageCommand, type StageCommand } from './run-stage-command.ts'

interface ScoreFlags {
  readonly explain?: string
  readonly venue?: string
  readonly config?: string
}

const SCORE: StageCommand = {
  name: 'score',
  run: async (signals, { score }) =>
    (await score(signals)).map(({ signal, score }) => ({ id: signal.id, ...score })),
}

export function registerScore(program: Command): void {
  program
    .command('score [file]')
    .description(
      'score signals for severity in context, with the explanation (NDJSON in and out; - is standard input)',
    )
    .option('--explain <text>', 'explain the score of one text to a person, instead of a file')
    .option('--venue <venue>', 'where the text was said, such as game_chat; with --explain')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText(
      'after',
      '\nExamples:\n  $ seinpost score demo/signals.jsonl | head -1\n  $ seinpost score --explain "morgen om 8u sla ik u dood"',
    )
    .action(runScore)
}

async function runScore(file: string | undefined, { explain, venue, config }: ScoreFlags): Promise<void> {
  if (explain !== undefined) return await explainText(explain, venue, config)
  if (file !== undefined) return await runStageCommand(SCORE, file, config)
  throw new SeinpostError('usage', 'neither a file nor a text to explain was given', {
    remedy: 'seinpost score FILE, or seinpost score --explain TEXT',
  })
}

async function explainText(
  text: string,
  venue: string | undefined,
  config: string | undefined,
): Promise<void> {
  const stages = await loadStages(config)
  const signal = signalOfText(text, venue, stages.gate())
  for (const { score } of await stages.score([signal])) printText(showScore(score, signal.text))
}
