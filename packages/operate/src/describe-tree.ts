import { isDeepStrictEqual } from 'node:util'
import { RouteNode } from '@seinpost/schemas'

interface Listed {
  readonly path: string
  readonly node: RouteNode
}

/** What changes in the routing tree: routes by their path, each with what it matches and who receives. */
export function describeTree(before: unknown, after: unknown): string[] {
  const [was, is] = [listed(RouteNode.parse(before)), listed(RouteNode.parse(after))]
  const known = new Map(was.map((one) => [one.path, one.node]))
  const lines = is.flatMap(({ path, node }) => {
    const old = known.get(path)
    return old === undefined ? [`Route ${path} is added: ${inWords(node)}`] : changesOf(path, old, node)
  })
  const there = new Set(is.map(({ path }) => path))
  for (const { path } of was) if (!there.has(path)) lines.push(`Route ${path} is removed`)
  const order = (list: readonly Listed[], other: ReadonlySet<string>) =>
    list.map(({ path }) => path).filter((path) => other.has(path))
  if (!isDeepStrictEqual(order(was, there), order(is, new Set(known.keys()))))
    lines.push('Routes are tried in another order')
  return lines
}

const listed = (node: RouteNode, above = ''): Listed[] => {
  const path = above === '' ? node.name : `${above}/${node.name}`
  return [{ path, node }, ...(node.routes ?? []).flatMap((child) => listed(child, path))]
}

function changesOf(path: string, was: RouteNode, is: RouteNode): string[] {
  const lines: string[] = []
  if (!isDeepStrictEqual(was.match, is.match))
    lines.push(`Route ${path} matched ${matchWords(was)}, now ${matchWords(is)}`)
  if (!isDeepStrictEqual(was.receivers, is.receivers))
    lines.push(`Route ${path} sent to ${receiverWords(was)}, now to ${receiverWords(is)}`)
  if ((was.release ?? '') !== (is.release ?? ''))
    lines.push(
      `Route ${path}: release was ${was.release ?? 'as above it'}, is ${is.release ?? 'as above it'}`,
    )
  if ((was.continue ?? false) !== (is.continue ?? false))
    lines.push(`Route ${path} ${is.continue ? 'goes on to' : 'no longer goes on to'} the routes after it`)
  return lines
}

const inWords = (node: RouteNode): string => `${matchWords(node)} goes to ${receiverWords(node)}`
const receiverWords = ({ receivers }: RouteNode): string =>
  receivers?.join(', ') ?? 'whom the route above it names'

function matchWords({ match }: RouteNode): string {
  const parts = Object.entries(match ?? {}).map(([key, value]) => {
    if (key === 'minLevel') return `level ${value} and up`
    if (key === 'maxLevel') return `level ${value} and below`
    return `${key} ${Array.isArray(value) ? value.join(' or ') : value}`
  })
  return parts.length === 0 ? 'everything' : parts.join(', ')
}
