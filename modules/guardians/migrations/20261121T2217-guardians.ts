import { type Kysely, sql } from 'kysely';
import { declareSchema } from '#platform/db/tables.ts';

// Pairing codes and consents become a module of their own: grants, policies and comments go with the tables.
export async function up(db: Kysely<unknown>): Promise<void> {
  await declareSchema(db, 'guardians');
  await sql`alter table directory.pairing_code set schema guardians`.execute(db);
  await sql`alter table directory.consent set schema guardians`.execute(db);
}
