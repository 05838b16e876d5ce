import { type Insertable, sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { Schema } from '#platform/db/db.ts';

type Db = Ctx['db'];

/** Whoever makes an authority or the next key of a seal goes one at a time. */
export async function takeTurn(db: Db, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`certificates.keys:${tenantId}`}))`.execute(db);
}

export const selectAuthority = (db: Db, tenantId: string, algorithm: string) =>
  db
    .selectFrom('certificates.authority')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('algorithm', '=', algorithm)
    .executeTakeFirst();

export const selectAuthorityById = (db: Db, tenantId: string, id: string) =>
  db
    .selectFrom('certificates.authority')
    .select(['id', 'algorithm', 'name', 'certificate'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

export const insertAuthority = (db: Db, row: Insertable<Schema['certificates.authority']>) =>
  db.insertInto('certificates.authority').values(row).execute();

/** The key of a seal that lasts longest. */
export const selectYoungestKey = (db: Db, tenantId: string, sealId: string) =>
  db
    .selectFrom('certificates.seal_certificate')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('seal_id', '=', sealId)
    .orderBy('not_after', 'desc')
    .limit(1)
    .executeTakeFirst();

export const selectSealCertificate = (db: Db, tenantId: string, id: string) =>
  db
    .selectFrom('certificates.seal_certificate')
    .select([
      'id',
      'seal_id',
      'authority_id',
      'certificate',
      'fingerprint',
      'serial',
      'not_before',
      'not_after',
    ])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

export const insertSealCertificate = (db: Db, row: Insertable<Schema['certificates.seal_certificate']>) =>
  db.insertInto('certificates.seal_certificate').values(row).execute();
