import { type Kysely, sql } from 'kysely';
import { declareTable } from '#platform/db/tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // What happened, for consumers now and for the exchange with other systems later.
  await sql`create table platform.event (
    tenant_id uuid not null,
    occurred_at timestamptz not null,
    id uuid not null,
    type text not null,
    payload jsonb not null,
    actor jsonb not null,
    primary key (tenant_id, occurred_at, id)
  ) partition by range (occurred_at)`.execute(db);
  await declareTable(db, 'platform.event', { kind: 'tenant', use: 'append', byMonth: 'occurred_at' });

  await sql`create table platform.audit_entry (
    tenant_id uuid not null,
    occurred_at timestamptz not null,
    id uuid not null,
    action text not null,
    outcome text not null check (outcome in ('done', 'refused', 'failed')),
    person_id uuid,
    account_id uuid,
    actor jsonb not null,
    subject_type text,
    subject_id text,
    detail jsonb not null default '{}',
    request_id text not null,
    address text,
    primary key (tenant_id, occurred_at, id)
  ) partition by range (occurred_at)`.execute(db);
  await sql`create index audit_entry_person on platform.audit_entry (tenant_id, person_id, occurred_at desc)`.execute(
    db,
  );
  await sql`create index audit_entry_subject on platform.audit_entry (tenant_id, subject_id, occurred_at desc)`.execute(
    db,
  );
  await declareTable(db, 'platform.audit_entry', { kind: 'tenant', use: 'append', byMonth: 'occurred_at' });

  // Long work that a person follows.
  await sql`create table platform.job (
    tenant_id uuid not null,
    id uuid not null,
    kind text not null,
    state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    done bigint not null default 0,
    total bigint,
    message jsonb,
    input jsonb not null,
    result jsonb,
    person_id uuid,
    cancel_asked boolean not null default false,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index job_person on platform.job (tenant_id, person_id, created_at desc)`.execute(db);
  await declareTable(db, 'platform.job', { kind: 'tenant' });

  await sql`create table platform.idempotency (
    key bytea primary key,
    request_hash bytea not null,
    status int,
    body text,
    headers jsonb,
    created_at timestamptz not null
  )`.execute(db);
  await sql`create index idempotency_age on platform.idempotency (created_at)`.execute(db);
  await declareTable(db, 'platform.idempotency', { kind: 'global', distributeBy: 'key' });

  await sql`create table platform.file_object (
    tenant_id uuid not null,
    id uuid not null,
    sha256 bytea not null,
    size bigint not null check (size >= 0),
    media_type text not null,
    name text not null,
    module text not null,
    created_by uuid,
    created_at timestamptz not null,
    primary key (tenant_id, id)
  )`.execute(db);
  await declareTable(db, 'platform.file_object', { kind: 'tenant' });
}
