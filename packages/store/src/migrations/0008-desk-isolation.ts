import type { Migration } from './migration.ts'

const TABLES = ['cases', 'case_recipients', 'case_related', 'case_history', 'signals', 'queue_counts']
const HAS = 'seinpost.desk_has(case_id)'
const VISIBLE: Readonly<Record<string, string>> = {
  cases: 'seinpost.desk_has(id)',
  case_recipients: `(queue = current_setting('seinpost.desk', true) and released) or ${HAS}`,
  case_related: HAS,
  case_history: HAS,
  signals: `case_id is not null and ${HAS}`,
  queue_counts: `queue = current_setting('seinpost.desk', true)`,
}

/**
 * What one desk reads, it reads as the role `seinpost_desk` with its name in `seinpost.desk`: the database itself shows it
 * nothing but the cases it received. The program's own connection owns the tables and is not held up by it.
 */
export const deskIsolation: Migration = {
  name: '0008-desk-isolation',
  statements: [
    `do $$
    begin
      if not exists (select from pg_roles where rolname = 'seinpost_desk') then
        create role seinpost_desk nologin;
      end if;
    exception
      -- Another database of the same server makes it at the same moment.
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise exception 'the role seinpost_desk is missing: run "create role seinpost_desk nologin; grant seinpost_desk to %" as an administrator',
          current_user;
    end $$`,
    `do $$
    begin
      if not pg_has_role(current_user, 'seinpost_desk', 'member') then
        execute format('grant seinpost_desk to %I', current_user);
      end if;
    end $$`,
    // Security definer: the question is asked with the owner's eyes, or the policy of the table would ask itself.
    `create function seinpost.desk_has(id text) returns boolean language sql stable security definer
      set search_path = pg_catalog as $$
      select exists (select from seinpost.case_recipients r
        where r.case_id = id and r.queue = current_setting('seinpost.desk', true) and r.released)
    $$`,
    'grant usage on schema seinpost to seinpost_desk',
    ...TABLES.flatMap((table) => [
      `grant select on seinpost.${table} to seinpost_desk`,
      `alter table seinpost.${table} enable row level security`,
      `create policy desk_sees_its_own on seinpost.${table} for select to seinpost_desk using (${VISIBLE[table]})`,
    ]),
  ],
}
