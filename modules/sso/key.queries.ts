import type { Ctx } from '#platform/ctx.ts';

type Db = Pick<Ctx, 'db'>;

export async function listKeys({ db }: Db, appId: string, now: Date) {
  return db
    .selectFrom('sso.app_key')
    .selectAll()
    .where('app_id', '=', appId)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function insertKey(
  { db }: Db,
  key: { appId: string; id: string; secretHash: string; now: Date },
): Promise<void> {
  await db
    .insertInto('sso.app_key')
    .values({ app_id: key.appId, id: key.id, secret_hash: key.secretHash, created_at: key.now })
    .execute();
}

/** Lets the keys without an end run out; whoever uses them has until then to take the new one. */
export async function expireKeys({ db }: Db, appId: string, at: Date): Promise<void> {
  await db
    .updateTable('sso.app_key')
    .set({ expires_at: at })
    .where('app_id', '=', appId)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', at)]))
    .execute();
}

export async function findIcon({ db }: Db, appId: string) {
  return db.selectFrom('sso.app_icon').selectAll().where('app_id', '=', appId).executeTakeFirst();
}

/** Which of these apps have an icon. */
export async function findIconOwners({ db }: Db, appIds: readonly string[]): Promise<Set<string>> {
  if (appIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('sso.app_icon')
    .select('app_id')
    .where('app_id', 'in', [...appIds])
    .execute();
  return new Set(rows.map((row) => row.app_id));
}

export async function putIcon(
  { db }: Db,
  icon: { appId: string; mediaType: string; content: Buffer; now: Date },
): Promise<void> {
  const values = { media_type: icon.mediaType, content: icon.content, updated_at: icon.now };
  await db
    .insertInto('sso.app_icon')
    .values({ app_id: icon.appId, ...values })
    .onConflict((conflict) => conflict.column('app_id').doUpdateSet(values))
    .execute();
}
