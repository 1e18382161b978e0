import type { Migration } from './migration.ts'

/**
 * What was published of a closed period, for good: figures point at nobody and outlive the cases. `trend_counted` says
 * which cases are in some period, so that each counts once, however late it came or whenever the program ran.
 */
export const trends: Migration = {
  name: '0023-trends',
  statements: [
    `create table seinpost.trend_periods (
      period text primary key,
      ends_on date not null unique,
      figures json not null,
      published_at timestamptz not null
    )`,
    `create table seinpost.trend_counted (
      case_id text primary key references seinpost.cases (id) on delete cascade,
      period text not null references seinpost.trend_periods (period)
    )`,
  ],
}
