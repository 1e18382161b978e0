import type { ConfigProblem } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import { jurisdictionOf, loadGazetteer } from '@seinpost/gazetteer'
import { compileRouting } from '@seinpost/routing'
import type { Config } from '@seinpost/schemas'

/** What only shows when the parts of a config are held against each other and against the gazetteer. */
export async function crossCheck(config: Config): Promise<readonly ConfigProblem[]> {
  try {
    const gazetteer = loadGazetteer()
    compileRouting(config.routing, (nis) => jurisdictionOf(gazetteer, nis))
    return duplicateSources(config)
  } catch (error) {
    if (!(error instanceof SeinpostError) || error.code !== 'config_invalid') throw error
    return error.message
      .replace(/^routing: /u, '')
      .split('; ')
      .map((message) => ({ at: 'routing', line: 1, message }))
  }
}

function duplicateSources({ sources }: Config): ConfigProblem[] {
  const seen = new Set<string>()
  return sources.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [
      {
        at: `sources.${index}.id`,
        line: 1,
        message: `"${id}" is used twice; give each source an id of its own`,
      },
    ]
  })
}
