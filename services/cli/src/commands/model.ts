import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { fileURLToPath } from 'node:url'
import { SeinpostError } from '@seinpost/domain'
import { type Command, InvalidArgumentError } from 'commander'
import { note, printLine } from '../io/print.ts'
import { TOKEN_HELP } from '../runtime/running-program.ts'
import type { ModelFlags } from './models.ts'

interface DataFlags {
  readonly data?: string
  readonly seed: number
}

type TrainFlags = DataFlags & ModelFlags & { readonly out: string; readonly withAssessments?: true }

const MODEL = fileURLToPath(new URL('../../../../packages/scoring/model/model.ts', import.meta.url))
const DOCS = fileURLToPath(new URL('../../../../docs', import.meta.url))
const SHARED = fileURLToPath(new URL('../../../../../shared/data', import.meta.url))

/** The commands of whoever keeps the scoring model; training code and TensorFlow are loaded only here. */
export function registerModel(program: Command): void {
  withData(program.command('train').description('train the scoring model anew, reproducibly from a seed'))
    .option('--out <file>', 'where the weights go', MODEL)
    .option(
      '--with-assessments',
      'instead, draw the shipped model towards what people found in a running program, and register it there',
    )
    .option('--url <address>', 'address of that program; found by itself on the same data directory')
    .option('--token <token>', TOKEN_HELP)
    .option('-c, --config <file>', 'config file of that program; the built-in default without')
    .option('--by <name>', 'who trains', userInfo().username)
    .addHelpText('after', '\nExamples:\n  $ seinpost train --seed 1\n  $ seinpost train --with-assessments')
    .action(async ({ withAssessments, ...flags }: TrainFlags) => {
      if (withAssessments !== true) return await train(flags)
      const { trainOnAssessments } = await import('./models.ts')
      return await trainOnAssessments(flags)
    })
  withData(
    program.command('evaluate').description('measure the model on the labelled sets, beside simpler ones'),
  )
    .option('--write', 'write docs/model-card.md and its plots')
    .addHelpText('after', '\nExample:\n  $ seinpost evaluate --write')
    .action(evaluateModel)
}

const withData = (command: Command): Command =>
  command
    .option('--data <folder>', 'the labelled sets; SEINPOST_DATA or ../shared/data without')
    .option('--seed <number>', 'of everything that is drawn', wholeNumber, 1)

async function train({ data, seed, out }: DataFlags & { out: string }): Promise<void> {
  const [{ DataFolder }, { trainModel, writeModel }] = await Promise.all([
    import('@seinpost/scoring/evaluate'),
    import('@seinpost/scoring/train'),
  ])
  const started = performance.now()
  const { model, heads, backend, cases, publicTexts } = await trainModel({
    data: new DataFolder(dataFolder(data)),
    seed,
    log: note,
  })
  writeModel(out, { version: model.version, backend, severity: model.kernel.weights, heads })
  await printLine({
    out,
    version: model.version,
    backend,
    cases: cases.length,
    publicTexts,
    seconds: Math.round((performance.now() - started) / 1_000),
  })
  note(
    'Build anew (`npm run build`) for the program to use it, and `seinpost evaluate` to see what it is worth.',
  )
}

async function evaluateModel({ data, seed, write }: DataFlags & { write?: true }): Promise<void> {
  const { DataFolder, evaluate } = await import('@seinpost/scoring/evaluate')
  await printLine(
    await evaluate({ data: new DataFolder(dataFolder(data)), seed, log: note, ...(write && { docs: DOCS }) }),
  )
}

/** Where the labelled sets are. Without them there is nothing to learn from or to measure on. */
function dataFolder(given: string | undefined): string {
  const folder = given ?? process.env.SEINPOST_DATA ?? SHARED
  if (existsSync(folder)) return folder
  throw new SeinpostError('input_unreadable', `${folder}: no labelled sets are there`, {
    remedy:
      'Give their folder with --data or SEINPOST_DATA. They are not part of the project; each has a licence of its own.',
  })
}

function wholeNumber(value: string): number {
  const number = Number(value)
  if (Number.isSafeInteger(number) && number >= 0) return number
  throw new InvalidArgumentError('give a whole number')
}
