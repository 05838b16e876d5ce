import type { Ctx } from '#platform/ctx.ts';

type Db = Pick<Ctx, 'db'>;

export type KeyPurpose = 'RS256' | 'ES256' | 'subject';

export async function listSealedKeys({ db }: Db) {
  return db.selectFrom('sso.key').selectAll().orderBy('created_at').execute();
}

export async function insertSealedKey(
  { db }: Db,
  key: { id: string; purpose: KeyPurpose; sealed: string; now: Date },
): Promise<void> {
  await db
    .insertInto('sso.key')
    .values({ id: key.id, purpose: key.purpose, sealed: key.sealed, created_at: key.now })
    .execute();
}

export async function deleteKey({ db }: Db, id: string): Promise<void> {
  await db.deleteFrom('sso.key').where('id', '=', id).execute();
}
