import type { Migration } from './migration.ts'

/**
 * The operator's loop: which configs were applied, what is kept of each signal's way so that another config can be tried on
 * it without its text, and what a candidate beside the live config did.
 */
export const operate: Migration = {
  name: '0020-operate',
  statements: [
    `create table seinpost.config_versions (
      version int primary key check (version > 0),
      kind text not null check (kind in ('apply', 'rollback')),
      of int,
      hash text not null,
      yaml text not null,
      author text not null check (author <> ''),
      reason text not null check (reason <> ''),
      at timestamptz not null
    )`,
    `create function seinpost.keep_config_versions() returns trigger language plpgsql as $$
    begin
      raise exception 'a config version is never changed or deleted' using errcode = 'check_violation';
    end $$`,
    `create trigger kept before update or delete on seinpost.config_versions for each row
      execute function seinpost.keep_config_versions()`,
    `create table seinpost.signal_records (
      signal_id text primary key references seinpost.signals (id) on delete cascade,
      seq bigint generated always as identity,
      received_at timestamptz not null,
      record json not null
    )`,
    'create index signal_records_seq on seinpost.signal_records (seq)',
    'create index signal_records_received on seinpost.signal_records (received_at)',
    `create table seinpost.config_shadows (
      id int generated always as identity primary key,
      hash text not null,
      yaml text not null,
      author text not null,
      reason text not null,
      started_at timestamptz not null,
      stopped_at timestamptz,
      problem text
    )`,
    'create unique index one_shadow_runs on seinpost.config_shadows ((true)) where stopped_at is null',
    `create table seinpost.shadow_signals (
      shadow_id int not null references seinpost.config_shadows (id) on delete cascade,
      signal_id text not null references seinpost.signals (id) on delete cascade,
      cluster text not null,
      live json not null,
      candidate json not null,
      primary key (shadow_id, signal_id)
    )`,
    'create index shadow_signals_of on seinpost.shadow_signals (signal_id)',
    // Retention deletes a signal's content by an update; what was derived from it goes with it.
    `create function seinpost.forget_records() returns trigger language plpgsql as $$
    begin
      delete from seinpost.signal_records where signal_id = new.id;
      delete from seinpost.shadow_signals where signal_id = new.id;
      return null;
    end $$`,
    `create trigger forgets_records after update of state on seinpost.signals for each row
      when (new.state = 'purged' and old.state <> 'purged') execute function seinpost.forget_records()`,
  ],
}
