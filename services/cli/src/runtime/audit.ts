import { userInfo } from 'node:os'
import type { AuditActor, AuditLog } from '@seinpost/audit'
import type { AuditRecord } from '@seinpost/gateway'

/** The program itself: what runs by the clock. */
export const SYSTEM: AuditActor = { kind: 'system', id: 'system', name: null }

/** Whoever types a command at the machine. */
export function cliActor(): AuditActor {
  const { username } = userInfo()
  return { kind: 'local', id: `cli:${username}`, name: username }
}

/** What the gateway writes with every request that names an act. */
export const requestAudit =
  (audit: Pick<AuditLog, 'append'>) =>
  ({ actor: { kind, id, name }, ...record }: AuditRecord): Promise<void> =>
    audit.append([{ ...record, actor: { kind, id, name } }])
