import type { RouteMatch, RouteNode, RoutingConfig } from '@seinpost/schemas'
import { ANALYST, HELP, isTemplate, SUPRA_LOCAL } from './queues.ts'
import type { Jurisdictions } from './tree.ts'

const many = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T] // Not an array here.

/** Everything wrong with a routing config, each with its place. Empty when it may be loaded. */
export function findProblems(config: RoutingConfig, jurisdictions: Jurisdictions): string[] {
  return [
    ...rootProblems(config.tree),
    ...codeProblems(config, jurisdictions),
    ...cellProblems(config),
    ...contactProblems(config),
    ...nodeProblems(config.tree, config.tree.name, config, jurisdictions),
  ]
}

/** The catch-all: without it a signal could have no recipient. */
function rootProblems({ match, receivers }: RouteNode): string[] {
  const problems: string[] = []
  if (match !== undefined)
    problems.push('tree: the root matches everything; move its match to a route below it')
  if (!(receivers ?? []).some((receiver) => receiver === SUPRA_LOCAL || receiver === ANALYST))
    problems.push(`tree.receivers: the catch-all must name ${SUPRA_LOCAL} or ${ANALYST}`)
  return problems
}

function codeProblems(
  { participating, zones, districts }: RoutingConfig,
  jurisdictions: Jurisdictions,
): string[] {
  const problems: string[] = []
  for (const nis of participating === 'all' ? [] : participating) {
    const found = jurisdictions(nis)
    if (found === undefined) problems.push(`participating: no municipality has NIS code ${nis}`)
    else if (found.nis !== nis)
      problems.push(`participating: ${nis} merged into ${found.nis} (${found.name}); use that code`)
  }
  for (const [key, list] of [
    ['zones', zones],
    ['districts', districts],
  ] as const)
    if (list !== 'all' && new Set(list).size !== list.length) problems.push(`${key}: a code stands twice`)
  return problems
}

function cellProblems({ cells, participating }: RoutingConfig): string[] {
  const problems: string[] = []
  const cellOf = new Map<string, string>()
  for (const { name, municipalities } of cells)
    for (const nis of municipalities) {
      const other = cellOf.get(nis)
      if (other !== undefined) problems.push(`cells: municipality ${nis} is in ${other} and in ${name}`)
      cellOf.set(nis, name)
      if (participating !== 'all' && !participating.includes(nis))
        problems.push(`cells.${name}: municipality ${nis} does not participate`)
    }
  return problems
}

function contactProblems({ contacts }: RoutingConfig): string[] {
  const seen = new Set<string>()
  const problems: string[] = []
  for (const contact of contacts) {
    if (seen.has(contact.for)) problems.push(`contacts: ${contact.for} has two contacts`)
    seen.add(contact.for)
    if (contact.for === 'BE') problems.push('contacts: a contact is abroad; BE has desks')
  }
  return problems
}

function nodeProblems(
  node: RouteNode,
  path: string,
  config: RoutingConfig,
  jurisdictions: Jurisdictions,
): string[] {
  const problems = [
    ...(node.receivers ?? []).flatMap((receiver) => receiverProblems(receiver, path, config, jurisdictions)),
    ...matchProblems(node.match ?? {}, path, config, jurisdictions),
  ]
  const names = new Set<string>()
  const routes = node.routes ?? []
  routes.forEach((child, position) => {
    if (names.has(child.name)) problems.push(`${path}: two routes are named ${child.name}`)
    names.add(child.name)
    const last = position === routes.length - 1
    const open = child.match === undefined || Object.keys(child.match).length === 0
    if (open && child.continue !== true && !last)
      problems.push(
        `${path}/${child.name}: matches everything, so the routes after it are never tried; move it last`,
      )
    problems.push(...nodeProblems(child, `${path}/${child.name}`, config, jurisdictions))
  })
  return problems
}

function matchProblems(
  match: RouteMatch,
  path: string,
  config: RoutingConfig,
  jurisdictions: Jurisdictions,
): string[] {
  const problems: string[] = []
  for (const nis of many(match.municipality))
    if (/^\d+$/u.test(nis) && jurisdictions(nis)?.nis !== nis)
      problems.push(`${path}.match.municipality: no municipality of today has NIS code ${nis}`)
  for (const name of many(match.during))
    if (config.hours[name] === undefined) problems.push(`${path}.match.during: no hours are named ${name}`)
  if (match.minLevel !== undefined && match.maxLevel !== undefined && match.minLevel > match.maxLevel)
    problems.push(`${path}.match: minLevel is above maxLevel, so it never matches`)
  return problems
}

const QUEUE = /^(municipality|zone|district|cell|contact|desk)-(.+)$/u

/** What is wrong with a queue's name where routes, thresholds or webhooks name it. */
export function receiverProblems(
  receiver: string,
  path: string,
  config: RoutingConfig,
  jurisdictions: Jurisdictions,
): string[] {
  if (isTemplate(receiver) || [ANALYST, SUPRA_LOCAL, HELP].includes(receiver)) return []
  const where = `${path}.receivers`
  const [, kind, code = ''] = QUEUE.exec(receiver) ?? []
  if (kind === 'municipality') {
    const found = jurisdictions(code)
    if (found?.nis !== code) return [`${where}: no municipality of today has NIS code ${code}`]
    const takesPart = config.participating === 'all' || config.participating.includes(code)
    return takesPart ? [] : [`${where}: municipality ${code} does not participate`]
  }
  if (kind === 'cell')
    return config.cells.some(({ name }) => name === code) ? [] : [`${where}: no cell is named ${code}`]
  if (kind === 'contact')
    return config.contacts.some((contact) => contact.for.replace(':', '-') === code)
      ? []
      : [`${where}: no contact for ${code}`]
  if (kind === 'zone')
    return config.zones === 'all' || config.zones.includes(code)
      ? []
      : [`${where}: zone ${code} has no queue`]
  if (kind === 'district')
    return config.districts === 'all' || config.districts.includes(code)
      ? []
      : [`${where}: district ${code} has no queue`]
  if (kind === 'desk') return []
  return [
    `${where}: "${receiver}" is no queue; use {municipality}, {zone}, {district}, ${ANALYST}, ${SUPRA_LOCAL}, ${HELP}, or a name such as zone-5345, contact-NL or desk-night`,
  ]
}
