import type { Migration } from './migration.ts'

/**
 * Every accepted signal, once, with where it is. A case's members are the signals that name it, so membership and ledger
 * cannot disagree. `accepted` counts admissions apart from the rows, so that a row that vanished shows.
 */
export const ledger: Migration = {
  name: '0001-ledger',
  statements: [
    `create table seinpost.signals (
      id text primary key,
      source_key text not null unique,
      content_hash text not null,
      state text not null default 'in_flight'
        check (state in ('in_flight', 'queued', 'merged', 'archived', 'dead', 'purged')),
      level smallint check (level between 0 and 4),
      case_id text,
      cluster text,
      copy_of text,
      copy_kind text check (copy_kind in ('first', 'exact', 'near')),
      similarity real,
      speaker text not null,
      published_at timestamptz not null,
      received_at timestamptz not null,
      updated_at timestamptz not null,
      retain_until timestamptz not null,
      signal json,
      failure json,
      check ((state in ('queued', 'merged')) = (case_id is not null)),
      check ((state = 'purged') = (signal is null)),
      check ((state = 'dead') = (failure is not null))
    )`,
    `create index signals_in_flight on seinpost.signals (updated_at, id) where state = 'in_flight'`,
    `create index signals_members on seinpost.signals (case_id, speaker) where case_id is not null`,
    `create index signals_archived on seinpost.signals (cluster) where state = 'archived'`,
    'create table seinpost.accepted (shard smallint primary key, n bigint not null)',
    'insert into seinpost.accepted select shard, 0 from generate_series(0, 15) as shard',
    `create table seinpost.refusals (
      key text primary key,
      reason text not null,
      refusal json not null,
      refused_at timestamptz not null,
      retain_until timestamptz
    )`,
  ],
}
