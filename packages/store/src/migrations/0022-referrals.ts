import type { Migration } from './migration.ts'

/** Referrals by form and e-mail, what belongs together, and what signed senders handed in. */
export const referrals: Migration = {
  name: '0022-referrals',
  statements: [
    // Collectors made this table themselves before; it stays as it is where it is.
    `create table if not exists seinpost.referral_drafts (
      id text primary key,
      draft json,
      decision text check (decision in ('accepted', 'rejected', 'expired')),
      came_at timestamptz not null,
      check ((draft is null) = (decision is not null))
    )`,
    `create index if not exists referral_drafts_waiting on seinpost.referral_drafts (came_at) where decision is null`,
    `create table seinpost.referral_form_drafts (
      owner text not null,
      id text not null,
      sector text not null,
      answers json not null,
      saved_at timestamptz not null,
      primary key (owner, id)
    )`,
    `create index referral_form_drafts_saved on seinpost.referral_form_drafts (saved_at)`,
    // One row per form that was sent: the moment of the first sending makes the second the same.
    `create table seinpost.referral_forms (
      owner text not null,
      id text not null,
      sent_at timestamptz not null,
      signal_id text,
      primary key (owner, id)
    )`,
    `create table seinpost.referral_attachments (
      signal_id text not null references seinpost.signals (id) on delete cascade,
      position smallint not null,
      name text not null,
      type text not null,
      size int not null,
      state text not null,
      content text,
      at timestamptz not null,
      primary key (signal_id, position)
    )`,
    `create table seinpost.referral_pairs (
      a text not null references seinpost.signals (id) on delete cascade,
      b text not null references seinpost.signals (id) on delete cascade,
      likeness real not null,
      at timestamptz not null,
      primary key (a, b),
      check (a < b)
    )`,
    'create index referral_pairs_b on seinpost.referral_pairs (b)',
    `create table seinpost.intake_calls (
      sender text not null,
      digest text not null,
      at timestamptz not null,
      primary key (sender, digest)
    )`,
    'create index intake_calls_at on seinpost.intake_calls (at)',
    `create table seinpost.intake_counts (
      sender text not null,
      day date not null,
      taken int not null,
      primary key (sender, day)
    )`,
    ...['referral_form_drafts', 'referral_forms', 'referral_attachments', 'referral_pairs'].map(
      (table) => `alter table seinpost.${table} enable row level security`,
    ),
  ],
}
