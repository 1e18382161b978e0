import { z } from 'zod'
import { SecretRef } from './ports.ts'

/** Signing in at a provider, such as Keycloak. It keeps who somebody is and what they may; an account here follows it at each sign-in. */
export const OidcConfig = z.strictObject({
  /** Such as `https://id.stad.example/realms/stad`. */
  issuer: z.url({ protocol: /^https?$/u }),
  clientId: z.string().min(1),
  clientSecret: SecretRef,
  /** As the button says it. */
  label: z.string().min(1).max(60).default('Single sign-on'),
  scope: z.string().min(1).default('openid profile email'),
  nameClaim: z.string().min(1).default('name'),
  /** A path of keys to a list; values such as `analyst` or `seinpost-analyst` count, others are ignored. */
  rolesClaim: z.string().min(1).default('realm_access.roles'),
  /** A path of keys to a list of queues, such as `municipality-12025`. */
  desksClaim: z.string().min(1).default('seinpost_desks'),
})
export type OidcConfig = z.infer<typeof OidcConfig>

export const AccountsConfig = z.strictObject({
  kind: z.literal('accounts'),
  /** Offer invented accounts that need no password: only while the program listens to its own machine alone and no real account exists. */
  demo: z.boolean().default(true),
  /** Whoever is on the machine itself may hand signals in without a token, while the program listens to that alone. */
  intakeWithoutToken: z.boolean().default(true),
  /** A session ends after this long, whatever happens. */
  sessionHours: z.number().positive().max(720).default(12),
  /** A session ends when nothing is asked for this long. */
  idleMinutes: z.number().positive().max(10_080).default(60),
  /** What one person or program may ask; handing signals in is not counted. */
  requestsPerMinute: z.int().min(10).max(1_000_000).default(1_200),
  /** Where browsers find the program, such as `https://seinpost.stad.example`; on the machine itself it is known without. */
  publicUrl: z.url({ protocol: /^https$/u }).optional(),
  /** Seals the secrets of one-time codes. Absent: a key made in the data directory; several gateways need this one. */
  key: SecretRef.optional(),
  oidc: OidcConfig.optional(),
})
export type AccountsConfig = z.infer<typeof AccountsConfig>

/** Who may ask. `open` lets everybody on the machine itself do everything. */
export const AccessConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  AccountsConfig,
])
export type AccessConfig = z.infer<typeof AccessConfig>

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

/** Whether only the machine itself can reach the program: it listens to loopback, and is known by no other name. */
export const isOwnMachineOnly = ({
  host,
  names,
}: {
  readonly host: string
  readonly names: readonly string[]
}): boolean => LOOPBACK.has(host) && names.length === 0

/** Why this access is not for these addresses, or null. */
export function accessProblem(
  access: AccessConfig,
  http: { readonly host: string; readonly names: readonly string[] },
): string | null {
  if (access.kind === 'accounts' || isOwnMachineOnly(http)) return null
  return 'may be "open" only while http.host is 127.0.0.1 and http.names is empty; use "accounts" where others can reach the program'
}
