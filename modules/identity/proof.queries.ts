import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';

type Db = Pick<Ctx, 'db'>;

export type Purpose = 'activation' | 'recovery' | 'password' | 'second-factor' | 'passkey';

export type NewProof = {
  hash: string;
  purpose: Purpose;
  personId?: string | undefined;
  data?: Record<string, unknown>;
  issuedBy?: string | undefined;
  now: Date;
  expiresAt: Date;
};

export async function insertProof({ db }: Db, proof: NewProof): Promise<void> {
  await db
    .insertInto('identity.proof')
    .values({
      hash: proof.hash,
      purpose: proof.purpose,
      person_id: proof.personId ?? null,
      data: JSON.stringify(proof.data ?? {}),
      issued_by: proof.issuedBy ?? null,
      issued_at: proof.now,
      expires_at: proof.expiresAt,
    })
    .execute();
}

/** A proof that is neither used nor expired. */
export async function findProof({ db }: Db, purpose: Purpose, hash: string, now: Date) {
  return db
    .selectFrom('identity.proof')
    .select(['person_id', 'data', 'attempts', 'expires_at'])
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Uses a proof up; of two that try at once, one gets it. */
export async function takeProof({ db }: Db, purpose: Purpose, hash: string, now: Date) {
  return db
    .updateTable('identity.proof')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['person_id', 'data'])
    .executeTakeFirst();
}

/** Counts a try at a proof before it is judged. @returns how many there were; undefined when it is over */
export async function countProofAttempt({ db }: Db, purpose: Purpose, hash: string, now: Date) {
  return db
    .updateTable('identity.proof')
    .set({ attempts: sql`attempts + 1` })
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['person_id', 'data', 'attempts'])
    .executeTakeFirst();
}

/** Makes every unused proof of these people worthless. */
export async function voidProofs(
  { db }: Db,
  purpose: Purpose,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  if (personIds.length === 0) return;
  await db
    .updateTable('identity.proof')
    .set({ used_at: now })
    .where('person_id', 'in', [...personIds])
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute();
}

/** A proof in whatever state, to tell used from expired. */
export async function findAnyProof({ db }: Db, purpose: Purpose, hash: string) {
  return db
    .selectFrom('identity.proof')
    .select(['person_id', 'used_at', 'expires_at'])
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
}

export type NewCode = { personId: string; hash: string };

/** Writes the codes of many cards in one statement. */
export async function insertActivationCodes(
  { db }: Db,
  codes: readonly NewCode[],
  { issuedBy, now, expiresAt }: { issuedBy: string | null; now: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into identity.proof (hash, purpose, person_id, issued_by, issued_at, expires_at)
    select hash, 'activation', person_id, ${issuedBy}::uuid, ${now}::timestamptz, ${expiresAt}::timestamptz
    from unnest(${codes.map((c) => c.hash)}::text[], ${codes.map((c) => c.personId)}::uuid[]) as codes (hash, person_id)
  `.execute(db);
}

/** Person id → when the unused code of a card expires. */
export async function findActivationCodes(
  { db }: Db,
  personIds: readonly string[],
  now: Date,
): Promise<Map<string, Date>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('identity.proof')
    .select(['person_id', 'expires_at'])
    .where('person_id', 'in', [...personIds])
    .where('purpose', '=', 'activation')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  return new Map(rows.map((row) => [row.person_id as string, row.expires_at]));
}
