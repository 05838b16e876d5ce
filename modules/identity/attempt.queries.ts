import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import { prepare } from '#platform/db/prepare.ts';

type Db = Pick<Ctx, 'db'>;

export type AttemptRow = { failures: number; lockedUntil: Date | null };

const count = prepare((db, given: { key: string; now: Date; windowStart: Date }) => {
  const over = sql<boolean>`(attempt.first_failed_at < ${given.windowStart}::timestamptz or attempt.locked_until <= ${given.now}::timestamptz)`;
  return db
    .insertInto('identity.attempt')
    .values({ key: given.key, failures: 1, first_failed_at: given.now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        failures: sql`case when ${over} then 1 else attempt.failures + 1 end`,
        first_failed_at: sql`case when ${over} then ${given.now}::timestamptz else attempt.first_failed_at end`,
        locked_until: sql`case when attempt.locked_until > ${given.now}::timestamptz then attempt.locked_until end`,
      }),
    )
    .returning(['failures', 'locked_until']);
});

/**
 * Counts one attempt before it is judged, so that a hundred guesses at once are a hundred counted ones. The window
 * starts again when it has passed, or when a lock has.
 */
export async function countAttempt(
  { db }: Db,
  key: string,
  now: Date,
  windowStart: Date,
): Promise<AttemptRow> {
  const [row] = await count(db, { key, now, windowStart });
  if (!row) throw new Error('an attempt was not counted');
  return { failures: row.failures, lockedUntil: row.locked_until };
}

export async function lockAttempts({ db }: Db, key: string, until: Date): Promise<void> {
  await db.updateTable('identity.attempt').set({ locked_until: until }).where('key', '=', key).execute();
}

export async function forgetAttempts({ db }: Db, keys: readonly string[]): Promise<void> {
  await db
    .deleteFrom('identity.attempt')
    .where('key', 'in', [...keys])
    .execute();
}

export async function findLocks({ db }: Db, keys: readonly string[], now: Date): Promise<Map<string, Date>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('identity.attempt')
    .select(['key', 'locked_until'])
    .where('key', 'in', [...keys])
    .where('locked_until', '>', now)
    .execute();
  return new Map(rows.map((row) => [row.key, row.locked_until as Date]));
}
