import type { Migration } from './migration.ts'

/** What desks are told by mail: an outbox of notices without content, and how each receiver's server answers. */
export const notices: Migration = {
  name: '0017-notices',
  statements: [
    `create table seinpost.notices (
      id text primary key,
      queue text not null,
      kind text not null,
      case_id text references seinpost.cases (id) on delete cascade,
      about json not null,
      at timestamptz not null,
      sent_at timestamptz
    )`,
    `create index notices_due on seinpost.notices (queue, at, id) where sent_at is null`,
    `create index notices_of_case on seinpost.notices (case_id) where case_id is not null`,
    `create table seinpost.mails (
      id text primary key,
      queue text not null,
      notices int not null,
      urgent boolean not null,
      sent_at timestamptz not null
    )`,
    `create index mails_lately on seinpost.mails (queue, sent_at)`,
    `create table seinpost.mail_receivers (
      queue text primary key,
      failed_tries int not null,
      next_try_at timestamptz not null,
      last_problem text not null
    )`,
    'grant select on seinpost.notices to seinpost_desk',
    'alter table seinpost.notices enable row level security',
    `create policy desk_sees_its_own on seinpost.notices for select to seinpost_desk
      using (queue = current_setting('seinpost.desk', true))`,
  ],
}
