import type { Migration } from './migration.ts'

/** What was asked of the job runner and is not done: the truth it is filled from when it loses its own. */
export const jobs: Migration = {
  name: '0003-jobs',
  statements: [
    `create table seinpost.jobs (
      queue text not null,
      id text not null,
      name text not null,
      data json not null,
      due_at timestamptz not null,
      priority int,
      attempts int,
      failure text,
      created_at timestamptz not null,
      primary key (queue, id)
    )`,
    'create index jobs_waiting on seinpost.jobs (due_at, queue, id) where failure is null',
    `create table seinpost.job_schedules (
      queue text not null,
      id text not null,
      every_ms bigint not null check (every_ms > 0),
      name text not null,
      data json not null,
      primary key (queue, id)
    )`,
  ],
}
