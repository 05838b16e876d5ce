import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import { prepare } from '#platform/db/prepare.ts';
import type { SecurityLevel } from './security-level.policy.ts';

type Db = Pick<Ctx, 'db'>;

const withFactors = prepare((db, given: { personId: string }) =>
  db
    .selectFrom('identity.account')
    .selectAll()
    .select(
      sql<string[]>`array(select factor.kind from identity.factor where factor.person_id = ${given.personId}
        and factor.confirmed_at is not null and (factor.kind <> 'recovery-code' or factor.last_used_at is null)
        order by factor.created_at limit 100)`.as('factor_kinds'),
    )
    .where('person_id', '=', given.personId),
);

/** The account with the kinds of its usable factors, in one local read: what a sign-in asks. */
export async function findAccountWithFactors({ db }: Db, personId: string) {
  const [row] = await withFactors(db, { personId });
  return row;
}

export type AccountWithFactors = NonNullable<Awaited<ReturnType<typeof findAccountWithFactors>>>;

export async function findAccount({ db }: Db, personId: string) {
  return db.selectFrom('identity.account').selectAll().where('person_id', '=', personId).executeTakeFirst();
}

export async function findAccounts({ db }: Db, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return db
    .selectFrom('identity.account')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .execute();
}

/** The holder of an account name, which is kept in lower case. */
export async function findPersonByLoginName({ db }: Db, name: string): Promise<string | undefined> {
  const [row] = await loginName(db, { name });
  return row?.person_id;
}

const loginName = prepare((db, given: { name: string }) =>
  db.selectFrom('identity.login_name').select('person_id').where('name', '=', given.name),
);

export async function noteChosenRole({ db }: Db, personId: string, assignmentId: string): Promise<void> {
  await db
    .updateTable('identity.account')
    .set({ last_assignment_id: assignmentId })
    .where('person_id', '=', personId)
    .execute();
}

export type NewPassword = { hash: string; level: SecurityLevel; now: Date };

/** Sets the password and opens the account, whatever it was before; a disabled one stays as it is. */
export async function setPassword(
  { db }: Db,
  personId: string,
  { hash, level, now }: NewPassword,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.account')
    .set((eb) => ({
      password_hash: hash,
      password_level: level,
      password_changed_at: now,
      must_change_password: false,
      status: 'active',
      activated_at: eb.fn.coalesce('activated_at', eb.val(now)),
      updated_at: now,
    }))
    .where('person_id', '=', personId)
    .where('status', '!=', 'disabled')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The same password hashed with newer parameters: no change of password. */
export async function setPasswordHash({ db }: Db, personId: string, hash: string): Promise<void> {
  await db
    .updateTable('identity.account')
    .set({ password_hash: hash })
    .where('person_id', '=', personId)
    .execute();
}

export async function findAccountNames(
  { db }: Db,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('identity.account')
    .select(['person_id', 'login_name'])
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.login_name]));
}

export type NamedPerson = { personId: string; name: string };

/** Claims account names. @returns those that were free; of two who want one, the first has it */
export async function claimLoginNames(
  { db }: Db,
  wanted: readonly NamedPerson[],
  now: Date,
): Promise<NamedPerson[]> {
  const { rows } = await sql<{ person_id: string; name: string }>`
    insert into identity.login_name (name, person_id, claimed_at)
    select distinct on (name) name, person_id, ${now}::timestamptz
    from unnest(${wanted.map((w) => w.name)}::text[], ${wanted.map((w) => w.personId)}::uuid[]) as wanted (name, person_id)
    order by name, person_id
    on conflict do nothing
    returning person_id, name`.execute(db);
  return rows.map((row) => ({ personId: row.person_id, name: row.name }));
}

export async function insertAccounts({ db }: Db, people: readonly NamedPerson[], now: Date): Promise<void> {
  await sql`
    insert into identity.account (person_id, login_name, status, created_at, updated_at)
    select person_id, name, 'pending', ${now}::timestamptz, ${now}::timestamptz
    from unnest(${people.map((p) => p.personId)}::uuid[], ${people.map((p) => p.name)}::text[]) as people (person_id, name)
    on conflict do nothing`.execute(db);
}

export async function openWithPassword(
  { db }: Db,
  personIds: readonly string[],
  hash: string,
  now: Date,
): Promise<void> {
  await sql`
    update identity.account set password_hash = ${hash}, password_level = 'administrator', password_changed_at = ${now},
      status = 'active', activated_at = coalesce(activated_at, ${now}), updated_at = ${now}
    where person_id = any(${personIds}::uuid[])`.execute(db);
}

/** Takes the password away: only a new activation opens the account again. A disabled one stays disabled. */
export async function clearPasswords({ db }: Db, personIds: readonly string[], now: Date): Promise<void> {
  await sql`
    update identity.account set password_hash = null, password_level = null,
      status = case when status = 'active' then 'pending' else status end, updated_at = ${now}
    where person_id = any(${personIds}::uuid[])`.execute(db);
}

/** People whose account name begins with a text, of all tenants: the caller leaves out those it must not see. */
export async function findByLoginPrefix({ db }: Db, prefix: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('identity.login_name')
    .select('person_id')
    .where('name', '>=', prefix)
    .where('name', '<', `${prefix}\u{10ffff}`)
    .orderBy('name')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** Disables, or enables again: an account without a password waits for activation. */
export async function setStatus(
  { db }: Db,
  personId: string,
  status: 'active' | 'disabled',
  now: Date,
): Promise<boolean> {
  const enabled = sql<string>`case when password_hash is null then 'pending' else 'active' end`;
  const { numUpdatedRows } = await db
    .updateTable('identity.account')
    .set({ status: status === 'disabled' ? 'disabled' : enabled, updated_at: now })
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
