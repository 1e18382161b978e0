import type { AccountsConfig } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import { type Accounts, sqlAccounts } from './accounts.ts'
import { type AttemptBook, sqlAttempts } from './attempt-book.ts'
import { type Challenges, sqlChallenges } from './challenges.ts'
import { type CredentialStore, sqlCredentials } from './credentials.ts'
import { type Passkeys, sqlPasskeys } from './passkeys.ts'
import { type ReferralLinks, sqlReferralLinks } from './referral-links.ts'
import { type ServiceTokens, sqlServiceTokens } from './service-tokens.ts'
import { type Sessions, sqlSessions } from './sessions.ts'

/** Everything that is kept about who may ask. */
export interface AccessBooks {
  readonly accounts: Accounts
  readonly credentials: CredentialStore
  readonly sessions: Sessions
  readonly passkeys: Passkeys
  readonly tokens: ServiceTokens
  readonly links: ReferralLinks
  readonly challenges: Challenges
  readonly attempts: AttemptBook
}

export interface AccessOptions {
  readonly now: () => Date
  readonly policy: Pick<AccountsConfig, 'sessionHours' | 'idleMinutes'>
  /** Whether the invented accounts of the demonstration may be used here. */
  readonly demo: boolean
}

/** Every book of who may ask, over one store. */
export const openAccessBooks = (sql: Sql, { now, policy, demo }: AccessOptions): AccessBooks => ({
  accounts: sqlAccounts(sql, { now }),
  credentials: sqlCredentials(sql),
  sessions: sqlSessions(sql, { now, policy, demo }),
  passkeys: sqlPasskeys(sql, { now }),
  tokens: sqlServiceTokens(sql, { now }),
  links: sqlReferralLinks(sql, { now }),
  challenges: sqlChallenges(sql, { now }),
  attempts: sqlAttempts(sql, { now }),
})
