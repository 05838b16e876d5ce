import { type Kysely, sql } from 'kysely';
import { declareSchema } from '#platform/db/tables.ts';

// Divisions and subjects become a module of their own: grants and comments go with the tables.
export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'reference');
  await sql`alter table directory.region set schema reference`.execute(db);
  await sql`alter table directory.subject set schema reference`.execute(db);
}
