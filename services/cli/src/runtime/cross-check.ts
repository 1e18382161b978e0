import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { ConfigProblem, Locate } from '@seinpost/config'
import { type Gazetteer, jurisdictionOf, loadGazetteer, locateAll } from '@seinpost/gazetteer'
import { compileRouting, findProblems, type Jurisdictions, runRouteTests } from '@seinpost/routing'
import { type Config, type RouteNode, RouteTests } from '@seinpost/schemas'
import { parse } from 'yaml'
import { deskProblems } from '../operate/check-desks.ts'
import { playbookProblems } from '../operate/check-playbook.ts'
import { thresholdProblems } from '../operate/check-thresholds.ts'
import type { KeyProblem } from '../operate/key-problem.ts'

/**
 * What only shows when the parts of a config are held against each other, against the gazetteer and its route tests. With
 * `locate`, each problem has its file and line.
 */
export async function crossCheck(
  config: Config,
  file: string | undefined,
  locate?: Locate,
): Promise<readonly ConfigProblem[]> {
  const gazetteer = loadGazetteer()
  const jurisdictions = (nis: string) => jurisdictionOf(gazetteer, nis)
  const routing = routingProblems(config, jurisdictions)
  const found = [
    ...routing,
    ...(routing.length > 0 ? [] : await testProblems(config, file, { gazetteer, jurisdictions })),
    ...thresholdProblems(config),
    ...deskProblems(config, jurisdictions),
    ...(await playbookProblems(config, file)),
  ]
  return found.map(({ path, message }) => ({
    at: path.join('.'),
    line: 1,
    ...locate?.(path),
    message,
  }))
}

function routingProblems({ routing }: Config, jurisdictions: Jurisdictions): KeyProblem[] {
  return findProblems(routing, jurisdictions).map((problem) => {
    const colon = problem.indexOf(': ')
    const where = problem.slice(0, colon)
    return { path: ['routing', ...pathOf(where, routing.tree)], message: problem.slice(colon + 2) }
  })
}

/** `seinpost/acute.match.during` as the path of the route with that name; `cells.grens` as it stands. */
function pathOf(where: string, tree: RouteNode): readonly PropertyKey[] {
  const [names = '', ...keys] = where.split('.')
  const [root, ...children] = names.split('/')
  if (root !== tree.name || root === 'tree') return where.split('.')
  const path: PropertyKey[] = ['tree']
  let node = tree
  for (const name of children) {
    const index = (node.routes ?? []).findIndex((child) => child.name === name)
    const child = node.routes?.[index]
    if (child === undefined) break
    path.push('routes', index)
    node = child
  }
  return [...path, ...keys]
}

async function testProblems(
  { routing }: Config,
  file: string | undefined,
  { gazetteer, jurisdictions }: { readonly gazetteer: Gazetteer; readonly jurisdictions: Jurisdictions },
): Promise<KeyProblem[]> {
  if (routing.tests === undefined) return []
  const path = ['routing', 'tests']
  try {
    const text = await readFile(resolve(file === undefined ? '.' : dirname(file), routing.tests), 'utf8')
    const tests = RouteTests.parse(parse(text))
    const tree = compileRouting(routing, jurisdictions)
    const results = runRouteTests(tests, { tree, locate: (input) => locateAll(input, { gazetteer }) })
    return results.flatMap(({ name, problems }) =>
      problems.map((problem) => ({ path, message: `test "${name}": ${problem}` })),
    )
  } catch (error) {
    if (error instanceof Error) return [{ path, message: `${routing.tests}: ${error.message}` }]
    throw error
  }
}
