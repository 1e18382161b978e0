import { SeinpostError } from '@seinpost/domain'
import { explainRoute } from '@seinpost/routing'
import type { Signal } from '@seinpost/schemas'
import type { Command } from 'commander'
import { printText } from '../io/print.ts'
import { signalOfText } from '../io/signal-of-text.ts'
import { visible } from '../io/visible.ts'
import { type DeskOptions, openDeskReader } from '../runtime/desk-reader.ts'
import { loadStages } from '../runtime/stages.ts'
import { registerRerun } from './explain-route-rerun.ts'

interface ExplainOptions extends DeskOptions {
  readonly venue?: string
}

/** `route explain` and `route rerun`, beside `route <file>`. */
export function registerExplainRoute(route: Command): void {
  registerRerun(route)
  route
    .command('explain <case-or-text>')
    .description('which routes were tried for a case, or for a text, and why each matched or not')
    .option('--venue <venue>', 'where the text was said; "referral" for a partner\'s note')
    .option('--url <address>', 'address of a running program')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost route explain "vechtpartij aan de school in Lier" --venue referral',
    )
    // `route` itself takes --config, and takes it wherever it stands.
    .action((what: string, _options: ExplainOptions, command: Command) =>
      explain(what, command.optsWithGlobals()),
    )
}

async function explain(what: string, { venue, ...options }: ExplainOptions): Promise<void> {
  const stages = await loadStages(options.config)
  const signal = /^case-[0-9a-f]{16}$/u.test(what)
    ? await leadOf(what, options)
    : signalOfText(what, venue, stages.gate())
  const [scored] = await stages.score([signal])
  if (scored === undefined) throw new SeinpostError('internal', 'the signal got no score')
  const { places, regions } = stages.locateAll(scored)
  printText(visible(signal.text))
  for (const line of explainRoute({ ...scored, places, regions }, stages.routing).lines)
    printText(`  ${visible(line)}`)
}

async function leadOf(id: string, options: DeskOptions): Promise<Signal> {
  const desk = await openDeskReader(options)
  try {
    return (await desk.case(id)).lead
  } finally {
    await desk.close()
  }
}
