import type { Migration } from './migration.ts'

/** What the store was last written with, where a changed config means that rows must follow. */
export const settings: Migration = {
  name: '0010-settings',
  statements: ['create table seinpost.settings (name text primary key, value text not null)'],
}
