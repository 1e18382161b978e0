import { type OidcConfig, Role } from '@seinpost/schemas'
import type { NewAccount } from './accounts.ts'
import { desksOf } from './accounts.ts'
import { hashOf } from './secret-id.ts'

type Claims = Readonly<Record<string, unknown>>

/** A claim by its path: the whole name first, as some providers use names with dots. */
function claimAt(claims: Claims, path: string): unknown {
  if (path in claims) return claims[path]
  let value: unknown = claims
  for (const key of path.split('.'))
    value = typeof value === 'object' && value !== null && key in value ? (value as Claims)[key] : undefined
  return value
}

const listOf = (value: unknown): string[] =>
  typeof value === 'string' ? value.split(/[\s,]+/u).filter(Boolean) : desksOf(value)

/** A realm's own roles may be called anything, `operator` too: there only `seinpost-operator` counts. */
function rolesOf(values: readonly string[], rolesClaim: string): Role[] {
  const plain = rolesClaim !== 'realm_access.roles'
  return Role.options.filter(
    (role) => values.includes(`seinpost-${role}`) || (plain && values.includes(role)),
  )
}

/** The account of somebody a provider vouches for; null when it gives them no role here. */
export function accountOfClaims(
  claims: Claims & { readonly sub: string },
  { issuer, nameClaim, rolesClaim, desksClaim }: OidcConfig,
): NewAccount | null {
  const roles = rolesOf(listOf(claimAt(claims, rolesClaim)), rolesClaim)
  if (roles.length === 0) return null
  const user = claims.preferred_username
  const known = { issuer, subject: claims.sub }
  const id = `oidc:${hashOf(`${issuer}\n${claims.sub}`).slice(0, 16)}`
  const shown = claimAt(claims, nameClaim)
  const name = typeof shown === 'string' && shown.trim() !== '' ? shown.trim().slice(0, 100) : claims.sub
  // Told apart from accounts of the program itself, which somebody at the provider could otherwise name themselves after.
  const login = typeof user === 'string' ? `${user}@${new URL(issuer).host}` : id
  return { id, login, name, roles, desks: listOf(claimAt(claims, desksClaim)), known }
}
