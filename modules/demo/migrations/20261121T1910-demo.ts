import { type Kysely, sql } from 'kysely';
import { declareSchema, declareTable } from '#platform/db/tables.ts';

// How far the demo region is loaded. One row; none in an installation that never had a demo.
export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'demo');
  await sql`create table demo.load (
    seed text not null,
    size text not null check (size in ('small', 'full')),
    homes_done int not null default 0,
    began_at timestamptz not null,
    finished_at timestamptz,
    primary key (seed, size)
  )`.execute(db);
  await declareTable(db, 'demo.load', { kind: 'local' });
}
