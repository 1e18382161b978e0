import type { Migration } from './migration.ts'

/** What was told to receivers outside: one row per case and queue, with the newest version they confirmed. */
export const deliveries: Migration = {
  name: '0006-deliveries',
  statements: [
    `create table seinpost.deliveries (
      case_id text not null references seinpost.cases (id) on delete cascade,
      queue text not null,
      delivered_version int not null default 0,
      delivered_at timestamptz,
      failed_tries int not null default 0,
      last_problem text,
      last_tried_at timestamptz,
      primary key (case_id, queue)
    )`,
  ],
}
