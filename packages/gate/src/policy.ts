import type { GateConfig, SignalInput } from '@seinpost/schemas'

export type PolicyVerdict =
  | { readonly kind: 'lawful' }
  | { readonly kind: 'not_public'; readonly detail: string; readonly field: string }

/**
 * Open sources only: what its platform shows to members, followers or invited people is not read, whoever hands it in.
 * A partner's referral is told to us by a person who may know it, so it is not held to what a passer-by can read.
 */
export function judgeOrigin({ source }: SignalInput, closed: GateConfig['closedSpaces']): PolicyVerdict {
  if (source.kind !== 'public') return { kind: 'lawful' }
  const { visibility, platform, community, url } = source
  if (visibility !== undefined && visibility !== 'public' && visibility !== 'unlisted')
    return refuse('source.visibility', `is "${visibility}"`)
  if (closed.platforms.includes(platform)) return refuse('source.platform', 'is listed as a closed space')
  if (community !== undefined && closed.communities.includes(community))
    return refuse('source.community', 'is listed as a closed space')
  if (closed.urlParts.some((part) => url.includes(part)))
    return refuse('source.url', 'points into a closed space')
  return { kind: 'lawful' }
}

const refuse = (field: string, why: string): PolicyVerdict => ({
  kind: 'not_public',
  field,
  detail: `${field} ${why}: only publicly accessible sources are read. A partner who may share this can refer it (source.kind "referral").`,
})
