import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Preference } from './preference.schema.ts';

export async function selectPreferences(db: Db, people: readonly string[]): Promise<Map<string, Preference>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('space.preference')
    .select(['person_id', 'channels'])
    .where(sql<boolean>`person_id = any(${[...people]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.channels as Preference]));
}

export async function upsertPreference(
  db: Db,
  personId: string,
  channels: Preference,
  now: Date,
): Promise<void> {
  await db
    .insertInto('space.preference')
    .values({ person_id: personId, channels: JSON.stringify(channels), updated_at: now })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({ channels: JSON.stringify(channels), updated_at: now }),
    )
    .execute();
}
