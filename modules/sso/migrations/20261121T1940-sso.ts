import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

// Whatever a browser or an app could be impersonated with (codes, tokens, tickets) is found by its hash and kept
// sealed: a copy of the database opens nothing.
export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'sso');

  // What the vendor asks for now stands in `application`; what a bureau allowed, and works, in `approval`.
  await sql`create table sso.app (
    id uuid primary key,
    vendor_id uuid not null,
    tenant_id uuid not null,
    name text not null,
    application jsonb not null,
    contact text not null,
    review text not null check (review in ('draft', 'submitted', 'returned', 'rejected', 'approved')),
    standing text check (standing in ('active', 'suspended', 'revoked')),
    approval jsonb,
    cas_origins text[] not null default '{}',
    submitted_at timestamptz,
    decided_at timestamptz,
    version int not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`.execute(db);
  await sql`create index app_tenant on sso.app (tenant_id, review, id)`.execute(db);
  await sql`create index app_vendor on sso.app (vendor_id, id)`.execute(db);
  await sql`create index app_cas_origin on sso.app using gin (cas_origins)`.execute(db);
  await declareTable(db, 'sso.app', { kind: 'global' });

  await sql`create table sso.app_icon (
    app_id uuid primary key,
    media_type text not null check (media_type in ('image/png', 'image/svg+xml')),
    content bytea not null,
    updated_at timestamptz not null
  )`.execute(db);
  await declareTable(db, 'sso.app_icon', { kind: 'global', distributeBy: 'app_id' });

  await sql`create table sso.app_key (
    app_id uuid not null,
    id uuid not null,
    secret_hash text collate "C" not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    primary key (app_id, id)
  )`.execute(db);
  await declareTable(db, 'sso.app_key', { kind: 'global', distributeBy: 'app_id' });

  // Every step of an application: who did what, when, and why.
  await sql`create table sso.app_review (
    tenant_id uuid not null,
    app_id uuid not null,
    id uuid not null,
    action text not null check (action in ('submit', 'withdraw', 'return', 'reject', 'approve', 'suspend', 'resume', 'revoke')),
    by_person_id uuid not null,
    at timestamptz not null,
    reason text,
    detail jsonb not null default '{}',
    primary key (tenant_id, app_id, id)
  )`.execute(db);
  await declareTable(db, 'sso.app_review', { kind: 'tenant', use: 'append' });

  await sql`create table sso.consent (
    person_id uuid not null,
    app_id uuid not null,
    scopes text[] not null,
    remembered boolean not null,
    terms jsonb not null,
    given_at timestamptz not null,
    revoked_at timestamptz,
    primary key (person_id, app_id)
  )`.execute(db);
  await declareTable(db, 'sso.consent', { kind: 'global', distributeBy: 'person_id' });

  // Codes, tokens, grants, interactions and sessions of the OpenID provider.
  await sql`create table sso.grant_object (
    hash text collate "C" primary key,
    kind text not null,
    grant_id text collate "C",
    uid text collate "C",
    app_id uuid,
    person_id uuid,
    payload text not null,
    expires_at timestamptz not null,
    consumed_at timestamptz
  )`.execute(db);
  await sql`create index grant_object_grant on sso.grant_object (grant_id) where grant_id is not null`.execute(
    db,
  );
  await sql`create index grant_object_uid on sso.grant_object (uid) where uid is not null`.execute(db);
  await sql`create index grant_object_app on sso.grant_object (app_id, person_id) where app_id is not null`.execute(
    db,
  );
  await sql`create index grant_object_expiry on sso.grant_object (expires_at)`.execute(db);
  await declareTable(db, 'sso.grant_object', { kind: 'global', distributeBy: 'hash' });

  await sql`create table sso.key (
    id text collate "C" primary key,
    purpose text not null check (purpose in ('RS256', 'ES256', 'subject')),
    sealed text not null,
    created_at timestamptz not null
  )`.execute(db);
  await declareTable(db, 'sso.key', { kind: 'global' });

  // CAS: service, proxy and proxy-granting tickets, each of one session. The ticket itself is kept sealed, because
  // single logout names it.
  await sql`create table sso.cas_ticket (
    hash text collate "C" primary key,
    kind text not null check (kind in ('ST', 'PT', 'PGT')),
    ticket text not null,
    session_id uuid not null,
    person_id uuid not null,
    app_id uuid not null,
    service text not null,
    fresh boolean not null,
    proxies text[] not null default '{}',
    authenticated_at timestamptz not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`.execute(db);
  await sql`create index cas_ticket_session on sso.cas_ticket (session_id)`.execute(db);
  await sql`create index cas_ticket_expiry on sso.cas_ticket (expires_at)`.execute(db);
  await declareTable(db, 'sso.cas_ticket', { kind: 'global', distributeBy: 'hash' });
}
