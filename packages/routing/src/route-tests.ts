import { Place, type RouteTest, type RoutingDecision } from '@seinpost/schemas'
import type { RouteInput } from './facts.ts'
import { routeSignal } from './route-signal.ts'
import type { RouteDeps } from './route-stage.ts'
import type { RoutingTree } from './tree.ts'

/** What a route test showed; it passed when there are no problems. */
export interface RouteTestResult {
  readonly name: string
  readonly problems: readonly string[]
}

/** Runs the tests of the file beside the config. A test with a text needs `locate`. */
export function runRouteTests(
  tests: readonly RouteTest[],
  { tree, locate }: { tree: RoutingTree; locate?: RouteDeps['locate'] | undefined },
): RouteTestResult[] {
  return tests.map((test) => {
    const input = inputOf(test, tree, locate)
    if (typeof input === 'string') return { name: test.name, problems: [input] }
    return { name: test.name, problems: compare(test.expect, routeSignal(input, tree)) }
  })
}

function inputOf(
  { given }: RouteTest,
  tree: RoutingTree,
  locate: RouteDeps['locate'] | undefined,
): RouteInput | string {
  const base = {
    signal: {
      source: { kind: given.sourceKind },
      receivedAt: given.at,
      referral: { concerns: given.themes },
    },
    score: {
      lang: given.language,
      severity: { effective: given.level },
      context: given.context,
      concepts: [],
    },
  }
  if (given.places !== undefined)
    return { ...base, places: given.places.map((place) => placeOf(place, tree)) }
  if (given.text === undefined) return { ...base, places: [] }
  if (locate === undefined) return 'the test has a text, and no gazetteer is loaded to read it'
  const bare = {
    text: given.text,
    lang: given.language,
    place: undefined,
    referral: undefined,
    thread: undefined,
    venue: undefined,
    url: undefined,
  }
  return { ...base, ...locate(bare) }
}

function placeOf(
  { code, role, confidence }: { code: string; role: Place['role']; confidence: number },
  { jurisdictions }: RoutingTree,
): Place {
  const belgian = /^\d{5}$/u.test(code)
  const country = belgian ? 'BE' : code.startsWith('GM') ? 'NL' : code.slice(0, 2)
  const name = (belgian ? jurisdictions(code)?.name : undefined) ?? code
  return Place.parse({
    ...(belgian ? { nis: code } : { code }),
    name,
    country,
    role,
    confidence,
    evidence: [],
  })
}

function compare(expect: RouteTest['expect'], { recipients, primary, unplaced }: RoutingDecision): string[] {
  const got = new Map(recipients.map((recipient) => [recipient.queue, recipient]))
  const all = [...got.keys()].join(', ')
  const problems: string[] = []
  if (expect.primary !== undefined && expect.primary !== primary)
    problems.push(`owner is ${primary}, expected ${expect.primary}`)
  for (const queue of expect.to ?? [])
    if (!got.has(queue)) problems.push(`not sent to ${queue}; sent to ${all}`)
  for (const queue of expect.notTo ?? [])
    if (got.has(queue)) problems.push(`sent to ${queue} by route ${got.get(queue)?.route}`)
  for (const queue of expect.released ?? [])
    if (got.get(queue)?.released !== true)
      problems.push(`${queue} ${got.has(queue) ? 'waits for an analyst' : 'is no recipient'}`)
  if (expect.unplaced !== undefined && expect.unplaced !== (unplaced ?? 'placed'))
    problems.push(`unplaced is ${unplaced ?? 'placed'}, expected ${expect.unplaced}`)
  return problems
}
