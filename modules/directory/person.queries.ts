import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import type { LookupType } from './identifier.policy.ts';

export type PersonRow = Selectable<Schema['directory.person']>;

/** People by id; those merged into another are found under the id asked for, with the row of whom they became. */
export async function selectPeople(db: Db, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  const found = new Map<string, PersonRow>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('directory.person')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  const became = new Map<string, string[]>();
  for (const row of rows) {
    if (!row.merged_into) found.set(row.id, row);
    else became.set(row.merged_into, [...(became.get(row.merged_into) ?? []), row.id]);
  }
  if (became.size === 0) return found;
  // A merge always leads to a person who is not merged (see merge.service.ts), so one step is enough.
  for (const [keptId, row] of await selectPeople(db, [...became.keys()])) {
    for (const id of became.get(keptId) ?? []) found.set(id, row);
  }
  return found;
}

export async function selectPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  return (await selectPeople(db, [id])).get(id);
}

/** The holder of an identifier, whichever look-up key its hash was made with. */
export async function selectHolder(
  db: Db,
  type: LookupType,
  hashes: readonly string[],
): Promise<string | undefined> {
  const row = await db
    .selectFrom('directory.identifier')
    .select('person_id')
    .where(sql<boolean>`hash = any(${[...hashes]}::text[])`)
    .where('type', '=', type)
    .executeTakeFirst();
  return row?.person_id;
}

export type HolderRow = { hash: string; type: string; person_id: string };

/** The holders of many identifiers. */
export async function selectHolders(db: Db, hashes: readonly string[]): Promise<HolderRow[]> {
  if (hashes.length === 0) return [];
  return db
    .selectFrom('directory.identifier')
    .select(['hash', 'type', 'person_id'])
    .where(sql<boolean>`hash = any(${[...hashes]}::text[])`)
    .execute();
}
