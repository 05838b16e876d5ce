import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import { prepare } from '#platform/db/prepare.ts';

type Db = Pick<Ctx, 'db'>;

/** What a session remembers of the chosen role; the directory says on each request what it is worth. */
export type ChosenRole = { assignmentId: string; tenantId: string; role: string };

const bySecret = prepare((db, given: { personId: string; secretHash: string }) =>
  db
    .selectFrom('identity.session as session')
    .innerJoin('identity.account as account', 'account.person_id', 'session.person_id')
    .select([
      'session.id',
      'session.created_at',
      'session.last_seen_at',
      'session.expires_at',
      'session.idle_seconds',
      'session.methods',
      'session.strong',
      'session.shared_device',
      'session.role',
      'session.ended_at',
      'account.status',
      'account.login_name',
      'account.password_level',
      'account.password_changed_at',
      'account.must_change_password',
    ])
    .where('session.person_id', '=', given.personId)
    .where('session.secret_hash', '=', given.secretHash),
);

/** The session and its account in one local read: each request makes it. */
export async function findSession({ db }: Db, personId: string, secretHash: string) {
  const [row] = await bySecret(db, { personId, secretHash });
  return row;
}

const overview = prepare((db, given: { personId: string; sessionId: string }) =>
  db
    .selectFrom('identity.session as session')
    .innerJoin('identity.account as account', 'account.person_id', 'session.person_id')
    .select(['session.shared_device', 'session.idle_seconds', 'session.expires_at', 'account.login_name'])
    .select(
      sql<boolean>`exists (select from identity.factor where factor.person_id = ${given.personId}
        and factor.kind <> 'recovery-code' and factor.confirmed_at is not null)`.as('has_factor'),
    )
    .where('session.person_id', '=', given.personId)
    .where('session.id', '=', given.sessionId)
    .where('session.ended_at', 'is', null),
);

/** A session with what the shell shows of its account: one local read. */
export async function findOverview({ db }: Db, personId: string, sessionId: string) {
  const [row] = await overview(db, { personId, sessionId });
  return row;
}

export type Overview = NonNullable<Awaited<ReturnType<typeof findOverview>>>;
export type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>;

export type NewSession = {
  personId: string;
  secretHash: string;
  id: string;
  now: Date;
  expiresAt: Date;
  idleSeconds: number;
  methods: string[];
  strong: boolean;
  sharedDevice: boolean;
  role: ChosenRole | undefined;
  address: string | undefined;
  userAgent: string | undefined;
};

/** Opens a session and notes the sign-in at its account, which lies beside it. */
export async function insertSession({ db }: Db, session: NewSession): Promise<void> {
  await db
    .with('opened', (db) =>
      db.insertInto('identity.session').values({
        person_id: session.personId,
        secret_hash: session.secretHash,
        id: session.id,
        created_at: session.now,
        last_seen_at: session.now,
        expires_at: session.expiresAt,
        idle_seconds: session.idleSeconds,
        methods: session.methods,
        strong: session.strong,
        shared_device: session.sharedDevice,
        role: session.role ? JSON.stringify(session.role) : null,
        address: session.address ?? null,
        user_agent: session.userAgent ?? null,
      }),
    )
    .updateTable('identity.account')
    .set({ last_sign_in_at: session.now })
    .where('person_id', '=', session.personId)
    .execute();
}

/** Moves the idle clock; the condition keeps parallel requests from writing the same minute twice. */
export async function touchSession({ db }: Db, personId: string, secretHash: string, now: Date, after: Date) {
  await db
    .updateTable('identity.session')
    .set({ last_seen_at: now })
    .where('person_id', '=', personId)
    .where('secret_hash', '=', secretHash)
    .where('last_seen_at', '<', after)
    .execute();
}

/** Keeps the chosen role; a role with a shorter idle time shortens the session, none lengthens it. */
export async function setSessionRole(
  { db }: Db,
  personId: string,
  sessionId: string,
  role: ChosenRole,
  idleSeconds: number,
): Promise<void> {
  await db
    .updateTable('identity.session')
    .set({ role: JSON.stringify(role), idle_seconds: sql`least(idle_seconds, ${idleSeconds}::int)` })
    .where('person_id', '=', personId)
    .where('id', '=', sessionId)
    .execute();
}

export async function setSessionStrong(
  { db }: Db,
  personId: string,
  sessionId: string,
  method: string,
): Promise<void> {
  await db
    .updateTable('identity.session')
    .set({ strong: true, methods: sql`array_append(methods, ${method}::text)` })
    .where('person_id', '=', personId)
    .where('id', '=', sessionId)
    .execute();
}

/** Which of a person's sessions an end concerns. */
export type WhichSessions = { id: string } | { except: string } | 'all';

/** Ends live sessions. @returns their ids */
export async function endSessions(
  { db }: Db,
  personId: string,
  which: WhichSessions,
  now: Date,
  reason: string,
): Promise<string[]> {
  let update = db
    .updateTable('identity.session')
    .set({ ended_at: now, end_reason: reason })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null);
  if (which !== 'all') {
    update = 'id' in which ? update.where('id', '=', which.id) : update.where('id', '!=', which.except);
  }
  const rows = await update.returning('id').execute();
  return rows.map(({ id }) => id);
}

export async function listSessions({ db }: Db, personId: string, now: Date) {
  return db
    .selectFrom('identity.session')
    .select([
      'id',
      'created_at',
      'last_seen_at',
      'expires_at',
      'idle_seconds',
      'methods',
      'strong',
      'shared_device',
    ])
    .select(['address', 'user_agent'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where(sql<boolean>`last_seen_at + idle_seconds * interval '1 second' > ${now}`)
    .orderBy('last_seen_at', 'desc')
    .limit(100)
    .execute();
}

const byId = prepare((db, given: { personId: string; id: string }) =>
  db
    .selectFrom('identity.session as session')
    .innerJoin('identity.account as account', 'account.person_id', 'session.person_id')
    .select([
      'session.created_at',
      'session.expires_at',
      'session.methods',
      'session.ended_at',
      'account.status',
    ])
    .where('session.person_id', '=', given.personId)
    .where('session.id', '=', given.id),
);

export async function findSessionById({ db }: Db, personId: string, id: string) {
  const [row] = await byId(db, { personId, id });
  return row;
}
