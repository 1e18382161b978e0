import type { Migration } from './migration.ts'

/** What people do to cases: claims, assessments, history, and the moves there are. */
export const casework: Migration = {
  name: '0004-casework',
  statements: [
    'alter table seinpost.cases add column assessment json',
    `alter table seinpost.case_recipients
      add column claimed_by text,
      add column lease_until timestamptz,
      add column handled_at timestamptz,
      add constraint lease_is_whole check ((claimed_by is null) = (lease_until is null)),
      add constraint closed_is_in_no_hand check (open or lease_until is null)`,
    'drop index seinpost.case_recipients_released',
    'drop index seinpost.case_recipients_unreleased',
    `create index case_recipients_released on seinpost.case_recipients (queue, rank_key desc, case_id, level)
      where open and released and handled_at is null`,
    `create index case_recipients_unreleased on seinpost.case_recipients (queue, rank_key desc, case_id, level)
      where open and not released and handled_at is null`,
    `create index case_recipients_takeable on seinpost.case_recipients (queue, rank_key desc, case_id)
      where open and released and handled_at is null and lease_until is null`,
    `create index case_recipients_handled on seinpost.case_recipients (queue, rank_key desc, case_id)
      where open and handled_at is not null`,
    `create index case_recipients_leased on seinpost.case_recipients (lease_until) where lease_until is not null`,
    `create table seinpost.case_history (
      case_id text not null references seinpost.cases (id) on delete cascade,
      version int not null,
      act text not null,
      desk text not null,
      by text not null,
      from_status text not null,
      to_status text not null,
      note text,
      at timestamptz not null,
      primary key (case_id, version)
    )`,
    `create table seinpost.case_moves (
      from_status text not null,
      to_status text not null,
      primary key (from_status, to_status)
    )`,
    `insert into seinpost.case_moves values
      ('acknowledged', 'closed'), ('acknowledged', 'follow_up'), ('assessed', 'acknowledged'), ('assessed', 'closed'),
      ('assessed', 'new'), ('assessed', 'released'), ('claimed', 'acknowledged'), ('claimed', 'assessed'),
      ('claimed', 'closed'), ('claimed', 'new'), ('closed', 'new'), ('follow_up', 'closed'), ('new', 'acknowledged'),
      ('new', 'claimed'), ('released', 'acknowledged'), ('released', 'closed')`,
    `create function seinpost.refuse_illegal_move() returns trigger language plpgsql as $$
    begin
      if not exists (select from seinpost.case_moves where from_status = old.status and to_status = new.status) then
        raise exception 'a case cannot go from % to %', old.status, new.status using errcode = 'check_violation';
      end if;
      return new;
    end $$`,
    `create trigger legal_moves before update of status on seinpost.cases for each row
      when (old.status is distinct from new.status) execute function seinpost.refuse_illegal_move()`,
    `create function seinpost.refuse_illegal_start() returns trigger language plpgsql as $$
    begin
      raise exception 'a case cannot begin as %', new.status using errcode = 'check_violation';
    end $$`,
    `create trigger legal_start before insert on seinpost.cases for each row
      when (new.status <> 'new') execute function seinpost.refuse_illegal_start()`,
  ],
}
