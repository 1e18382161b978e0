import type { Migration } from './migration.ts'

/**
 * Cases and who receives them. A recipient row repeats what its queue is ordered and counted by, so that one index
 * serves a desk's queue without a join.
 */
export const cases: Migration = {
  name: '0002-cases',
  statements: [
    `create table seinpost.cases (
      id text primary key,
      cluster text not null unique,
      status text not null default 'new'
        check (status in ('new', 'claimed', 'assessed', 'released', 'acknowledged', 'follow_up', 'closed')),
      level smallint not null check (level between 0 and 4),
      surface smallint not null check (surface between 0 and 4),
      priority real not null,
      rank_key double precision not null,
      lead_id text not null,
      score json not null,
      priority_terms json not null,
      places json not null,
      summary json not null,
      copies int not null check (copies > 0),
      independent_sources int not null check (independent_sources > 0),
      first_published_at timestamptz not null,
      last_published_at timestamptz not null,
      opened_at timestamptz not null,
      updated_at timestamptz not null,
      retain_until timestamptz not null,
      version int not null default 1
    )`,
    'alter table seinpost.cases alter column score set storage external',
    `create table seinpost.case_recipients (
      case_id text not null references seinpost.cases (id) on delete cascade,
      queue text not null,
      role text not null,
      reason text not null,
      confidence real not null,
      route text not null,
      released boolean not null,
      open boolean not null,
      level smallint not null,
      rank_key double precision not null,
      primary key (case_id, queue)
    )`,
    `create index case_recipients_released on seinpost.case_recipients (queue, rank_key desc, case_id, level)
      where open and released`,
    `create index case_recipients_unreleased on seinpost.case_recipients (queue, rank_key desc, case_id, level)
      where open and not released`,
    `create table seinpost.case_related (
      case_id text not null references seinpost.cases (id) on delete cascade,
      cluster text not null,
      signal_id text not null,
      reason text not null,
      similarity real not null,
      primary key (case_id, cluster, reason)
    )`,
  ],
}
