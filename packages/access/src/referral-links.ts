import type { Actor } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import { linkActor } from './actors.ts'
import { hashOf, LINK_PREFIX, newSecret } from './secret-id.ts'

/** How a partner without an account may refer to a desk: a link that is good for some referrals and some days. */
export interface ReferralLink {
  readonly id: string
  readonly desk: string
  /** For whom it was made, such as a school. */
  readonly label: string
  readonly uses: number
  readonly used: number
  readonly createdBy: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly revoked: boolean
}

export interface ReferralLinks {
  /** Answers the link and its token, which is not kept. */
  add(link: {
    readonly desk: string
    readonly label: string
    readonly uses: number
    readonly createdBy: string
    readonly expiresAt: Date
  }): Promise<{ readonly link: ReferralLink; readonly token: string }>
  list(desks: readonly string[] | '*'): Promise<readonly ReferralLink[]>
  /** Answers whether one of these desks had it. */
  revoke(id: string, desks: readonly string[] | '*'): Promise<boolean>
  actorOf(token: string): Promise<Actor | null>
  /** Takes `count` uses, all or none; -1 gives one back. Answers whether there were so many. */
  spend(id: string, count: 1 | -1): Promise<boolean>
}

const LIST = `
select id, desk, label, uses, used, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
  revoked_at is not null as revoked
from seinpost.referral_links`
const OF_DESKS = '($2 or desk = any($1::text[]))'

export function sqlReferralLinks(sql: Sql, { now }: { readonly now: () => Date }): ReferralLinks {
  const own = (desks: readonly string[] | '*') => [desks === '*' ? [] : desks, desks === '*']
  return {
    add: async ({ desk, label, uses, createdBy, expiresAt }) => {
      const token = newSecret(LINK_PREFIX)
      // The id names the link in lists and in the audit; it opens nothing and follows from the token.
      const id = hashOf(`id of ${token}`).slice(0, 16)
      await sql.query(
        `insert into seinpost.referral_links (id, hash, desk, label, created_by, created_at, expires_at, uses)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, hashOf(token), desk, label, createdBy, now(), expiresAt, uses],
      )
      const { rows } = await sql.query<ReferralLink>(`${LIST} where id = $1`, [id])
      const [link] = rows
      if (link === undefined) throw new Error('a row just written is there')
      return { link, token }
    },
    list: async (desks) =>
      (
        await sql.query<ReferralLink>(
          `${LIST} where ${OF_DESKS} order by created_at desc, id limit 500`,
          own(desks),
        )
      ).rows,
    revoke: async (id, desks) => {
      const { rowCount } = await sql.query(
        `update seinpost.referral_links set revoked_at = coalesce(revoked_at, $4) where id = $3 and ${OF_DESKS}`,
        [...own(desks), id, now()],
      )
      return rowCount > 0
    },
    actorOf: async (token) => {
      const { rows } = await sql.query<ReferralLink>(
        `${LIST} where hash = $1 and revoked_at is null and expires_at > $2`,
        [hashOf(token), now()],
      )
      return rows[0] === undefined ? null : linkActor(rows[0])
    },
    spend: async (id, count) => {
      const { rowCount } = await sql.query(
        `update seinpost.referral_links set used = used + $2::int
         where id = $1 and used + $2::int between 0 and uses and ($2::int < 0 or (revoked_at is null and expires_at > $3))`,
        [id, count, now()],
      )
      return rowCount > 0
    },
  }
}
