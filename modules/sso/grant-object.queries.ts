import { sql } from 'kysely';
import { tokenHash } from '#platform/crypto/tokens.ts';
import type { Ctx } from '#platform/ctx.ts';

type Store = Pick<Ctx, 'db' | 'now' | 'ports'>;

/** What is stored of a code, token, grant, interaction or session of the OpenID provider. */
export type GrantObject = {
  kind: string;
  payload: Record<string, unknown>;
  expiresAt: Date;
  consumedAt: Date | undefined;
};

const hashOf = (kind: string, id: string) => tokenHash(`${kind}:${id}`);
const place = (hash: string) => `sso.grant_object.payload:${hash}`;

type Row = {
  hash: string;
  kind: string;
  payload: string;
  expires_at: Date;
  consumed_at: Date | null;
};

function toGrantObject({ ports }: Store, row: Row): GrantObject {
  return {
    kind: row.kind,
    payload: JSON.parse(ports.cipher.open(row.payload, place(row.hash))),
    expiresAt: row.expires_at,
    consumedAt: row.consumed_at ?? undefined,
  };
}

const columns = ['hash', 'kind', 'payload', 'expires_at', 'consumed_at'] as const;

/** An object by its secret id; what has expired is not found, whether or not it was cleared away yet. */
export async function findObject(
  store: Store,
  kinds: readonly string[],
  id: string,
): Promise<GrantObject | undefined> {
  const rows = await store.db
    .selectFrom('sso.grant_object')
    .select(columns)
    .where(
      'hash',
      'in',
      kinds.map((kind) => hashOf(kind, id)),
    )
    .where('expires_at', '>', store.now())
    .execute();
  return rows[0] && toGrantObject(store, rows[0]);
}

/** The session that belongs to a session of the platform. */
export async function findObjectByUid(
  store: Store,
  kind: string,
  uid: string,
): Promise<GrantObject | undefined> {
  const row = await store.db
    .selectFrom('sso.grant_object')
    .select(columns)
    .where('uid', '=', uid)
    .where('kind', '=', kind)
    .where('expires_at', '>', store.now())
    .executeTakeFirst();
  return row && toGrantObject(store, row);
}

export type NewObject = {
  kind: string;
  id: string;
  payload: Record<string, unknown>;
  grantId: string | undefined;
  uid: string | undefined;
  appId: string | undefined;
  personId: string | undefined;
  expiresAt: Date;
};

function rowOf({ ports }: Store, object: NewObject) {
  const hash = hashOf(object.kind, object.id);
  return {
    hash,
    kind: object.kind,
    grant_id: object.grantId ?? null,
    uid: object.uid ?? null,
    app_id: object.appId ?? null,
    person_id: object.personId ?? null,
    payload: ports.cipher.seal(JSON.stringify(object.payload), place(hash)),
    expires_at: object.expiresAt,
  };
}

export async function putObject(store: Store, object: NewObject): Promise<void> {
  const { hash, kind, ...values } = rowOf(store, object);
  await store.db
    .insertInto('sso.grant_object')
    .values({ hash, kind, ...values })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet(values))
    .execute();
}

/** Stores what is not there yet. @returns whether it was not */
export async function insertObject(store: Store, object: NewObject): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await store.db
    .insertInto('sso.grant_object')
    .values(rowOf(store, object))
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The object, held until the transaction ends. */
export async function lockObject(store: Store, kind: string, id: string): Promise<GrantObject | undefined> {
  const row = await store.db
    .selectFrom('sso.grant_object')
    .select(columns)
    .where('hash', '=', hashOf(kind, id))
    .forUpdate()
    .executeTakeFirst();
  return row && toGrantObject(store, row);
}

/** Marks as used. @returns false when somebody else was first */
export async function consumeObject({ db, now }: Store, kind: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sso.grant_object')
    .set({ consumed_at: now() })
    .where('hash', '=', hashOf(kind, id))
    .where('consumed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteObject({ db }: Store, kind: string, id: string): Promise<void> {
  await db.deleteFrom('sso.grant_object').where('hash', '=', hashOf(kind, id)).execute();
}

export async function deleteByGrant({ db }: Store, kind: string, grantId: string): Promise<void> {
  await db.deleteFrom('sso.grant_object').where('grant_id', '=', grantId).where('kind', '=', kind).execute();
}

/** Everything that an app holds; of one person, if named. */
export async function deleteOfApp({ db }: Store, appId: string, personId?: string): Promise<void> {
  let deletion = db.deleteFrom('sso.grant_object').where('app_id', '=', appId);
  if (personId) deletion = deletion.where('person_id', '=', personId);
  await deletion.execute();
}

/** Removes what expired some time ago, a batch at a time. @returns how many */
export async function deleteExpired({ db }: Pick<Ctx, 'db'>, before: Date, batch: number): Promise<number> {
  const { rows } = await sql<{ hash: string }>`
    delete from sso.grant_object where hash in
      (select hash from sso.grant_object where expires_at < ${before} limit ${batch})
    returning hash`.execute(db);
  return rows.length;
}
