import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from '@seinpost/domain'
import { openStore } from '@seinpost/store'
import { type AuditAct, newSigningKeyPem, openAuditLog, signingKey } from '../index.ts'

const AT_ONCE = 64

const actOf = (index: number): AuditAct => ({
  at: new Date(Date.UTC(2026, 10, 19) + index),
  actor: { kind: 'person', id: `account-${index % 20}`, name: 'An Peeters' },
  act: 'case.view',
  status: 200,
  desk: 'analyst',
  caseId: `case-${index % 5_000}`,
  details: { copies: 3 },
})

/** Seconds that `work` took. */
async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}

/** What the audit costs a request, and how long it takes to prove it whole. */
export const auditBench: Bench = {
  name: 'audit',
  about:
    'audit on the embedded store: appends per second one by one and 64 at once, entries verified per second',
  run: async ({ size = 20_000, log }) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'seinpost-bench-'))
    const store = await openStore({ kind: 'embedded' }, { dataDir, clock: () => new Date() })
    try {
      const audit = openAuditLog(store.sql, () => new Date(Date.UTC(2026, 10, 20)))
      const single = Math.ceil(size / 20)
      const oneByOne = await secondsOf(async () => {
        for (let index = 0; index < single; index++) await audit.append([actOf(index)])
      })
      log(`${single} appended one by one in ${oneByOne.toFixed(1)} s`)
      const atOnce = await secondsOf(async () => {
        let next = single
        const writer = async () => {
          while (next < size) await audit.append([actOf(next++)])
        }
        await Promise.all(Array.from({ length: AT_ONCE }, writer))
      })
      log(`${size - single} appended by ${AT_ONCE} at once in ${atOnce.toFixed(1)} s`)
      const key = signingKey(newSigningKeyPem())
      await audit.sign(key)
      let problems = 0
      const verifying = await secondsOf(async () => {
        problems = (await audit.verify({ trusted: [key.publicKey] })).problemCount
      })
      const finding = await secondsOf(() => audit.search({ caseId: 'case-7', limit: 100 }))
      return {
        entries: size,
        appended_one_by_one_per_second: Math.round(single / oneByOne),
        appended_64_at_once_per_second: Math.round((size - single) / atOnce),
        verified_per_second: Math.round(size / verifying),
        search_of_a_case_ms: Math.round(finding * 1_000),
        problems,
      }
    } finally {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}
