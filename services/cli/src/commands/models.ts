import { userInfo } from 'node:os'
import { SeinpostError } from '@seinpost/domain'
import { type AssessedInput, AssessedInput as AssessedSchema, Models } from '@seinpost/gateway'
import { BUILT_IN } from '@seinpost/models'
import { ModelEntry } from '@seinpost/schemas'
import type { Command } from 'commander'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { note, printLine } from '../io/print.ts'
import { adaptTo } from '../models/adapt.ts'
import { askProgram, programFor, type RemoteFlags } from '../runtime/remote-handover.ts'
import { programOptions } from './operator-options.ts'

export interface ModelFlags extends RemoteFlags {
  readonly by: string
}
interface UseFlags extends ModelFlags {
  readonly why: string
}

const FEWEST = 30

const modelOptions = (command: Command): Command =>
  programOptions(command).option('--by <name>', 'who does it', userInfo().username)

/** The models of a running program: which there are, how the one in force fares, and which counts. */
export function registerModels(program: Command): void {
  const model = program.command('model').description('models: list, watch, use another, go back')
  modelOptions(model.command('list').description('the models in the registry and the one in force'))
    .addHelpText('after', '\nExample:\n  $ seinpost model list')
    .action(async (flags: ModelFlags) =>
      printLine(Models.parse(await askProgram(await programFor(flags), '/api/models'))),
    )
  modelOptions(model.command('watch').description('what shifted lately, and how far people agree'))
    .option('--days <number>', 'of the last days, against four times as many before', '7')
    .addHelpText('after', '\nExample:\n  $ seinpost model watch --days 14')
    .action(async ({ days, ...flags }: ModelFlags & { days: string }) =>
      printLine(
        await askProgram(await programFor(flags), `/api/models/watch?days=${encodeURIComponent(days)}`),
      ),
    )
  modelOptions(
    model.command('use <version>').description('put a model in force, as a new version of the config'),
  )
    .requiredOption('--why <reason>', 'stands beside the version')
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost model use built-in+desk.5c2f1a90 --why "learned from October"',
    )
    .action(use)
  modelOptions(model.command('previous').description('return to the model that was in force before'))
    .option('--why <reason>', 'stands beside the version', 'back to the model before')
    .addHelpText('after', '\nExample:\n  $ seinpost model previous')
    .action(async (flags: UseFlags) => {
      const { previous } = Models.parse(await askProgram(await programFor(flags), '/api/models'))
      if (previous === null)
        throw new SeinpostError('usage', 'no other model was in force before', {
          remedy: '`seinpost model list` shows which there are.',
        })
      await use(previous, flags)
    })
}

/** Applies the config in force with another model in it; the file's comments stay. */
async function use(version: string, flags: UseFlags): Promise<void> {
  const program = await programFor(flags)
  const { models } = Models.parse(await askProgram(program, '/api/models'))
  if (version !== BUILT_IN && !models.some((one) => one.version === version))
    throw new SeinpostError('not_found', `there is no model "${version}"`, {
      remedy: '`seinpost model list` shows them.',
    })
  const { yaml } = z.object({ yaml: z.string() }).parse(await askProgram(program, '/api/config'))
  const document = parseDocument(yaml)
  document.setIn(['model', 'version'], version)
  const { by, why } = flags
  await printLine(await askProgram(program, '/api/config/apply', { yaml: document.toString(), by, why }))
}

/** What `train --with-assessments` does: draws the model in force towards what people found, and registers it. */
export async function trainOnAssessments(flags: ModelFlags): Promise<void> {
  const program = await programFor(flags)
  const { inForce } = Models.parse(await askProgram(program, '/api/models'))
  if (inForce !== BUILT_IN)
    note(`"${inForce}" is in force; what is learned starts from the built-in model and all assessments`)
  const answer = await askProgram(program, '/api/models/assessments')
  const assessments: readonly AssessedInput[] = z
    .object({ assessments: z.array(AssessedSchema) })
    .parse(answer).assessments
  if (assessments.length < FEWEST)
    throw new SeinpostError(
      'usage',
      `people have judged ${assessments.length} signals; ${FEWEST} are needed`,
      {
        remedy: 'Assess more cases first; fewer would teach chance.',
      },
    )
  note(`learning from ${assessments.length} assessments`)
  const { loadModel } = await import('@seinpost/scoring')
  const adapted = await adaptTo(assessments, await loadModel(), { madeBy: flags.by, base: BUILT_IN })
  const added = ModelEntry.parse(await askProgram(program, '/api/models', adapted))
  await printLine({ version: added.version, sha256: added.sha256, figures: added.figures })
  note(
    `It is registered and not in force. Try it beside the live one with \`seinpost config shadow\`, then \`seinpost model use ${added.version} --why …\`.`,
  )
}
