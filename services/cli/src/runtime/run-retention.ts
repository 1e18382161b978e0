import type { AuditActor } from '@seinpost/audit'
import { SYSTEM } from './audit.ts'
import { forgetInLog, type LogForgot } from './forget-in-log.ts'
import { deleteExports } from './kept-exports.ts'
import type { Parts } from './open-parts.ts'
import { destroyUnusedKeys } from './pseudonym-keys.ts'

export interface RetentionReport {
  readonly signals: number
  readonly cases: number
  /** Ends that the config's rules changed. */
  readonly changed: number
  readonly log: LogForgot
  /** Files that were exported into the data directory. */
  readonly exports: number
  /** Pseudonym keys under which nothing stands any more. */
  readonly keysDestroyed: readonly string[]
}

export interface RetentionOptions {
  readonly actor?: AuditActor
  /** Also out of the log's and the database's files, which takes time in proportion to them; the clock does so once a day. */
  readonly fromFiles?: boolean
}

const AT_ONCE = 500

/**
 * Deletes what its retention is over for, everywhere: in the store, which keeps a proof without content, with the jobs and
 * what people wrote; in the dedup index; in the event log; and of the exports kept here. May be repeated: what a crash left
 * over is taken up by the next run.
 */
export async function runRetention(
  parts: Parts,
  { actor = SYSTEM, fromFiles = true }: RetentionOptions = {},
): Promise<RetentionReport> {
  const [{ retention, sql }, index] = [await parts.store(), await parts.index()]
  const { config, dataDir } = parts.loaded
  const changed = await retention.apply(config.retention)
  const before = parts.now()
  let signals = 0
  let cases = 0
  let exported = 0
  for (;;) {
    const { signalIds, caseIds } = await retention.purge({ before, limit: AT_ONCE })
    if (signalIds.length === 0) break
    await index.remove(signalIds)
    exported += await deleteExports(dataDir, caseIds)
    signals += signalIds.length
    cases += caseIds.length
  }
  if (fromFiles && (await retention.unforgotten()).size > 0) await retention.scrub()
  const log = fromFiles
    ? await forgetInLog({ retention, log: await parts.log(), now: parts.now() })
    : { records: 0, waiting: (await retention.unforgotten()).size, until: null }
  const keysDestroyed = await destroyUnusedKeys(dataDir, sql)
  const report = { signals, cases, changed, log, exports: exported, keysDestroyed }
  if (signals > 0 || log.records > 0 || keysDestroyed.length > 0) await writeDown(parts, actor, report)
  return report
}

async function writeDown(parts: Parts, actor: AuditActor, report: RetentionReport): Promise<void> {
  const { signals, cases, changed, log, exports, keysDestroyed } = report
  const [proof] = await (await parts.store()).retention.proofs({ limit: 1 })
  const audit = await parts.audit()
  await audit.append([
    {
      at: parts.now(),
      actor,
      act: 'retention.run',
      ...(proof !== undefined && { subject: `proof:${proof.seq}` }),
      details: {
        signals,
        cases,
        changed,
        logRecords: log.records,
        exports,
        keysDestroyed: keysDestroyed.length,
        digest: proof?.digest ?? null,
      },
    },
  ])
}
