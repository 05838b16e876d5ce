import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

// Everything of one account is keyed by its person first, so it lies on one node: a session, its account and its
// factors are one local read.
export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'identity');

  await sql`create table identity.account (
    person_id uuid primary key,
    login_name text not null,
    password_hash text,
    password_level text check (password_level in ('pupil', 'guardian', 'staff', 'administrator')),
    password_changed_at timestamptz,
    must_change_password boolean not null default false,
    status text not null check (status in ('pending', 'active', 'disabled')),
    last_assignment_id text,
    activated_at timestamptz,
    last_sign_in_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`.execute(db);
  await declareTable(db, 'identity.account', { kind: 'global', distributeBy: 'person_id' });

  await sql`create table identity.login_name (
    name text collate "C" primary key,
    person_id uuid not null,
    claimed_at timestamptz not null
  )`.execute(db);
  await declareTable(db, 'identity.login_name', { kind: 'global', distributeBy: 'name' });

  // The cookie holds person id and secret; only the secret's hash is kept.
  await sql`create table identity.session (
    person_id uuid not null,
    secret_hash text collate "C" not null,
    id uuid not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    idle_seconds int not null,
    methods text[] not null,
    strong boolean not null default false,
    shared_device boolean not null default false,
    role jsonb,
    address text,
    user_agent text,
    ended_at timestamptz,
    end_reason text,
    primary key (person_id, secret_hash)
  )`.execute(db);
  await declareTable(db, 'identity.session', { kind: 'global', distributeBy: 'person_id' });

  await sql`create table identity.factor (
    person_id uuid not null,
    id uuid not null,
    kind text not null check (kind in ('totp', 'passkey', 'recovery-code')),
    label text not null,
    secret text not null,
    data jsonb not null default '{}',
    confirmed_at timestamptz,
    last_used_at timestamptz,
    last_counter bigint,
    created_at timestamptz not null,
    primary key (person_id, id)
  )`.execute(db);
  await declareTable(db, 'identity.factor', { kind: 'global', distributeBy: 'person_id' });

  // Short-lived proofs: activation codes on cards, recovery codes, pending second factors, passkey challenges.
  await sql`create table identity.proof (
    hash text collate "C" not null,
    purpose text not null check (purpose in ('activation', 'recovery', 'password', 'second-factor', 'passkey')),
    person_id uuid,
    data jsonb not null default '{}',
    attempts int not null default 0,
    issued_by uuid,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (hash, purpose)
  )`.execute(db);
  await sql`create index proof_expiry on identity.proof (expires_at)`.execute(db);
  await sql`create index proof_person on identity.proof (person_id, purpose) where used_at is null`.execute(
    db,
  );
  await declareTable(db, 'identity.proof', { kind: 'global', distributeBy: 'hash' });

  // Failures of whoever was tried: a person, or a name that nobody has. One table for both, so that a lock tells
  // nothing about which names exist.
  await sql`create table identity.attempt (
    key text collate "C" primary key,
    failures int not null,
    first_failed_at timestamptz not null,
    locked_until timestamptz
  )`.execute(db);
  await sql`create index attempt_age on identity.attempt (first_failed_at)`.execute(db);
  await declareTable(db, 'identity.attempt', { kind: 'global', distributeBy: 'key' });
}
