import type { Clock, Sql } from '@seinpost/store'
import { openAppender } from './append.ts'
import type { AuditAct } from './entry.ts'
import { type AuditHead, readHeads, signHeads } from './heads.ts'
import { type AuditPage, type AuditQuery, searchAudit } from './search.ts'
import type { SigningKey } from './signing-key.ts'
import { type Verification, type VerifyOptions, verifyAudit } from './verify.ts'

/** Every view and act, in a chain of hashes that only grows. */
export interface AuditLog {
  /** Durable when it resolves, in the order handed in; many callers share one write. */
  append(acts: readonly AuditAct[]): Promise<void>
  search(query: AuditQuery): Promise<AuditPage>
  verify(options: VerifyOptions): Promise<Verification>
  heads(): Promise<readonly AuditHead[]>
  /** Signs a head for every day that ended without one; answers the new ones. */
  sign(key: SigningKey): Promise<readonly AuditHead[]>
}

/** The audit trail over one store. */
export const openAuditLog = (sql: Sql, now: Clock): AuditLog => ({
  append: openAppender(sql),
  search: (query) => searchAudit(sql, query),
  verify: (options) => verifyAudit(sql, options),
  heads: () => readHeads(sql),
  sign: (key) => signHeads(sql, { key, now }),
})
