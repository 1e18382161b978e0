import type { Migration } from './migration.ts'

const field = (name: string, path: string) =>
  `${name} text collate "C" generated always as (entry::json ${path}) stored`

const appendOnly = (table: string) => [
  `create trigger append_only before update or delete on seinpost.${table} for each row
    execute function seinpost.refuse_change()`,
  `create trigger never_truncated before truncate on seinpost.${table} for each statement
    execute function seinpost.refuse_change()`,
]

/**
 * Every view and act. `entry` is the very line that is hashed; what is searched by is derived from it by the database, so
 * that the two cannot differ.
 */
export const audit: Migration = {
  name: '0014-audit',
  statements: [
    `create function seinpost.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'seinpost.% only grows: nothing in it is changed or taken away', tg_table_name
        using errcode = 'check_violation';
    end $$`,
    `create table seinpost.audit (
      seq bigint primary key,
      entry text not null,
      hash text not null,
      ${field('at', "->> 'at'")},
      ${field('act', "->> 'act'")},
      ${field('actor_id', "-> 'actor' ->> 'id'")},
      ${field('case_id', "->> 'caseId'")},
      ${field('desk', "->> 'desk'")}
    )`,
    'create index audit_at on seinpost.audit (at, seq)',
    'create index audit_act on seinpost.audit (act, seq)',
    'create index audit_actor on seinpost.audit (actor_id, seq)',
    'create index audit_case on seinpost.audit (case_id, seq) where case_id is not null',
    `create table seinpost.audit_heads (
      day date primary key,
      seq bigint not null,
      hash text not null,
      entries bigint not null,
      previous text not null,
      key_id text not null,
      public_key text not null,
      signature text not null,
      signed_at timestamptz not null
    )`,
    ...appendOnly('audit'),
    ...appendOnly('audit_heads'),
    ...appendOnly('purges'),
  ],
}
