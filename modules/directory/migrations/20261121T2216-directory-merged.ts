import { type Kysely, sql } from 'kysely';

// Which records were merged into a person: few, and asked for whenever consents are read.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index person_merged on directory.person (merged_into) where merged_into is not null`.execute(
    db,
  );
}
