import { SeinpostError } from '@seinpost/domain'
import type { Command } from 'commander'
import { note, printLine } from '../io/print.ts'
import { openPseudonymKeys, pseudonymsHeld, rotatePseudonymKey } from '../runtime/pseudonym-keys.ts'
import { type StoreFlags, withProgram } from '../runtime/with-program.ts'
import { writeDown } from './audit.ts'

const running = async (): Promise<never> => {
  throw new SeinpostError('usage', 'a running program holds the key in memory', {
    remedy: 'Stop it, run this, and start it again.',
  })
}

export function registerKeys(program: Command): void {
  const keys = program.command('keys').description('the keys that pseudonyms are made with')
  keys
    .command('list')
    .description('each key in use with the signals that stand under it')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost keys list')
    .action((flags: StoreFlags) => withProgram(flags, { there: running, here: list }))
  keys
    .command('rotate')
    .description('make new pseudonyms with a new key; what stands keeps its own until its retention ends')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost keys rotate')
    .action((flags: StoreFlags) => withProgram(flags, { there: running, here: rotate }))
}

type Parts = Parameters<Parameters<typeof withProgram>[1]['here']>[0]

async function list(parts: Parts): Promise<void> {
  const { config, dataDir } = parts.loaded
  const { current, retired } = await openPseudonymKeys(config.gate, dataDir)
  const held = await pseudonymsHeld((await parts.store()).sql)
  await printLine({ key: current.id, state: 'current', signals: held.get(current.id) ?? 0 })
  for (const { id } of retired) await printLine({ key: id, state: 'retired', signals: held.get(id) ?? 0 })
  const known = new Set([current, ...retired].map(({ id }) => id))
  for (const [key, signals] of held) if (!known.has(key)) await printLine({ key, state: 'unknown', signals })
}

async function rotate(parts: Parts): Promise<void> {
  const { config, dataDir } = parts.loaded
  const rotated = await rotatePseudonymKey(config.gate, { dataDir, now: parts.now() })
  await writeDown(parts, { act: 'keys.rotate', details: rotated })
  await printLine(rotated)
  note('The old key is kept for as long as a signal stands under it; then the retention run destroys it.')
}
