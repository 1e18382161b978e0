import { readFile } from 'node:fs/promises'
import { explainText, loadPacks, testPackFolder } from '@seinpost/concepts'
import { SeinpostError } from '@seinpost/domain'
import { checkGazetteer, gazetteerPath } from '@seinpost/gazetteer'
import { Language } from '@seinpost/schemas'
import { type Command, Option } from 'commander'
import { note, printLine, printText } from '../io/print.ts'
import { visible } from '../io/visible.ts'
import { registerLabels } from './gazetteer-labels.ts'

/** The commands of whoever keeps the packs and the gazetteer. */
export function registerKnowledge(program: Command): void {
  const concepts = program
    .command('concepts')
    .description('the packs of words and patterns that concepts are found with')
  concepts
    .command('test [folder]')
    .description("run every pack entry's own examples; without a folder, those of the built-in packs")
    .addHelpText('after', '\nExample:\n  $ seinpost concepts test')
    .action(testConcepts)
  concepts
    .command('explain <text>')
    .description('what the packs see in a text')
    .addOption(new Option('--lang <language>', 'found out by itself when left out').choices(Language.options))
    .addHelpText('after', '\nExample:\n  $ seinpost concepts explain "morgen sla ik hem op zijn gezicht"')
    .action((text: string, { lang }: { lang?: Language }) => {
      for (const line of explainText(text, loadPacks(), lang)) printText(visible(line))
    })
  const gazetteer = program.command('gazetteer').description('the places signals are routed by')
  registerLabels(gazetteer)
  gazetteer
    .command('check [file]')
    .description('hold a gazetteer file to its promises; without a file, the built-in one')
    .addHelpText('after', '\nExample:\n  $ seinpost gazetteer check')
    .action(checkPlaces)
}

async function testConcepts(folder?: string): Promise<void> {
  const { passed, failures } = await testPackFolder(folder)
  for (const { lang, entry, kind, example } of failures)
    note(`${lang} ${entry}: the ${kind} example does not hold: ${visible(example)}`)
  await printLine({ passed, failed: failures.length })
  if (failures.length > 0) process.exitCode = 1
}

async function checkPlaces(file?: string): Promise<void> {
  const { problems, counts } = checkGazetteer(await readJson(file ?? gazetteerPath()))
  for (const problem of problems) note(problem)
  await printLine({ problems: problems.length, ...counts })
  if (problems.length > 0) process.exitCode = 1
}

async function readJson(file: string | URL): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new SeinpostError('input_unreadable', `${file}: cannot be read as JSON`, {
      cause,
      remedy: 'Give a file written by scripts/write-gazetteer.',
    })
  }
}
