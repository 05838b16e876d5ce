import { type Kysely, sql } from 'kysely';
import { declareTable } from '#platform/db/tables.ts';

// How many belong to a school or, summed, to a bureau: a rollup, so that no home page counts live rows.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table directory.headcount (
    tenant_id uuid not null,
    organisation_id uuid not null,
    schools int not null,
    classes int not null,
    pupils int not null,
    staff int not null,
    guardians int not null,
    counted_at timestamptz not null,
    primary key (tenant_id, organisation_id)
  )`.execute(db);
  await declareTable(db, 'directory.headcount', { kind: 'tenant' });
}
