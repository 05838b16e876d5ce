import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';

type Db = Pick<Ctx, 'db'>;

export type FactorKind = 'totp' | 'passkey' | 'recovery-code';

/** A person's usable factors: confirmed ones, and recovery codes that nobody used yet. */
export async function listFactors({ db }: Db, personId: string) {
  return db
    .selectFrom('identity.factor')
    .selectAll()
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .where((eb) => eb.or([eb('kind', '!=', 'recovery-code'), eb('last_used_at', 'is', null)]))
    .orderBy('created_at')
    .limit(100)
    .execute();
}

export type FactorRow = Awaited<ReturnType<typeof listFactors>>[number];

/** How many second factors stand beside the password; recovery codes only replace one. */
export async function countFactors({ db }: Db, personId: string): Promise<number> {
  const row = await db
    .selectFrom('identity.factor')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('person_id', '=', personId)
    .where('kind', '!=', 'recovery-code')
    .where('confirmed_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

export type NewFactor = {
  personId: string;
  id: string;
  kind: FactorKind;
  label: string;
  secret: string;
  data?: Record<string, unknown>;
  confirmedAt?: Date;
  now: Date;
};

export async function insertFactor({ db }: Db, factor: NewFactor): Promise<void> {
  await db
    .insertInto('identity.factor')
    .values({
      person_id: factor.personId,
      id: factor.id,
      kind: factor.kind,
      label: factor.label,
      secret: factor.secret,
      data: JSON.stringify(factor.data ?? {}),
      confirmed_at: factor.confirmedAt ?? null,
      created_at: factor.now,
    })
    .execute();
}

export async function findPendingTotp({ db }: Db, personId: string, id: string) {
  return db
    .selectFrom('identity.factor')
    .select('secret')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
}

export async function deletePendingTotp({ db }: Db, personId: string): Promise<void> {
  await db
    .deleteFrom('identity.factor')
    .where('person_id', '=', personId)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is', null)
    .execute();
}

/** The code that confirms counts as used: its step is taken. */
export async function confirmTotp(
  { db }: Db,
  personId: string,
  id: string,
  step: number,
  now: Date,
): Promise<void> {
  await db
    .updateTable('identity.factor')
    .set({ confirmed_at: now, last_counter: step, last_used_at: now })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .execute();
}

/** Takes a TOTP step once (RFC 6238, section 5.2). @returns false when it, or a later one, was used */
export async function acceptStep(
  { db }: Db,
  personId: string,
  id: string,
  step: number,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.factor')
    .set({ last_counter: step, last_used_at: now })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_counter', 'is', null), eb('last_counter', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function takeRecoveryCode(
  { db }: Db,
  personId: string,
  hash: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.factor')
    .set({ last_used_at: now })
    .where('person_id', '=', personId)
    .where('kind', '=', 'recovery-code')
    .where('secret', '=', hash)
    .where('last_used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes a passkey's use and its signature counter. */
export async function touchPasskey(
  { db }: Db,
  personId: string,
  id: string,
  counter: number,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.factor')
    .set({ last_used_at: now, data: sql`jsonb_set(data, '{counter}', to_jsonb(${counter}::bigint))` })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns the kind of what was removed */
export async function deleteFactor({ db }: Db, personId: string, id: string): Promise<string | undefined> {
  const row = await db
    .deleteFrom('identity.factor')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('kind', '!=', 'recovery-code')
    .returning('kind')
    .executeTakeFirst();
  return row?.kind;
}

export async function deleteFactors({ db }: Db, personId: string, kind: FactorKind | 'all'): Promise<void> {
  const all = db.deleteFrom('identity.factor').where('person_id', '=', personId);
  await (kind === 'all' ? all : all.where('kind', '=', kind)).execute();
}

export async function insertRecoveryCodes(
  { db }: Db,
  personId: string,
  codes: readonly { id: string; hash: string }[],
  now: Date,
): Promise<void> {
  await db
    .insertInto('identity.factor')
    .values(
      codes.map(({ id, hash }) => ({
        person_id: personId,
        id,
        kind: 'recovery-code',
        label: '',
        secret: hash,
        confirmed_at: now,
        created_at: now,
      })),
    )
    .execute();
}
