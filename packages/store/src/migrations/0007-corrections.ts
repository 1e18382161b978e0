import type { Migration } from './migration.ts'

/** What people said about copies; it stands above what the texts say, for ever. The newest about a subject counts. */
export const corrections: Migration = {
  name: '0007-corrections',
  statements: [
    `create table seinpost.corrections (
      seq bigint generated always as identity primary key,
      kind text not null check (kind in ('placed', 'joined')),
      subject text not null,
      cluster text not null,
      by text not null,
      note text,
      at timestamptz not null
    )`,
  ],
}
