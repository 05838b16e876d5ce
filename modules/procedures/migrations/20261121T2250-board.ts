import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'procedures');

  // Rollups of the supervision board, made by the worker. What is read at a request is this, never the live rows.
  await sql`create table procedures.board (
    tenant_id uuid primary key,
    computed_at timestamptz not null
  )`.execute(db);
  await declareTable(db, 'procedures.board', { kind: 'tenant' });

  await sql`create table procedures.task_load (
    tenant_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    path text collate "C" not null,
    procedure text collate "C" not null,
    node text not null,
    name_zh text not null,
    name_en text not null,
    person_id uuid,
    role text,
    doer_organisation_id uuid,
    open int not null,
    yellow int not null,
    red int not null,
    ages int[] not null,
    oldest_at timestamptz not null,
    primary key (tenant_id, id)
  )`.execute(db);
  await sql`create index task_load_path on procedures.task_load (tenant_id, path)`.execute(db);
  await declareTable(db, 'procedures.task_load', { kind: 'tenant' });

  await sql`create table procedures.case_load (
    tenant_id uuid not null,
    organisation_id uuid not null,
    procedure text collate "C" not null,
    path text collate "C" not null,
    running int not null,
    yellow int not null,
    red int not null,
    ended int not null,
    ended_late int not null,
    mean_seconds double precision,
    primary key (tenant_id, organisation_id, procedure)
  )`.execute(db);
  await sql`create index case_load_path on procedures.case_load (tenant_id, path)`.execute(db);
  await declareTable(db, 'procedures.case_load', { kind: 'tenant' });
}
