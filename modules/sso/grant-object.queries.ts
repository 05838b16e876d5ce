import { sql } from 'kysely';
import { tokenHash } from '#platform/crypto/tokens.ts';
import type { Ctx } from '#platform/ctx.ts';
import { prepare } from '#platform/db/prepare.ts';

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

// One hash or two, never a list: the planner would plan a list anew each time, because it cannot know how long it is.
const byHashes = prepare((db, given: { hash: string; other: string; now: Date }) =>
  db
    .selectFrom('sso.grant_object')
    .select(columns)
    .where('hash', 'in', [given.hash, given.other])
    .where('expires_at', '>', given.now),
);
const byHash = prepare((db, given: { hash: string; now: Date }) =>
  db
    .selectFrom('sso.grant_object')
    .select(columns)
    .where('hash', '=', given.hash)
    .where('expires_at', '>', given.now),
);

/** An object by its secret id; what has expired is not found, whether or not it was cleared away yet. */
export async function findObject(
  store: Store,
  [kind, other]: readonly [string, string?],
  id: string,
): Promise<GrantObject | undefined> {
  const given = { hash: hashOf(kind, id), now: store.now() };
  const [row] = other
    ? await byHashes(store.db, { ...given, other: hashOf(other, id) })
    : await byHash(store.db, given);
  return row && toGrantObject(store, row);
}

const byUid = prepare((db, given: { uid: string; kind: string; now: Date }) =>
  db
    .selectFrom('sso.grant_object')
    .select(columns)
    .where('uid', '=', given.uid)
    .where('kind', '=', given.kind)
    .where('expires_at', '>', given.now),
);

/** The session that belongs to a session of the platform. */
export async function findObjectByUid(
  store: Store,
  kind: string,
  uid: string,
): Promise<GrantObject | undefined> {
  const [row] = await byUid(store.db, { uid, kind, now: store.now() });
  return row && toGrantObject(store, row);
}

const byHashOrUid = prepare((db, given: { hash: string; uid: string; now: Date }) =>
  db
    .selectFrom('sso.grant_object')
    .select(columns)
    .where('hash', '=', given.hash)
    .where('expires_at', '>', given.now)
    .unionAll(
      db
        .selectFrom('sso.grant_object')
        .select(columns)
        .where('uid', '=', given.uid)
        .where('kind', '=', 'Session')
        .where('expires_at', '>', given.now),
    ),
);

/** What a code or token hangs on, in one read: its grant and the session that it was given in. */
export async function findGrantAndSession(
  store: Store,
  grantId: string,
  sessionUid: string,
): Promise<{ grant: GrantObject | undefined; session: GrantObject | undefined }> {
  const rows = await byHashOrUid(store.db, {
    hash: hashOf('Grant', grantId),
    uid: sessionUid,
    now: store.now(),
  });
  const find = (kind: string) => {
    const row = rows.find((row) => row.kind === kind);
    return row && toGrantObject(store, row);
  };
  return { grant: find('Grant'), session: find('Session') };
}

/** The kind and the secret id. */
export type ObjectKey = { kind: string; id: string };

export type NewObject = ObjectKey & {
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

type ObjectRow = ReturnType<typeof rowOf>;
type RowValues = Record<string, string | Date | null>;

const mostRows = 4;

/** As many rows as there are in one statement; one statement for each count, for the planner's sake as above. */
const puts = Array.from({ length: mostRows }, (_one, count) =>
  prepare((db, given: RowValues) =>
    db
      .insertInto('sso.grant_object')
      .values(
        Array.from({ length: count + 1 }, (_row, at) => ({
          hash: given[`hash${at}`] as string,
          kind: given[`kind${at}`] as string,
          grant_id: given[`grant_id${at}`] as string | null,
          uid: given[`uid${at}`] as string | null,
          app_id: given[`app_id${at}`] as string | null,
          person_id: given[`person_id${at}`] as string | null,
          payload: given[`payload${at}`] as string,
          expires_at: given[`expires_at${at}`] as Date,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .column('hash')
          .doUpdateSet((eb) => ({
            grant_id: eb.ref('excluded.grant_id'),
            uid: eb.ref('excluded.uid'),
            app_id: eb.ref('excluded.app_id'),
            person_id: eb.ref('excluded.person_id'),
            payload: eb.ref('excluded.payload'),
            expires_at: eb.ref('excluded.expires_at'),
          }))
          .where(sql<boolean>`grant_object.kind <> 'Session'`),
      )
      .returning('hash'),
  ),
);

async function putRows({ db }: Store, rows: readonly ObjectRow[]): Promise<{ hash: string }[]> {
  const given: RowValues = {};
  rows.forEach((row, at) => {
    for (const [name, value] of Object.entries(row)) given[`${name}${at}`] = value;
  });
  return puts[rows.length - 1]?.(db, given) ?? [];
}

/**
 * Stores many, in one statement as far as they go into one. A session that is there already stays as it is.
 * @returns the sessions that stayed
 */
export async function putObjects(store: Store, objects: readonly NewObject[]): Promise<NewObject[]> {
  // In the order of the hashes, so that two who write the same ones never wait for each other.
  const rows = objects
    .map((object) => ({ object, row: rowOf(store, object) }))
    .sort((a, b) => (a.row.hash < b.row.hash ? -1 : 1));
  const stored = new Set<string>();
  for (let at = 0; at < rows.length; at += mostRows) {
    const some = rows.slice(at, at + mostRows).map(({ row }) => row);
    for (const { hash } of await putRows(store, some)) stored.add(hash);
  }
  return rows.filter(({ row }) => !stored.has(row.hash)).map(({ object }) => object);
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

const consume = prepare((db, given: { hash: string; now: Date }) =>
  db
    .updateTable('sso.grant_object')
    .set({ consumed_at: given.now })
    .where('hash', '=', given.hash)
    .where('consumed_at', 'is', null)
    .returning('hash'),
);

/** Marks as used. @returns false when somebody else was first */
export async function consumeObject({ db, now }: Store, kind: string, id: string): Promise<boolean> {
  return (await consume(db, { hash: hashOf(kind, id), now: now() })).length > 0;
}

const deletion = prepare((db, given: { hash: string }) =>
  db.deleteFrom('sso.grant_object').where('hash', '=', given.hash),
);

export async function deleteObject({ db }: Store, { kind, id }: ObjectKey): Promise<void> {
  await deletion(db, { hash: hashOf(kind, id) });
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
