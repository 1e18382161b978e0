import type { Migration } from './migration.ts'

/** As in 0005, and a desk does not count what sleeps. */
const TALLY = `
  queue,
  (open and handled_at is null and snoozed_until is null and (released or queue = 'analyst'))::int as open,
  (open and handled_at is null and snoozed_until is null and not released)::int as unreleased,
  (open and handled_at is null and snoozed_until is null and level = 4 and (released or queue = 'analyst'))::int as acute`

const LESS = `select queue, -open as open, -unreleased as unreleased, -acute as acute from (select ${TALLY} from old_rows) o`
const MORE = `select ${TALLY} from new_rows`

const counting = (event: 'insert' | 'update' | 'delete', rows: string) => `
create or replace function seinpost.count_queues_on_${event}() returns trigger language plpgsql as $$
begin
  insert into seinpost.queue_counts (queue, shard, open, unreleased, acute)
  select queue, pg_backend_pid() % 16, sum(open), sum(unreleased), sum(acute) from (${rows}) d
  group by queue having sum(open) <> 0 or sum(unreleased) <> 0 or sum(acute) <> 0
  order by queue
  on conflict (queue, shard) do update set open = queue_counts.open + excluded.open,
    unreleased = queue_counts.unreleased + excluded.unreleased, acute = queue_counts.acute + excluded.acute;
  return null;
end $$`

/** Putting a case off, and reading a sample of what was judged a second time. */
export const deskTools: Migration = {
  name: '0019-desk-tools',
  statements: [
    `alter table seinpost.case_recipients
      add column snoozed_until timestamptz,
      add column snoozed_by text,
      add column snooze_reason text,
      add constraint snooze_is_whole check ((snoozed_until is null) = (snoozed_by is null))`,
    'create index case_recipients_snoozed on seinpost.case_recipients (snoozed_until) where snoozed_until is not null',
    counting('insert', MORE),
    counting('update', `${LESS} union all ${MORE}`),
    counting('delete', LESS),
    `create table seinpost.second_looks (
      id text primary key,
      kind text not null check (kind in ('closed', 'low')),
      signal_id text not null,
      case_id text,
      desk text not null,
      first json not null,
      picked_at timestamptz not null,
      taken_by text,
      taken_until timestamptz,
      second json,
      read_at timestamptz,
      reopened boolean not null default false,
      check ((second is null) = (read_at is null))
    )`,
    'create index second_looks_waiting on seinpost.second_looks (desk, picked_at, id) where read_at is null',
    'create index second_looks_of on seinpost.second_looks (signal_id)',
    "create index cases_closed on seinpost.cases (updated_at, id) where status = 'closed'",
    'create index case_history_by on seinpost.case_history (by, at)',
  ],
}
