import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import type { Standing } from './place.service.ts';

export type EntryRow = Selectable<Schema['space.calendar_entry']>;
type Span = { from: Date; to: Date };
const longest = 31 * 86_400_000;

/** Entries of a person and of the nodes that it stands at, which touch the span. One entry lasts at most a month. */
export function selectEntries(
  db: Db,
  personId: string,
  standings: Standing[],
  { from, to }: Span,
  limit: number,
): Promise<EntryRow[]> {
  return db
    .selectFrom('space.calendar_entry')
    .selectAll()
    .where((eb) =>
      eb.or(
        standings.map(({ tenantId, paths }) =>
          eb.and([
            eb('tenant_id', '=', tenantId),
            eb.or([eb('person_id', '=', personId), eb('path', 'in', paths)]),
          ]),
        ),
      ),
    )
    .where('starts_at', '<', to)
    .where('starts_at', '>', new Date(from.getTime() - longest))
    .where('ends_at', '>=', from)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export function selectEntry(db: Db, tenantId: string, id: string): Promise<EntryRow | undefined> {
  return db
    .selectFrom('space.calendar_entry')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertEntry(db: Db, row: Insertable<Schema['space.calendar_entry']>): Promise<void> {
  await db.insertInto('space.calendar_entry').values(row).execute();
}

export async function updateEntry(
  db: Db,
  tenantId: string,
  id: string,
  version: number,
  change: Partial<Insertable<Schema['space.calendar_entry']>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('space.calendar_entry')
    .set({ ...change, version: sql`version + 1` })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteEntry(db: Db, tenantId: string, id: string): Promise<void> {
  await db
    .deleteFrom('space.calendar_entry')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}
