import { type Actor, Permission, ROLE_PERMISSIONS, Role } from '@seinpost/schemas'

/** What a person holds; the order of the roles does not matter. */
export interface PersonRights {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly desks: readonly string[]
}

const inOrder = (permissions: ReadonlySet<Permission>): Permission[] =>
  Permission.options.filter((permission) => permissions.has(permission))

/** Somebody with an account: every permission of every role, on the desks of the account. */
export function personActor({ id, name, roles, desks }: PersonRights): Actor {
  const held = Role.options.filter((role) => roles.includes(role))
  const permissions = inOrder(new Set(held.flatMap((role) => ROLE_PERMISSIONS[role])))
  return { kind: 'person', id, name, roles: held, permissions, desks: [...desks] }
}

/** A program with a service token: what the token allows, and nothing more. */
export const serviceActor = ({
  name,
  scopes,
  desks,
}: {
  readonly name: string
  readonly scopes: readonly Permission[]
  readonly desks: readonly string[]
}): Actor => ({
  kind: 'service',
  id: `service:${name}`,
  name,
  roles: [],
  permissions: inOrder(new Set(scopes)),
  desks: [...desks],
})

/** A partner with a link may refer and nothing else; `desks` says for whom. */
export const linkActor = ({
  id,
  label,
  desk,
}: {
  readonly id: string
  readonly label: string
  readonly desk: string
}): Actor => ({
  kind: 'service',
  id: `link:${id}`,
  name: label,
  roles: ['referrer'],
  permissions: ['referral.submit'],
  desks: [desk],
})
