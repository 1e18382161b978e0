import type { Migration } from './migration.ts'

const OF_A_CASE = ['plan_steps', 'case_factors', 'feedback_sheets', 'case_corrections']
const CASE = 'case_id text not null references seinpost.cases (id) on delete cascade'

/** What happens after a release: the joint plan, the feedback sheet, what a referrer is told, and corrections. */
export const followup: Migration = {
  name: '0018-followup',
  statements: [
    `create table seinpost.plan_steps (
      id text primary key,
      ${CASE},
      step_id text,
      kind text not null check (kind in ('connecting', 'welfare', 'enforcement')),
      title json not null,
      desk text not null,
      owner text not null,
      due_at timestamptz,
      status text not null default 'open' check (status in ('open', 'done', 'dropped')),
      note text,
      added_by text not null,
      added_at timestamptz not null,
      ended_by text,
      ended_at timestamptz,
      check ((status = 'open') = (ended_at is null))
    )`,
    'create index plan_steps_of on seinpost.plan_steps (case_id)',
    `create table seinpost.case_factors (
      ${CASE},
      kind text not null check (kind in ('risk', 'protective')),
      factor text not null,
      desk text not null,
      by text not null,
      note text,
      at timestamptz not null,
      primary key (case_id, kind, factor, desk)
    )`,
    `create table seinpost.feedback_sheets (
      id text primary key,
      ${CASE},
      desk text not null,
      to_desk text not null,
      status text not null default 'draft' check (status in ('draft', 'issued', 'withdrawn')),
      version int not null default 1,
      statements json not null,
      written_by text not null,
      written_at timestamptz not null,
      issued_by text,
      issued_at timestamptz,
      withdrawn_note text
    )`,
    'create index feedback_sheets_of on seinpost.feedback_sheets (case_id)',
    `create index feedback_sheets_to on seinpost.feedback_sheets (to_desk, issued_at desc) where status = 'issued'`,
    // A row for each version and person, so that what was agreed to can be shown for ever.
    `create table seinpost.sheet_consents (
      sheet_id text not null references seinpost.feedback_sheets (id) on delete cascade,
      version int not null,
      position int not null,
      name text not null,
      organisation text not null,
      by_secrecy boolean not null,
      consents boolean,
      at timestamptz,
      recorded_by text,
      primary key (sheet_id, version, name)
    )`,
    // The rule itself stands in the database: no sheet is issued that somebody present has not consented to.
    `create function seinpost.refuse_without_consensus() returns trigger language plpgsql as $$
    begin
      if not exists (select from seinpost.sheet_consents c where c.sheet_id = new.id and c.version = new.version)
        or exists (select from seinpost.sheet_consents c
          where c.sheet_id = new.id and c.version = new.version and c.consents is distinct from true) then
        raise exception 'a feedback sheet needs the consent of everybody present' using errcode = 'check_violation';
      end if;
      return new;
    end $$`,
    `create trigger needs_consensus before insert or update of status on seinpost.feedback_sheets for each row
      when (new.status = 'issued') execute function seinpost.refuse_without_consensus()`,
    // The code itself is not kept: who reads this table cannot ask in a referrer's place.
    `create table seinpost.referral_receipts (
      receipt_hash text primary key,
      signal_id text not null,
      referrer text,
      issued_at timestamptz not null,
      seen_step text,
      seen_at timestamptz
    )`,
    'create index referral_receipts_of on seinpost.referral_receipts (signal_id)',
    'create index referral_receipts_by on seinpost.referral_receipts (referrer, issued_at desc) where referrer is not null',
    `create table seinpost.case_corrections (
      id text primary key,
      ${CASE},
      kind text not null check (kind in ('wrong_label', 'wrong_place', 'wrong_person')),
      what text not null,
      note text,
      desk text not null,
      by text not null,
      at timestamptz not null
    )`,
    'create index case_corrections_of on seinpost.case_corrections (case_id)',
    `create table seinpost.correction_receivers (
      correction_id text not null references seinpost.case_corrections (id) on delete cascade,
      kind text not null check (kind in ('desk', 'webhook', 'mail', 'referrer')),
      receiver text not null,
      confirmed_at timestamptz,
      confirmed_by text,
      failed_tries int not null default 0,
      last_problem text,
      last_tried_at timestamptz,
      primary key (correction_id, kind, receiver)
    )`,
    'create index correction_receivers_due on seinpost.correction_receivers (kind, receiver) where confirmed_at is null',
    // Joined into another case, what was agreed about it goes along; purged, its signals have no case and it goes with it.
    `create function seinpost.keep_followup() returns trigger language plpgsql as $$
    declare kept text;
    begin
      select s.case_id into kept from seinpost.signals s where s.id = old.lead_id and s.case_id <> old.id;
      if kept is not null then
        update seinpost.plan_steps set case_id = kept where case_id = old.id;
        update seinpost.feedback_sheets set case_id = kept where case_id = old.id;
        update seinpost.case_corrections set case_id = kept where case_id = old.id;
        insert into seinpost.case_factors select kept, kind, factor, desk, by, note, at from seinpost.case_factors
          where case_id = old.id on conflict do nothing;
      end if;
      return old;
    end $$`,
    `create trigger keeps_followup before delete on seinpost.cases for each row execute function seinpost.keep_followup()`,
    ...OF_A_CASE.flatMap((table) => [
      `grant select on seinpost.${table} to seinpost_desk`,
      `alter table seinpost.${table} enable row level security`,
    ]),
    ...['plan_steps', 'case_factors', 'case_corrections'].map(
      (table) =>
        `create policy desk_sees_its_own on seinpost.${table} for select to seinpost_desk using (seinpost.desk_has(case_id))`,
    ),
    `create policy desk_sees_its_own on seinpost.feedback_sheets for select to seinpost_desk
      using (desk = current_setting('seinpost.desk', true)
        or (to_desk = current_setting('seinpost.desk', true) and status = 'issued'))`,
    'grant select on seinpost.sheet_consents, seinpost.correction_receivers to seinpost_desk',
    'alter table seinpost.sheet_consents enable row level security',
    'alter table seinpost.correction_receivers enable row level security',
    // What the sheet's and the correction's own policy shows, asked by whoever reads.
    `create policy desk_sees_its_own on seinpost.sheet_consents for select to seinpost_desk
      using (exists (select from seinpost.feedback_sheets f where f.id = sheet_id))`,
    `create policy desk_sees_its_own on seinpost.correction_receivers for select to seinpost_desk
      using (exists (select from seinpost.case_corrections c where c.id = correction_id))`,
  ],
}
