import { SeinpostError } from '@seinpost/domain'
import { type Actor, Permission, Role } from '@seinpost/schemas'
import type { FastifyRequest } from 'fastify'

/** Whoever sits at the machine, where the config asks for no accounts. */
export const LOCAL_ACTOR: Actor = {
  kind: 'local',
  id: 'local',
  name: null,
  roles: [...Role.options],
  permissions: [...Permission.options],
  desks: '*',
}

/** Who does something, for which desk: what an act's body says, held against who asks. */
export interface Acting {
  readonly desk: string
  readonly by: string
}

/**
 * The desk and the name an act is done under. Signed in, the name is the account's, whatever the body says.
 *
 * @throws SeinpostError `forbidden` for a desk that is not the actor's, `usage` when nobody is named.
 */
export function actingAs(
  { actor }: FastifyRequest,
  asked: { desk: string; by?: string | undefined },
): Acting {
  assertDesk(actor, asked.desk)
  const by = actor.name ?? asked.by
  if (by === undefined)
    throw new SeinpostError('usage', 'by: is missing', { remedy: 'Say who does it, or sign in.' })
  return { desk: asked.desk, by }
}

/** Whether the actor may act for this desk; `*` is every desk. */
export const hasDesk = ({ desks }: Actor, desk: string): boolean => desks === '*' || desks.includes(desk)

/** @throws SeinpostError `forbidden` for a desk that is not the actor's. */
export function assertDesk(actor: Actor, desk: string): void {
  if (hasDesk(actor, desk)) return
  throw new SeinpostError('forbidden', 'This desk is not yours.', {
    remedy: 'Ask whoever manages accounts to add the desk to yours.',
  })
}
