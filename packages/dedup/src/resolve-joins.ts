/** Follows joins to the cluster that is left; a circle ends where it began. */
export function resolveJoins(
  cluster: string,
  { joined }: { readonly joined: ReadonlyMap<string, string> },
): string {
  const seen = new Set<string>()
  let at = cluster
  for (let next = joined.get(at); next !== undefined && !seen.has(at); next = joined.get(at)) {
    seen.add(at)
    at = next
  }
  return at
}
