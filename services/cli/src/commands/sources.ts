import type { LoadedConfig } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import type { Command } from 'commander'
import { note, printLine } from '../io/print.ts'
import { runningAt } from '../runtime/address-file.ts'
import { loadNamed } from '../runtime/load-named.ts'
import type { Runtime } from '../runtime/open-runtime.ts'
import type { Sources } from '../runtime/open-sources.ts'
import { remoteSources } from '../runtime/remote-sources.ts'
import { type ProgramFlags, runningProgram, TOKEN_HELP } from '../runtime/running-program.ts'
import { withParts, withRuntime } from '../runtime/with-parts.ts'
import { registerDemoSources } from './demo-sources.ts'
import { registerReview } from './review-referrals.ts'

interface SourceFlags extends ProgramFlags {
  readonly config?: string
}

const LOOK_MS = 10_000

export function registerSources(program: Command): void {
  const sources = program.command('sources').description('where signals are read, and how the reading goes')
  const add = (name: string, about: string, example: string) =>
    sources
      .command(name)
      .description(about)
      .option('--token <token>', TOKEN_HELP)
      .option('-c, --config <file>', 'config file; the built-in default without')
      .addHelpText('after', `\nExample:\n  $ seinpost sources ${example}`)

  add('check [id]', 'a dry run: shows what would be read, hands nothing in', 'check nieuws -c region.yaml')
    .option('--seconds <n>', 'how long to look at a stream', Number, LOOK_MS / 1_000)
    .action(check)
  add('run [id]', 'reads every source, or one, once and now', 'run nieuws -c region.yaml').action(run)
  add('health', 'last item, rate, errors and worth of every source', 'health -c region.yaml').action(health)
  add(
    'stop <id>',
    'the kill switch: stops reading a source now',
    'stop nieuws --why "asked by the site" -c region.yaml',
  )
    .option('--why <reason>', 'kept and shown', 'stopped by hand')
    .action((id: string, { why, ...flags }: SourceFlags & { why: string }) => flip(id, why, flags))
  registerReview(sources)
  registerDemoSources(sources)
  add('go <id>', 'lets a stopped source go on from where it left off', 'go nieuws -c region.yaml').action(
    (id: string, flags: SourceFlags) => flip(id, null, flags),
  )
}

/** Loaded for these commands only: parsers for every kind of source take a while. */
const reading = () => import('../runtime/open-sources.ts')

async function check(
  id: string | undefined,
  { seconds, ...flags }: SourceFlags & { seconds: number },
): Promise<void> {
  const loaded = await loadNamed(flags)
  const { checkSources } = await reading()
  const checks = await checkSources(loaded, { id, stop: () => AbortSignal.timeout(seconds * 1_000) })
  for (const found of checks) await printLine(found)
  if (checks.some(({ ok }) => !ok)) process.exitCode = 1
}

async function run(id: string | undefined, flags: SourceFlags): Promise<void> {
  const loaded = await loadNamed(flags)
  const running = await runningAt(loaded.dataDir)
  if (running !== null) throw runsAlready(running)
  await withRuntime(loaded, async (runtime) => {
    const { noSource, openSources } = await reading()
    const all = await openSources(runtime.parts)
    const opened = id === undefined ? all.opened : all.opened.filter(({ config }) => config.id === id)
    if (opened.length === 0) throw noSource(loaded, id)
    const failed = await visitOnce({ ...all, opened }, runtime)
    await runtime.caughtUp()
    if (failed) process.exitCode = 1
  })
}

/** Whether a visit failed. */
async function visitOnce(sources: Sources, { parts, accept }: Runtime): Promise<boolean> {
  const lines: Promise<void>[] = []
  let failed = false
  const { collectorOf } = await import('../runtime/collect-sources.ts')
  const collector = collectorOf(sources, {
    parts,
    accept,
    onReport: ({ error, ...report }) => {
      failed ||= error !== undefined
      lines.push(printLine({ ...report, ...(error && { problem: error.message, remedy: error.remedy }) }))
    },
  })
  await sources.book.hasten(sources.opened.map(({ config }) => config.id))
  await collector.tick(AbortSignal.timeout(600_000))
  await collector.stop()
  await Promise.all(lines)
  return failed
}

async function health(flags: SourceFlags): Promise<void> {
  const loaded = await loadNamed(flags)
  const running = await runningProgram(flags, loaded)
  const found =
    running === null
      ? await withSources(loaded, (sources) => sources.health())
      : await remoteSources(running).health()
  for (const source of found) await printLine(source)
  if (found.length === 0) note('The config names no sources; docs/sources.md shows how to add one.')
}

async function flip(id: string, off: string | null, flags: SourceFlags): Promise<void> {
  const loaded = await loadNamed(flags)
  const { noSource } = await reading()
  if (!loaded.config.sources.some((source) => source.id === id)) throw noSource(loaded, id)
  const running = await runningProgram(flags, loaded)
  if (running === null) await withSources(loaded, ({ book }) => book.switch(id, off))
  else await remoteSources(running).switch(id, off)
  await printLine({ id, off })
}

async function withSources<T>(loaded: LoadedConfig, work: (sources: Sources) => Promise<T>): Promise<T> {
  const { openSources } = await reading()
  return await withParts(loaded, async (parts) => work(await openSources(parts)))
}

const runsAlready = (url: string) =>
  new SeinpostError('data_dir_locked', `${url} reads these sources already, each when its turn has come`, {
    remedy: 'Look with `seinpost sources health`, or stop the program first.',
  })
