import { openStore } from '@seinpost/store'
import type { Command } from 'commander'
import { z } from 'zod'
import { note, printLine } from '../io/print.ts'
import { loadNamed } from '../runtime/load-named.ts'
import { askProgram, type RemoteFlags } from '../runtime/remote-handover.ts'
import { runningProgram, TOKEN_HELP } from '../runtime/running-program.ts'
import { storeSecret } from '../runtime/secrets.ts'

const PAGE = 500
const Labels = z.object({ labels: z.array(z.looseObject({ seq: z.int() })) })

/** `gazetteer labels`: where analysts said that cases belong. */
export function registerLabels(gazetteer: Command): void {
  gazetteer
    .command('labels')
    .description('where analysts said that cases belong, with what was shown to choose from (NDJSON)')
    .option('--desk <desk>', 'for which desk you read them', 'supra-local')
    .option('--url <address>', 'address of a running program; found by itself on the same data directory')
    .option('--token <token>', TOKEN_HELP)
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost gazetteer labels > labels.ndjson')
    .action(printLabels)
}

async function printLabels({ desk, ...flags }: RemoteFlags & { readonly desk: string }): Promise<void> {
  const { config, dataDir } = await loadNamed(flags)
  const program = await runningProgram(flags, { dataDir })
  if (program !== null) {
    const query = (after: number) => new URLSearchParams({ desk, after: String(after) })
    return await printAll(
      async (after) => Labels.parse(await askProgram(program, `/api/place-labels?${query(after)}`)).labels,
    )
  }
  const store = await openStore(config.store, { dataDir, clock: () => new Date(), secret: storeSecret })
  try {
    await printAll((after) => store.hands.labels({ after, limit: PAGE }))
  } finally {
    await store.close()
  }
}

async function printAll(
  page: (after: number) => Promise<readonly { readonly seq: number }[]>,
): Promise<void> {
  let after = 0
  while (true) {
    const labels = await page(after)
    const last = labels.at(-1)
    if (last === undefined) break
    for (const label of labels) await printLine(label)
    after = last.seq
  }
  if (after === 0) note('No label yet: an analyst makes one by choosing the place of a case.')
}
