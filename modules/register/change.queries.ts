import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from '#platform/db/db.ts';
import { insertRows } from '#platform/db/unnest.ts';
import type { ChangeKind, Effect } from './change.schema.ts';

export type ChangeRow = Selectable<Schema['register.change']>;

export type NewChange = {
  id: string;
  personId: string;
  kind: ChangeKind;
  schoolId: string;
  fromClassId: string | undefined;
  toClassId: string | undefined;
  effectiveOn: string;
  untilOn?: string | undefined;
  reason?: string | undefined;
  documentNumber?: string | undefined;
  transferId?: string | undefined;
  promotionId?: string | undefined;
  effect: Effect;
};

export async function insertChanges(
  db: Db,
  { tenantId, madeBy, now }: { tenantId: string; madeBy: string | undefined; now: Date },
  rows: readonly NewChange[],
): Promise<void> {
  await insertRows<NewChange>(
    db,
    'register.change',
    [
      { name: 'tenant_id', type: 'uuid', all: tenantId },
      { name: 'id', type: 'uuid', of: (row) => row.id },
      { name: 'person_id', type: 'uuid', of: (row) => row.personId },
      { name: 'kind', type: 'text', of: (row) => row.kind },
      { name: 'school_id', type: 'uuid', of: (row) => row.schoolId },
      { name: 'from_class_id', type: 'uuid', of: (row) => row.fromClassId },
      { name: 'to_class_id', type: 'uuid', of: (row) => row.toClassId },
      { name: 'effective_on', type: 'date', of: (row) => row.effectiveOn },
      { name: 'until_on', type: 'date', of: (row) => row.untilOn },
      { name: 'reason', type: 'text', of: (row) => row.reason },
      { name: 'document_number', type: 'text', of: (row) => row.documentNumber },
      { name: 'transfer_id', type: 'uuid', of: (row) => row.transferId },
      { name: 'promotion_id', type: 'uuid', of: (row) => row.promotionId },
      { name: 'effect', type: 'jsonb', of: (row) => JSON.stringify(row.effect) },
      { name: 'made_by', type: 'uuid', all: madeBy },
      { name: 'made_at', type: 'timestamptz', all: now },
    ],
    rows,
  );
}

/** All changes of a person in the tenants that the handle sees, the latest first. Ids are made in the order of time. */
export function selectChanges(db: Db, personId: string): Promise<ChangeRow[]> {
  if (db.tenants.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('register.change')
    .selectAll()
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}

export function selectChange(db: Db, id: string): Promise<ChangeRow | undefined> {
  return db
    .selectFrom('register.change')
    .selectAll()
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Changes by id that were not taken back. */
export function selectStandingChanges(
  db: Db,
  tenantId: string,
  ids: readonly string[],
): Promise<ChangeRow[]> {
  return db
    .selectFrom('register.change')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where('undone_at', 'is', null)
    .execute();
}

export async function markUndone(
  db: Db,
  tenantId: string,
  ids: readonly string[],
  { now, by }: { now: Date; by: string | null },
): Promise<void> {
  await db
    .updateTable('register.change')
    .set({ undone_at: now, undone_by: by })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where('undone_at', 'is', null)
    .execute();
}
