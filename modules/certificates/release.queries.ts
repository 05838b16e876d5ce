import type { Insertable } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import type { Schema } from '#platform/db/db.ts';
import type { Scope } from './place.policy.ts';

type Db = Ctx['db'];

export const insertRelease = (db: Db, row: Insertable<Schema['certificates.release']>) =>
  db.insertInto('certificates.release').values(row).execute();

export const selectRelease = (db: Db, id: string) =>
  db
    .selectFrom('certificates.release')
    .selectAll()
    .where('tenant_id', 'in', db.tenants.length ? [...db.tenants] : ['00000000-0000-0000-0000-000000000000'])
    .where('id', '=', id)
    .executeTakeFirst();

export type ReleaseRow = NonNullable<Awaited<ReturnType<typeof selectRelease>>>;

export function selectReleases(
  db: Db,
  { tenants, from, to }: Scope,
  { state, after, limit }: { state?: string | undefined; after?: string | undefined; limit: number },
) {
  let query = db
    .selectFrom('certificates.release')
    .selectAll()
    .where('tenant_id', 'in', [...tenants])
    .where('path', '>=', from)
    .where('path', '<', to);
  if (state) query = query.where('state', '=', state);
  if (after) query = query.where('id', '<', after);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/** @returns undefined when somebody else decided in the meantime */
export const decideRequest = (
  db: Db,
  { tenant_id, id }: ReleaseRow,
  change: {
    state: 'released' | 'refused' | 'withdrawn';
    decided_by: string | null;
    decided_at: Date;
    decision_reason: string | null;
    expires_at: Date;
  },
) =>
  db
    .updateTable('certificates.release')
    .set(change)
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .where('state', '=', 'requested')
    .returningAll()
    .executeTakeFirst();

/** Uses a release, once: only the work that used it may come back to it. @returns undefined for anybody else */
export const takeRelease = (db: Db, tenantId: string, id: string, jobId: string, now: Date) =>
  db
    .updateTable('certificates.release')
    .set((is) => ({
      state: 'used',
      used_by_job: jobId,
      used_at: is.fn.coalesce('used_at', is.val(now)),
    }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where((is) =>
      is.or([
        is.and([is('state', '=', 'released'), is('expires_at', '>', now)]),
        is.and([is('state', '=', 'used'), is('used_by_job', '=', jobId)]),
      ]),
    )
    .returningAll()
    .executeTakeFirst();
