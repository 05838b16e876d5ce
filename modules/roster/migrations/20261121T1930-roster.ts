import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'roster');

  // One uploaded file and what became of it. The scope is the uploader's at that moment: the node and the tenants below.
  await sql`create table roster.import (
    tenant_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    scope_path text collate "C" not null,
    scope_tenants uuid[] not null,
    file_sha256 bytea not null,
    file_name text not null,
    file_size bigint not null,
    format text not null check (format in ('oneroster', 'xlsx', 'csv')),
    state text not null check (state in
      ('uploaded', 'checking', 'checked', 'applying', 'applied', 'partly-applied', 'undoing', 'undone', 'failed')),
    accept text check (accept in ('all', 'good-rows')),
    confirmed_ends int,
    counts jsonb not null default '{}',
    failure jsonb,
    job_id uuid,
    created_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version int not null default 1,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index import_recent on roster.import (tenant_id, created_at desc, id)`.execute(db);
  await declareTable(db, 'roster.import', { kind: 'tenant' });

  await sql`create table roster.import_issue (
    tenant_id uuid not null,
    import_id uuid not null,
    seq int not null,
    severity text not null check (severity in ('error', 'warning', 'repair')),
    file text not null,
    "row" int not null,
    "column" text not null,
    value text not null,
    code text not null,
    reason jsonb not null,
    suggestion jsonb,
    primary key (tenant_id, import_id, seq),
    foreign key (tenant_id, import_id) references roster.import (tenant_id, id)
  )`.execute(db);
  await declareTable(db, 'roster.import_issue', { kind: 'tenant' });

  // What each batch did, written in the batch's own transaction: for undo, and for going on where a crash stopped.
  await sql`create table roster.import_change (
    tenant_id uuid not null,
    import_id uuid not null,
    seq int not null,
    target_tenant_id uuid not null,
    changes jsonb not null,
    primary key (tenant_id, import_id, seq, target_tenant_id),
    foreign key (tenant_id, import_id) references roster.import (tenant_id, id)
  )`.execute(db);
  // Ids hardly shrink, and packing them costs more than writing them.
  await sql`alter table roster.import_change alter column changes set storage external`.execute(db);
  await declareTable(db, 'roster.import_change', { kind: 'tenant' });
}
