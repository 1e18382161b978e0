import { SeinpostError } from '@seinpost/domain'
import type { Command } from 'commander'
import { note, printLine } from '../io/print.ts'
import { loadNamed } from '../runtime/load-named.ts'
import type { Runtime } from '../runtime/open-runtime.ts'
import type { Sources } from '../runtime/open-sources.ts'
import { withRuntime } from '../runtime/with-parts.ts'

interface ReviewFlags {
  readonly config?: string
}

/** E-mail referrals between the mailbox and the gate. */
export function registerReview(sources: Command): void {
  const review = sources.command('review').description('e-mail referrals that wait for a person')
  const add = (name: string, about: string, example: string) =>
    review
      .command(name)
      .description(about)
      .option('-c, --config <file>', 'config file; the built-in default without')
      .addHelpText('after', `\nExample:\n  $ seinpost sources review ${example}`)
  add('list', 'those that wait, the oldest first', 'list -c region.yaml').action(list)
  add('accept <id>', 'hands one in at the gate', 'accept 3f2a91c0d4e5 -c region.yaml').action(accept)
  add('reject <id>', 'throws one away; that it was there is all that is kept', 'reject 3f2a91c0d4e5').action(
    reject,
  )
}

const list = (flags: ReviewFlags) =>
  within(flags, async ({ drafts }) => {
    const waiting = await drafts.waiting()
    for (const { attachments, ...draft } of waiting) {
      const files = attachments.map(({ base64: _bytes, ...about }) => about)
      await printLine({ ...draft, attachments: files })
    }
    if (waiting.length === 0) note('No referral waits.')
  })

const accept = (id: string, flags: ReviewFlags) =>
  within(flags, async ({ drafts }, runtime) => {
    const draft = await drafts.find(id)
    if (draft === null) throw nothingWaits(id)
    const [answer] = await runtime.accept([{ value: draft.input }])
    // The draft goes only when the gate holds it: a crash between the two hands in what the gate then knows.
    if (answer !== undefined && answer.kind !== 'refused') await drafts.decide(id, 'accepted')
    await runtime.caughtUp()
    await printLine({ draft: id, ...answer })
    if (answer?.kind === 'refused') process.exitCode = 1
  })

const reject = (id: string, flags: ReviewFlags) =>
  within(flags, async ({ drafts }) => {
    if ((await drafts.find(id)) === null) throw nothingWaits(id)
    await drafts.decide(id, 'rejected')
    await printLine({ draft: id, kind: 'rejected' })
  })

const nothingWaits = (id: string) =>
  new SeinpostError('not_found', `no referral "${id}" waits`, {
    remedy: '`seinpost sources review list` shows those that do.',
  })

async function within(
  flags: ReviewFlags,
  work: (sources: Sources, runtime: Runtime) => Promise<void>,
): Promise<void> {
  await withRuntime(await loadNamed(flags), async (runtime) => {
    const { openSources } = await import('../runtime/open-sources.ts')
    await work(await openSources(runtime.parts), runtime)
  })
}
