import type { Refusal, Routed, Signal } from '@seinpost/schemas'
import type { Command } from 'commander'
import { note, printLine } from '../io/print.ts'
import { openProgress } from '../io/progress.ts'
import { readStageInputs } from '../io/stage-input.ts'
import { loadStages, type Stages } from '../runtime/stages.ts'
import { admitInMemory } from '../triage/admit-in-memory.ts'
import { casesInMemory, type Placed } from '../triage/cases-in-memory.ts'
import { ledgerInMemory } from '../triage/ledger-in-memory.ts'

export function registerTriage(program: Command): void {
  program
    .command('triage <file>')
    .description('the whole way in memory: routed signals out as NDJSON, the ledger on standard error')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost triage demo/signals.jsonl > routed.jsonl')
    .action(triage)
}

async function triage(file: string, { config }: { config?: string }): Promise<void> {
  const stages = await loadStages(config)
  const { signals, refusals, known } = await readAll(file, stages)
  for (const { line, reason, detail } of refusals) note(`line ${line}: refused (${reason}): ${detail}`)
  const progress = openProgress('triage', signals.length)
  const routed = await stages.triage(signals, (done) => progress.advance(done))
  progress.done()
  const placed = casesInMemory(routed, stages.config)
  for (const [index, one] of routed.entries()) await printLine(lineOf(one, placed[index]))
  const ledger = ledgerInMemory(placed, refusals)
  note(JSON.stringify({ ledger, known }))
  if (!ledger.balanced || refusals.length > 0) process.exitCode = 1
}

/** Everything the other stage commands print of a signal, in one line. */
function lineOf({ signal, score, cluster, places, routing }: Routed, placed: Placed | undefined): object {
  return {
    id: signal.id,
    externalId: signal.source.externalId,
    state: placed?.state,
    caseId: placed?.caseId,
    ...score,
    ...cluster,
    places,
    ...routing,
    signal,
  }
}

async function readAll(
  file: string,
  stages: Stages,
): Promise<{ signals: Signal[]; refusals: Refusal[]; known: number }> {
  const admit = admitInMemory()
  const signals: Signal[] = []
  const refusals: Refusal[] = []
  let known = 0
  let line = 0
  for await (const input of readStageInputs(file, stages.gate())) {
    line++
    if (input.kind === 'refused') {
      refusals.push(input.refusal)
      continue
    }
    const admission = admit(input.signal)
    if (admission.kind === 'new') signals.push(input.signal)
    if (admission.kind === 'known') known++
    if (admission.kind === 'conflict') refusals.push({ ...admission.refusal, line })
  }
  return { signals, refusals, known }
}
