import { type Insertable, sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { Schema } from '#platform/db/db.ts';
import type { Scope } from './place.policy.ts';

type Db = Ctx['db'];

export const insertSeal = (db: Db, row: Insertable<Schema['certificates.seal']>) =>
  db
    .insertInto('certificates.seal')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'organisation_id']).where('state', '=', sql.lit('active')).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();

/** Seals at or below the actor's node, the active first. */
export const selectSeals = (db: Db, { tenants, from, to }: Scope) =>
  db
    .selectFrom('certificates.seal')
    .selectAll()
    .where('tenant_id', 'in', [...tenants])
    .where('path', '>=', from)
    .where('path', '<', to)
    .orderBy('state')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();

export const selectSeal = (db: Db, id: string) =>
  db
    .selectFrom('certificates.seal')
    .selectAll()
    .where('tenant_id', 'in', db.tenants.length ? [...db.tenants] : ['00000000-0000-0000-0000-000000000000'])
    .where('id', '=', id)
    .executeTakeFirst();

export type SealRow = NonNullable<Awaited<ReturnType<typeof selectSeal>>>;

export const selectActiveSeal = (db: Db, tenantId: string, organisationId: string) =>
  db
    .selectFrom('certificates.seal')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'active')
    .executeTakeFirst();

/** The youngest certificate of each seal. */
export const selectYoungestCertificates = (db: Db, sealIds: readonly string[]) =>
  sealIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('certificates.seal_certificate')
        .select(['id', 'seal_id', 'authority_id', 'fingerprint', 'serial', 'not_before', 'not_after'])
        .where('tenant_id', 'in', [...db.tenants])
        .where('seal_id', 'in', [...sealIds])
        .orderBy('not_after', 'desc')
        .execute();

export const retireSealRow = (
  db: Db,
  { tenant_id, id }: SealRow,
  change: { retired_by: string | null; retired_at: Date; retired_reason: string },
) =>
  db
    .updateTable('certificates.seal')
    .set({ state: 'retired', ...change })
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .where('state', '=', 'active')
    .returning('id')
    .executeTakeFirst();
