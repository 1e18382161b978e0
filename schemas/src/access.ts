import { z } from 'zod'

/** What somebody is to Seinpost. One account may hold several. */
export const Role = z.enum(['analyst', 'officer', 'referrer', 'operator', 'auditor'])
export type Role = z.infer<typeof Role>

/** What may be asked of the program; a route of the API names the one it needs. */
export const Permission = z.enum([
  /** Hand signals in. */
  'signal.submit',
  /** Read the queues and cases of one's own desks. */
  'desk.read',
  /** Work on cases of one's own desks: claim, assess, acknowledge, plan, hand over. */
  'case.work',
  /** Hand a referral in and read what became of one's own. */
  'referral.submit',
  /** See sources, config, metrics, model. */
  'operation.read',
  /** Switch sources, apply config, replay. */
  'operation.change',
  /** Read the audit, retention proofs, purposes; search for a data subject. */
  'oversight.read',
  /** Read trends. */
  'trend.read',
])
export type Permission = z.infer<typeof Permission>

/** What each role may. Nobody may everything: who tunes does not read cases, who reads the audit changes nothing. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  analyst: ['signal.submit', 'desk.read', 'case.work', 'trend.read'],
  officer: ['signal.submit', 'desk.read', 'case.work', 'referral.submit', 'trend.read'],
  referrer: ['referral.submit'],
  operator: ['signal.submit', 'operation.read', 'operation.change', 'trend.read'],
  auditor: ['operation.read', 'oversight.read', 'trend.read'],
}

/** Who asks: a person with an account, another program with a token, or whoever sits at the machine itself. */
export const Actor = z.object({
  kind: z.enum(['person', 'service', 'local']),
  /** Stands in the audit; an account's id, `service:<name>`, or `local`. */
  id: z.string(),
  /** As shown to colleagues. Null for `local`, who says a name with each act. */
  name: z.string().nullable(),
  roles: z.array(Role),
  permissions: z.array(Permission),
  /** Queues of the desks this actor reads and works at; `*` is every desk, for `local` alone. */
  desks: z.union([z.literal('*'), z.array(z.string())]),
})
export type Actor = z.infer<typeof Actor>
