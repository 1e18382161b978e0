import type { Migration } from './migration.ts'

const MINE = `current_setting('seinpost.desk', true)`

/**
 * Handovers between desks. A case has one owner: its recipient of role `primary`, of which the table holds at most one; where
 * people decided who it is, `case_owners` keeps it, and what copies bring later does not move it.
 */
export const handovers: Migration = {
  name: '0011-handovers',
  statements: [
    `create table seinpost.handovers (
      id text primary key,
      case_id text not null references seinpost.cases (id) on delete cascade,
      kind text not null check (kind in ('ownership', 'information')),
      from_desk text not null,
      to_desk text not null check (to_desk <> from_desk),
      status text not null check (status in ('offered', 'accepted', 'declined', 'revoked', 'expired', 'void')),
      fields json not null,
      pseudonymised boolean not null,
      preview json not null,
      due_at timestamptz not null,
      after_id text,
      history json not null,
      link_hash text unique,
      offered_at timestamptz not null
    )`,
    `create unique index handovers_one_open on seinpost.handovers (case_id) where status = 'offered'`,
    `create index handovers_of_case on seinpost.handovers (case_id, offered_at)`,
    `create index handovers_to on seinpost.handovers (to_desk, offered_at desc, id)`,
    `create index handovers_from on seinpost.handovers (from_desk, offered_at desc, id)`,
    `create index handovers_due on seinpost.handovers (due_at) where status = 'offered'`,
    // An end is an end: an offer that was answered cannot be answered otherwise.
    `create function seinpost.refuse_second_answer() returns trigger language plpgsql as $$
    begin
      raise exception 'handover % has ended as %', old.id, old.status using errcode = 'check_violation';
    end $$`,
    `create trigger one_answer before update of status on seinpost.handovers for each row
      when (old.status <> 'offered' and new.status is distinct from old.status)
      execute function seinpost.refuse_second_answer()`,
    `create table seinpost.case_owners (
      case_id text primary key references seinpost.cases (id) on delete cascade,
      queue text not null,
      because text not null check (because in ('offer', 'handover', 'place')),
      since timestamptz not null
    )`,
    `create table seinpost.case_shares (
      case_id text not null references seinpost.cases (id) on delete cascade,
      queue text not null,
      handover_id text not null,
      fields json not null,
      pseudonymised boolean not null,
      primary key (case_id, queue)
    )`,
    `create table seinpost.place_labels (
      seq bigint generated always as identity primary key,
      case_id text not null,
      signal_id text not null,
      code text not null,
      role text not null,
      candidates json not null,
      desk text not null,
      by text not null,
      note text,
      at timestamptz not null,
      retain_until timestamptz not null
    )`,
    `create index place_labels_of_case on seinpost.place_labels (case_id)`,
    // Earlier data had one owner by the way it was made; from here on the table itself holds it.
    `update seinpost.case_recipients r set role = 'co' where role = 'primary' and exists (
      select from seinpost.case_recipients o where o.case_id = r.case_id and o.role = 'primary'
        and (o.confidence, r.queue) > (r.confidence, o.queue))`,
    // Deferred: one statement may take the role from a desk and give it to another, in either order.
    `alter table seinpost.case_recipients add constraint one_owner
      exclude using btree (case_id with =) where (role = 'primary') deferrable initially deferred`,
    `create function seinpost.keep_owner() returns trigger language plpgsql as $$
    declare
      owner text := (select queue from seinpost.case_owners where case_id = new.case_id);
    begin
      if owner is null then return new; end if;
      if new.queue = owner then new.role := 'primary'; elsif new.role = 'primary' then new.role := 'co'; end if;
      return new;
    end $$`,
    `create trigger owner_on_insert before insert on seinpost.case_recipients for each row
      when (new.role = 'primary') execute function seinpost.keep_owner()`,
    `create trigger owner_on_update before update on seinpost.case_recipients for each row
      when (old.role is distinct from new.role and (old.role = 'primary' or new.role = 'primary'))
      execute function seinpost.keep_owner()`,
    // The hash of a link is nobody's to read; a handover is shown to its two sides alone.
    `grant select (id, case_id, kind, from_desk, to_desk, status, fields, pseudonymised, preview, due_at, after_id, history,
      offered_at) on seinpost.handovers to seinpost_desk`,
    'alter table seinpost.handovers enable row level security',
    `create policy both_sides on seinpost.handovers for select to seinpost_desk using (${MINE} in (from_desk, to_desk))`,
    'grant select on seinpost.case_shares to seinpost_desk',
    'alter table seinpost.case_shares enable row level security',
    `create policy desk_sees_its_own on seinpost.case_shares for select to seinpost_desk using (queue = ${MINE})`,
    'alter table seinpost.case_owners enable row level security',
    'alter table seinpost.place_labels enable row level security',
  ],
}
