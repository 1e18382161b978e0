import type { Migration } from './migration.ts'

/** What was purged from the store and still stands in the event log until it forgets that as well. */
export const forgetting: Migration = {
  name: '0015-forgetting',
  statements: [
    `create table seinpost.log_forgets (
      signal_id text primary key,
      purged_at timestamptz not null
    )`,
    `create index signals_changed on seinpost.signals (updated_at, id) where state in ('archived', 'dead')`,
  ],
}
