import { type Insertable, sql, type Updateable } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { Schema } from '#platform/db/db.ts';
import type { Scope } from './place.policy.ts';

type Db = Ctx['db'];

/** Row-level security shows nothing without a tenant; the planner wants one anyway. */
const seen = (db: Db) => (db.tenants.length > 0 ? [...db.tenants] : ['00000000-0000-0000-0000-000000000000']);

export const insertCertificates = (db: Db, rows: Insertable<Schema['certificates.certificate']>[]) =>
  db.insertInto('certificates.certificate').values(rows).execute();

export const selectCertificate = (db: Db, id: string) =>
  db
    .selectFrom('certificates.certificate')
    .selectAll()
    .where('tenant_id', 'in', seen(db))
    .where('id', '=', id)
    .executeTakeFirst();

export type CertificateRow = NonNullable<Awaited<ReturnType<typeof selectCertificate>>>;

export const selectOfRelease = (db: Db, tenantId: string, releaseId: string) =>
  db
    .selectFrom('certificates.certificate')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('release_id', '=', releaseId)
    .orderBy('id')
    .execute();

export type CertificateQuery = {
  /** The beginning of a holder's name, or a whole number. */
  q?: string | undefined;
  state?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/** What was issued at or below a node, the latest first; or what a name begins with. */
export function selectCertificates(
  db: Db,
  { tenants, from, to }: Scope,
  { q, state, after, limit }: CertificateQuery,
) {
  let query = db
    .selectFrom('certificates.certificate')
    .selectAll()
    .where('tenant_id', 'in', [...tenants])
    .where('path', '>=', from)
    .where('path', '<', to)
    .where('state', state ? '=' : 'in', state ?? ['issued', 'superseded', 'revoked']);
  if (q)
    query = query.where((is) =>
      is.or([
        is.and([is('holder_name', '>=', q), is('holder_name', '<', `${q}\u{10ffff}`)]),
        is('number', '=', q),
      ]),
    );
  if (after) query = query.where('id', '<', after);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/** The next number within a scheme. */
export async function nextSerial(db: Db, tenantId: string, scheme: string): Promise<number> {
  const { value } = await db
    .insertInto('certificates.counter')
    .values({ tenant_id: tenantId, scheme, value: 1 })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'scheme']).doUpdateSet({ value: sql`certificates.counter.value + 1` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}

/** Changes a certificate that is in one of these states. @returns undefined when it is in another by now */
export const updateCertificate = (
  db: Db,
  { tenant_id, id }: Pick<CertificateRow, 'tenant_id' | 'id'>,
  states: readonly string[],
  change: Updateable<Schema['certificates.certificate']>,
) =>
  db
    .updateTable('certificates.certificate')
    .set(change)
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .where('state', 'in', [...states])
    .returningAll()
    .executeTakeFirst();

/** Documents of a request that came to nothing. */
export const refusePrepared = (db: Db, tenantId: string, releaseId: string) =>
  db
    .updateTable('certificates.certificate')
    .set({ state: 'refused' })
    .where('tenant_id', '=', tenantId)
    .where('release_id', '=', releaseId)
    .where('state', '=', 'prepared')
    .execute();

/** The certificates of people, the latest first: what was issued to them, whatever became of it. */
export const selectHeld = (db: Db, holderIds: readonly string[]) =>
  db
    .selectFrom('certificates.certificate')
    .selectAll()
    .where('tenant_id', 'in', seen(db))
    .where('holder_id', 'in', [...holderIds])
    .where('state', 'in', ['issued', 'superseded', 'revoked'])
    .orderBy('issued_at', 'desc')
    .limit(200)
    .execute();
