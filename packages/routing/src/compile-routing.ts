import { SeinpostError } from '@seinpost/domain'
import type { RouteMatch, RouteNode, RoutingConfig } from '@seinpost/schemas'
import { compileMatch } from './compile-match.ts'
import { compileHours, type LocalMoment } from './hours.ts'
import { findProblems } from './problems.ts'
import { isTemplate } from './queues.ts'
import type { CompiledRoute, Jurisdictions, Receiver, RouteIndex, RoutingTree } from './tree.ts'

type Hours = ReadonlyMap<string, (moment: LocalMoment) => boolean>

/**
 * Checks a routing config as a whole and makes it ready.
 *
 * @throws SeinpostError `config_invalid` that lists every problem, each with where it is and what to do.
 */
export function compileRouting(config: RoutingConfig, jurisdictions: Jurisdictions): RoutingTree {
  const problems = findProblems(config, jurisdictions)
  if (problems.length > 0)
    throw new SeinpostError('config_invalid', `routing: ${problems.join('; ')}`, {
      remedy: 'Correct these lines of the routing section; nothing was loaded.',
    })
  const hours: Hours = new Map(
    Object.entries(config.hours).map(([name, windows]) => [
      name,
      compileHours(Array.isArray(windows) ? windows : [windows]),
    ]),
  )
  const root = compileRoute(config.tree, { path: '', receivers: [], release: 'analyst' }, hours)
  return {
    root,
    jurisdictions,
    hasMunicipality: member(config.participating),
    hasZone: member(config.zones),
    hasDistrict: member(config.districts),
    cellOf: new Map(
      config.cells.flatMap(({ name, municipalities }) => municipalities.map((nis) => [nis, name] as const)),
    ),
    contacts: new Map(config.contacts.map((contact) => [contact.for, contact])),
    usesHours: config.tree.routes !== undefined && Object.keys(config.hours).length > 0,
    config,
  }
}

function member(list: 'all' | readonly string[]): (code: string) => boolean {
  if (list === 'all') return () => true
  const set = new Set(list)
  return (code) => set.has(code)
}

interface Inherited {
  readonly path: string
  readonly receivers: readonly string[]
  readonly release: 'analyst' | 'automatic'
}

function compileRoute(node: RouteNode, above: Inherited, hours: Hours): CompiledRoute {
  const own: Inherited = {
    path: above.path === '' ? node.name : `${above.path}/${node.name}`,
    receivers: node.receivers ?? above.receivers,
    release: node.release ?? above.release,
  }
  return {
    path: own.path,
    release: own.release,
    receivers: own.receivers.map((queue) => compileReceiver(queue, own.path)),
    fails: compileMatch(node.match, hours),
    minLevel: node.match?.minLevel ?? 0,
    continues: node.continue === true,
    routes: (node.routes ?? []).map((child) => compileRoute(child, own, hours)),
    index: indexRoutes(node.routes ?? []),
  }
}

const LOCAL = /^(?:municipality|cell|zone|district)-/u

const compileReceiver = (queue: string, path: string): Receiver => ({
  queue,
  template: isTemplate(queue) ? queue : undefined,
  reason: `route ${path}`,
  isLocal: isTemplate(queue) || LOCAL.test(queue),
})

/** A child that asks for a place or a theme is found by it; the others are always tried. Order among matches stays the file's. */
function indexRoutes(nodes: readonly RouteNode[]): RouteIndex {
  const byKey = new Map<string, number[]>()
  const byTheme = new Map<string, number[]>()
  const rest: number[] = []
  nodes.forEach(({ match }, position) => {
    const keys = placeKeys(match ?? {})
    const themes = many(match?.theme)
    if (keys.length > 0) for (const key of new Set(keys)) put(byKey, key, position)
    else if (themes.length > 0) for (const theme of new Set(themes)) put(byTheme, theme, position)
    else rest.push(position)
  })
  return { byKey, byTheme, rest, merged: new Map() }
}

/** The narrowest place a match asks for: `m` and NIS code, `z` and zone, `d` and district. */
function placeKeys({ municipality, zone, district }: RouteMatch): string[] {
  if (municipality !== undefined) return many(municipality).map((code) => `m${code}`)
  if (zone !== undefined) return many(zone).map((code) => `z${code}`)
  return many(district).map((slug) => `d${slug}`)
}

const many = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

function put(index: Map<string, number[]>, key: string, position: number): void {
  const positions = index.get(key)
  if (positions === undefined) index.set(key, [position])
  else positions.push(position)
}
