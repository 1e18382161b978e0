import { createHash } from 'node:crypto'
import type { Clock, Sql, SqlRunner } from '@seinpost/store'
import { z } from 'zod'
import { AUDIT_LOCK } from './append.ts'
import { canonical } from './entry.ts'
import type { SigningKey } from './signing-key.ts'

/** The chain as it stood at the end of a day, signed. Whoever keeps a copy elsewhere can prove what was taken away later. */
export const AuditHead = z.object({
  day: z.iso.date(),
  /** The day's last entry. */
  seq: z.int().positive(),
  /** Its hash, which stands for everything before it. */
  hash: z.string().length(64),
  /** Entries since the head before. */
  entries: z.int().positive(),
  /** The digest of the head before; empty for the first. */
  previous: z.string(),
  keyId: z.string(),
  publicKey: z.string(),
  signature: z.string(),
  signedAt: z.iso.datetime(),
})
export type AuditHead = z.infer<typeof AuditHead>

/** What is signed of a head. */
export const headText = ({ day, seq, hash, entries, previous, keyId }: AuditHead): string =>
  canonical({ day, seq, hash, entries, previous, keyId })

/** Stands for a head, its signature included, in the one after it. */
export const headDigest = (head: AuditHead): string =>
  createHash('sha256').update(headText(head)).update(head.signature).digest('hex')

const HEADS = `
select day, seq, hash, entries, previous, key_id as "keyId", public_key as "publicKey", signature, signed_at as "signedAt"
from seinpost.audit_heads`

/** The oldest first. */
export const readHeads = async (sql: SqlRunner): Promise<readonly AuditHead[]> =>
  (await sql.query<AuditHead>(`${HEADS} order by day`)).rows

/** Days that ended, with their last entry. What arrived late from another process belongs to the next head. */
const ENDED = `
select left(at, 10) as day, max(seq) as seq from seinpost.audit
where seq > $1::bigint and at < $2 group by 1 order by 1`

const INSERT = `
insert into seinpost.audit_heads (day, seq, hash, entries, previous, key_id, public_key, signature, signed_at)
values ($1::date, $2::bigint, $3, $4::bigint, $5, $6, $7, $8, $9::timestamptz)`

/** Signs a head for every day that ended and has none; answers the new ones. May be repeated. */
export function signHeads(
  sql: Sql,
  { key, now }: { readonly key: SigningKey; readonly now: Clock },
): Promise<readonly AuditHead[]> {
  return sql.tx(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1::int8)', [AUDIT_LOCK])
    const signed: AuditHead[] = []
    let last = (await tx.query<AuditHead>(`${HEADS} order by day desc limit 1`)).rows[0]
    const at = now().toISOString()
    const { rows } = await tx.query<{ day: string; seq: number }>(ENDED, [last?.seq ?? 0, at.slice(0, 10)])
    for (const { day, seq } of rows) {
      if (last !== undefined && (seq <= last.seq || day <= last.day)) continue
      last = await signHead(tx, { day, seq, last, key, at })
      signed.push(last)
    }
    return signed
  })
}

async function signHead(
  tx: SqlRunner,
  of: { day: string; seq: number; last: AuditHead | undefined; key: SigningKey; at: string },
): Promise<AuditHead> {
  const { day, seq, last, key, at } = of
  const { rows } = await tx.query<{ hash: string }>(
    'select hash from seinpost.audit where seq = $1::bigint',
    [seq],
  )
  const unsigned = {
    day,
    seq,
    hash: rows[0]?.hash ?? '',
    entries: seq - (last?.seq ?? 0),
    previous: last === undefined ? '' : headDigest(last),
    keyId: key.id,
    publicKey: key.publicKey,
    signature: '',
    signedAt: at,
  }
  const head = { ...unsigned, signature: key.sign(headText(unsigned)) }
  await tx.query(INSERT, [
    day,
    seq,
    head.hash,
    head.entries,
    head.previous,
    head.keyId,
    head.publicKey,
    head.signature,
    at,
  ])
  return head
}
