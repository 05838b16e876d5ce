import { type Kysely, sql } from 'kysely';

// When and how many were reminded of a notice, and the name of the place it went to: the publisher may stand above it.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table space.notice
    add column place_name text,
    add column reminded_at timestamptz,
    add column reminded int`.execute(db);
}
