import type { Migration } from './migration.ts'

/** What was kept long enough goes; what went is proven by counts and hashes, which hold no content. */
export const retention: Migration = {
  name: '0009-retention',
  statements: [
    'alter table seinpost.cases add column hold text',
    'create index cases_retained on seinpost.cases (retain_until) where hold is null',
    `create index signals_retained on seinpost.signals (retain_until) where state in ('archived', 'dead')`,
    `create table seinpost.purges (
      seq bigint generated always as identity primary key,
      at timestamptz not null,
      before timestamptz not null,
      signals int not null,
      cases int not null,
      digest text not null
    )`,
  ],
}
