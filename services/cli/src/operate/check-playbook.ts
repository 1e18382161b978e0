import { loadPlaybook, playbookFile } from '@seinpost/config'
import { asSeinpostError } from '@seinpost/domain'
import type { Config } from '@seinpost/schemas'
import type { KeyProblem } from './key-problem.ts'

/** What is wrong with the playbook that the config names. */
export async function playbookProblems(
  { playbook }: Config,
  configFile: string | undefined,
): Promise<KeyProblem[]> {
  try {
    await loadPlaybook(playbookFile(playbook.file, configFile))
    return []
  } catch (error) {
    const { message } = asSeinpostError(error)
    return message.split('\n').map((line) => ({ path: ['playbook', 'file'], message: line }))
  }
}
