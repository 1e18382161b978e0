import { Command } from 'commander'
import { expect, test } from 'vitest'
import { COMMAND_FAMILIES, registerCommands } from './register.ts'

const namesOf = (program: Command) => program.commands.map((command) => command.name())

for (const { names, load } of COMMAND_FAMILIES)
  test(`${names.join(', ')}: the file registers what it is asked for, each with an explanation`, async () => {
    const program = new Command('seinpost')
    ;(await load())(program)
    expect(namesOf(program)).toEqual(names)
    for (const command of program.commands) expect(command.description()).not.toBe('')
  })

test('a command loads its own file; help and unknown words load all', async () => {
  const [one, all] = [new Command('seinpost'), new Command('seinpost')]
  await registerCommands(one, ['--no-colour', 'ledger'])
  expect(namesOf(one)).toEqual(['queue', 'case', 'ledger'])
  await registerCommands(all, ['--help'])
  expect(namesOf(all)).toEqual(COMMAND_FAMILIES.flatMap(({ names }) => names))
})
