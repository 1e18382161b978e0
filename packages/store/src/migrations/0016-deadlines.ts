import type { Migration } from './migration.ts'

/** What each desk owes a case it received. `ended_at` is set when the desk dealt with it; a worse copy begins a new round. */
export const deadlines: Migration = {
  name: '0016-deadlines',
  statements: [
    `create table seinpost.deadlines (
      case_id text not null references seinpost.cases (id) on delete cascade,
      queue text not null,
      round int not null,
      rule text not null,
      level smallint not null,
      started_at timestamptz not null,
      due_at timestamptz not null,
      remind_at timestamptz,
      escalates boolean not null,
      reminded_at timestamptz,
      missed_at timestamptz,
      escalated_to text,
      ended_at timestamptz,
      primary key (case_id, queue, round)
    )`,
    `create unique index deadlines_one_at_a_time on seinpost.deadlines (case_id, queue) where ended_at is null`,
    `create index deadlines_due on seinpost.deadlines (due_at) where ended_at is null and missed_at is null`,
    `create index deadlines_remind on seinpost.deadlines (remind_at)
      where ended_at is null and missed_at is null and reminded_at is null`,
    'grant select on seinpost.deadlines to seinpost_desk',
    'alter table seinpost.deadlines enable row level security',
    `create policy desk_sees_its_own on seinpost.deadlines for select to seinpost_desk
      using (queue = current_setting('seinpost.desk', true) and seinpost.desk_has(case_id))`,
  ],
}
