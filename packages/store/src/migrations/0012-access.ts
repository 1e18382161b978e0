import type { Migration } from './migration.ts'

/**
 * Who may ask: accounts, how they prove it, sessions and tokens. Whatever opens a door is kept as its hash. No policy
 * shows any of it to a desk: `seinpost_desk` has no right here.
 */
export const access: Migration = {
  name: '0012-access',
  statements: [
    `create table seinpost.accounts (
      id text primary key,
      -- What one signs in with; case does not count.
      login text not null,
      name text not null,
      roles json not null,
      desks json not null,
      -- For accounts that a provider knows: issuer and subject.
      issuer text,
      subject text,
      password text,
      -- Sealed: it must be read again to check a code. Counts only once it is confirmed.
      code_secret text,
      code_confirmed boolean not null default false,
      -- A code is good once.
      code_step bigint not null default 0,
      created_at timestamptz not null,
      disabled_at timestamptz,
      unique (issuer, subject)
    )`,
    'create unique index accounts_login on seinpost.accounts (lower(login))',
    `create table seinpost.passkeys (
      id text primary key,
      account_id text not null references seinpost.accounts on delete cascade,
      public_key text not null,
      counter bigint not null,
      transports json not null,
      label text not null,
      created_at timestamptz not null,
      last_used_at timestamptz
    )`,
    'create index passkeys_account on seinpost.passkeys (account_id)',
    `create table seinpost.sessions (
      hash text primary key,
      account_id text not null references seinpost.accounts on delete cascade,
      way text not null,
      created_at timestamptz not null,
      seen_at timestamptz not null,
      expires_at timestamptz not null
    )`,
    'create index sessions_account on seinpost.sessions (account_id)',
    `create table seinpost.service_tokens (
      name text primary key,
      hash text not null unique,
      scopes json not null,
      desks json not null,
      created_at timestamptz not null,
      expires_at timestamptz,
      last_used_at timestamptz
    )`,
    `create table seinpost.referral_links (
      id text primary key,
      hash text not null unique,
      desk text not null,
      label text not null,
      created_by text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      uses int not null,
      used int not null default 0 check (used between 0 and uses),
      revoked_at timestamptz
    )`,
    'create index referral_links_desk on seinpost.referral_links (desk, created_at desc)',
    // A question put to a browser or a provider, to be answered once.
    `create table seinpost.sign_in_challenges (
      hash text primary key,
      kind text not null,
      account_id text references seinpost.accounts on delete cascade,
      value json not null,
      expires_at timestamptz not null
    )`,
    // Counted here and not in a process, so that neither a restart nor a second gateway gives new attempts.
    `create table seinpost.sign_in_failures (
      key text primary key,
      count int not null,
      first_at timestamptz not null,
      blocked_until timestamptz
    )`,
  ],
}
