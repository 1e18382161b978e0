import { readFile } from 'node:fs/promises'
import { SignalInput } from '@seinpost/schemas'
import type { Command } from 'commander'
import { DEMO_SIGNALS } from '../demo/expected.ts'
import { note, printText } from '../io/print.ts'
import { untilStopped } from '../runtime/until-stopped.ts'

/** A feed and a Mastodon timeline of the demo week on this machine, to try sources on without the net. */
export function registerDemoSources(sources: Command): void {
  sources
    .command('demo')
    .description(
      'serves a feed and a Mastodon timeline of invented signals on this machine, and prints their config',
    )
    .addHelpText('after', '\nExample:\n  $ seinpost sources demo')
    .action(demo)
}

async function demo(): Promise<void> {
  const stopped = untilStopped()
  const { openDemoHost } = await import('@seinpost/collect/testing')
  const lines = (await readFile(DEMO_SIGNALS, 'utf8')).trim().split('\n')
  const signals = lines.map((line) => SignalInput.parse(JSON.parse(line)))
  const through = (adapter: string) => signals.filter(({ source }) => source.adapter === adapter)
  const host = await openDemoHost({ feed: through('rss'), timeline: through('mastodon') })
  const common = 'platform: demo, basis: proef, purpose: proef, everyMinutes: 1, allowPrivate: true'
  printText(`sources:
  - { id: demo-feed, kind: feed, url: "${host.feed}", ${common} }
  - { id: demo-mastodon, kind: mastodon, server: "${host.url}", stream: true, ${common} }`)
  note(
    'Put these lines in a config and start Seinpost with it in another terminal. Ctrl+C stops this server.',
  )
  await stopped
  await host.close()
}
