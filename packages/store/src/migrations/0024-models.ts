import type { Migration } from './migration.ts'

/** Models besides the one that ships: their weights, where they come from, and what they are worth. */
export const models: Migration = {
  name: '0024-models',
  statements: [
    `create table seinpost.models (
      version text primary key,
      sha256 text not null unique,
      file text not null,
      made_at timestamptz not null,
      made_by text not null,
      made_from json not null,
      figures json not null
    )`,
  ],
}
