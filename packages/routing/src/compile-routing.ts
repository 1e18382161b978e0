import { SeinpostError } from '@seinpost/domain'
import type { RouteNode, RoutingConfig } from '@seinpost/schemas'
import { compileMatch } from './compile-match.ts'
import { compileHours, type LocalMoment } from './hours.ts'
import { findProblems } from './problems.ts'
import type { CompiledRoute, Jurisdictions, RouteIndex, RoutingTree } from './tree.ts'

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
    ...own,
    fails: compileMatch(node.match, hours),
    minLevel: node.match?.minLevel ?? 0,
    continues: node.continue === true,
    routes: (node.routes ?? []).map((child) => compileRoute(child, own, hours)),
    index: indexRoutes(node.routes ?? []),
  }
}

/** A child that asks for one place key is found by it; the others are always tried. Order among matches stays the file's. */
function indexRoutes(nodes: readonly RouteNode[]): RouteIndex {
  const byKey = new Map<string, number[]>()
  const rest: number[] = []
  nodes.forEach(({ match }, position) => {
    const key = match?.municipality ?? match?.zone ?? match?.district
    if (key === undefined) {
      rest.push(position)
      return
    }
    const kind = match?.municipality !== undefined ? 'm' : match?.zone !== undefined ? 'z' : 'd'
    for (const code of new Set(Array.isArray(key) ? key : [key])) {
      const positions = byKey.get(`${kind}${code}`)
      if (positions === undefined) byKey.set(`${kind}${code}`, [position])
      else positions.push(position)
    }
  })
  return { byKey, rest, merged: new Map() }
}
