import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { ConfigProblem } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import { jurisdictionOf, loadGazetteer, locateAll } from '@seinpost/gazetteer'
import { compileRouting, runRouteTests } from '@seinpost/routing'
import { type Config, RouteTests } from '@seinpost/schemas'
import { parse } from 'yaml'

/** What only shows when the parts of a config are held against each other, against the gazetteer and its route tests. */
export async function crossCheck(
  config: Config,
  file: string | undefined,
): Promise<readonly ConfigProblem[]> {
  return [...(await routingProblems(config, file)), ...duplicateSources(config)]
}

async function routingProblems({ routing }: Config, file: string | undefined): Promise<ConfigProblem[]> {
  try {
    const gazetteer = loadGazetteer()
    const tree = compileRouting(routing, (nis) => jurisdictionOf(gazetteer, nis))
    if (routing.tests === undefined) return []
    const tests = RouteTests.parse(
      parse(await readFile(resolve(file === undefined ? '.' : dirname(file), routing.tests), 'utf8')),
    )
    const results = runRouteTests(tests, { tree, locate: (input) => locateAll(input, { gazetteer }) })
    return results.flatMap(({ name, problems }) =>
      problems.map((problem) => routingProblem(`test "${name}": ${problem}`)),
    )
  } catch (error) {
    if (error instanceof SeinpostError && error.code === 'config_invalid')
      return error.message
        .replace(/^routing: /u, '')
        .split('; ')
        .map(routingProblem)
    if (error instanceof Error) return [routingProblem(`${routing.tests}: ${error.message}`)]
    throw error
  }
}

const routingProblem = (message: string): ConfigProblem => ({ at: 'routing', line: 1, message })

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
