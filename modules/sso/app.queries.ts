import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import { prepare } from '#platform/db/prepare.ts';
import type { Review, Standing } from './app.policy.ts';
import type { Application, Approval } from './app.schema.ts';

type Db = Pick<Ctx, 'db'>;

export type AppRow = {
  id: string;
  vendor_id: string;
  tenant_id: string;
  name: string;
  application: Application;
  contact: string;
  review: Review;
  standing: Standing | null;
  approval: Approval | null;
  submitted_at: Date | null;
  decided_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
};

const typed = (row: unknown) => row as AppRow;

export async function findApp({ db }: Db, id: string): Promise<AppRow | undefined> {
  const row = await db.selectFrom('sso.app').selectAll().where('id', '=', id).executeTakeFirst();
  return row && typed(row);
}

const withKeys = prepare((db, given: { id: string; now: Date }) =>
  db
    .selectFrom('sso.app')
    .selectAll()
    .select(
      sql<string[]>`array(select key.secret_hash from sso.app_key key where key.app_id = app.id
        and (key.expires_at is null or key.expires_at > ${given.now}) order by key.created_at desc)`.as(
        'secret_hashes',
      ),
    )
    .where('id', '=', given.id),
);

/** The app with the hashes of its valid keys, in one read: an app and its keys lie together. */
export async function findAppWithKeys(
  { db }: Db,
  id: string,
  now: Date,
): Promise<(AppRow & { secret_hashes: string[] }) | undefined> {
  const [row] = await withKeys(db, { id, now });
  return row && { ...typed(row), secret_hashes: row.secret_hashes };
}

/** The app for a decision that must not meet another one. */
export async function lockApp({ db }: Db, id: string): Promise<AppRow | undefined> {
  const row = await db.selectFrom('sso.app').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && typed(row);
}

export async function findApps({ db }: Db, ids: readonly string[]): Promise<Map<string, AppRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('sso.app')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, typed(row)]));
}

type Page = { after: string | undefined; limit: number };

export async function listAppsOfVendor({ db }: Db, vendorId: string, { after, limit }: Page) {
  let query = db.selectFrom('sso.app').selectAll().where('vendor_id', '=', vendorId);
  if (after) query = query.where('id', '<', after);
  return (
    await query
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
  ).map(typed);
}

export type QueueState = 'waiting' | 'active' | 'suspended' | 'decided';

/** The reviewers' lists of one bureau: first in, first out while waiting; the newest first otherwise. */
export async function listAppsOfBureau(
  { db }: Db,
  tenantId: string,
  state: QueueState,
  { after, limit }: Page,
) {
  let query = db.selectFrom('sso.app').selectAll().where('tenant_id', '=', tenantId);
  if (state === 'waiting') query = query.where('review', '=', 'submitted');
  else if (state === 'decided') query = query.where('review', 'in', ['returned', 'rejected']);
  else query = query.where('standing', '=', state);
  if (after) query = query.where('id', state === 'waiting' ? '>' : '<', after);
  return (
    await query
      .orderBy('id', state === 'waiting' ? 'asc' : 'desc')
      .limit(limit + 1)
      .execute()
  ).map(typed);
}

/** Working apps that any of these bureaus approved. */
export async function listActiveApps({ db }: Db, tenantIds: readonly string[]): Promise<AppRow[]> {
  const rows = await db
    .selectFrom('sso.app')
    .selectAll()
    .where(sql<boolean>`tenant_id = any(${[...tenantIds]}::uuid[])`)
    .where('standing', '=', 'active')
    .orderBy('name')
    .limit(500)
    .execute();
  return rows.map(typed);
}

/** Working apps with CAS addresses at this origin. */
export async function listCasApps({ db }: Db, origin: string): Promise<AppRow[]> {
  const rows = await db
    .selectFrom('sso.app')
    .selectAll()
    .where(sql<boolean>`cas_origins @> ${[origin]}::text[]`)
    .where('standing', '=', 'active')
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map(typed);
}

export type NewApp = Pick<AppRow, 'id' | 'vendor_id' | 'tenant_id' | 'application' | 'contact'> & {
  now: Date;
};

export async function insertApp(
  { db }: Db,
  { id, vendor_id, tenant_id, application, contact, now }: NewApp,
): Promise<void> {
  await db
    .insertInto('sso.app')
    .values({
      id,
      vendor_id,
      tenant_id,
      name: application.name,
      application: JSON.stringify(application),
      contact,
      review: 'draft',
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export type AppChange = {
  application?: Application;
  contact?: string;
  review?: Review;
  standing?: Standing;
  approval?: Approval;
  submitted_at?: Date;
  decided_at?: Date;
};

const originsOf = ({ casServices }: Approval) => [
  ...new Set(casServices.flatMap((address) => URL.parse(address.replace(/\*$/, ''))?.origin ?? [])),
];

/** Changes an app if it still is the version that was read. @returns whether it was */
export async function updateApp(
  { db }: Db,
  id: string,
  version: number,
  now: Date,
  { application, approval, ...change }: AppChange,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sso.app')
    .set({
      ...change,
      ...(application && { application: JSON.stringify(application), name: application.name }),
      ...(approval && { approval: JSON.stringify(approval), cas_origins: originsOf(approval) }),
      version: version + 1,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertTrace(
  { db }: Db,
  trace: {
    tenantId: string;
    appId: string;
    id: string;
    action: string;
    personId: string;
    at: Date;
    reason: string | undefined;
    detail: object;
  },
): Promise<void> {
  await db
    .insertInto('sso.app_review')
    .values({
      tenant_id: trace.tenantId,
      app_id: trace.appId,
      id: trace.id,
      action: trace.action,
      by_person_id: trace.personId,
      at: trace.at,
      reason: trace.reason ?? null,
      detail: JSON.stringify(trace.detail),
    })
    .execute();
}

export async function listTraces({ db }: Db, tenantId: string, appId: string) {
  return db
    .selectFrom('sso.app_review')
    .select(['id', 'action', 'by_person_id', 'at', 'reason'])
    .where('tenant_id', '=', tenantId)
    .where('app_id', '=', appId)
    .orderBy('id')
    .limit(200)
    .execute();
}
