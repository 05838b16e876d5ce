import type { Ctx } from '#platform/ctx.ts';
import type { Size } from './types.ts';

type Db = Pick<Ctx, 'db'>;

/** How far a region was loaded: `homesDone` counts its bureaus and schools in their order. */
export type Load = { seed: string; size: Size; homesDone: number; finished: boolean };

export async function selectLoad({ db }: Db): Promise<Load | undefined> {
  const row = await db.selectFrom('demo.load').selectAll().executeTakeFirst();
  if (!row) return undefined;
  return {
    seed: row.seed,
    size: row.size as Size,
    homesDone: row.homes_done,
    finished: row.finished_at !== null,
  };
}

export async function insertLoad({ db }: Db, { seed, size }: { seed: string; size: Size }, now: Date) {
  await db.insertInto('demo.load').values({ seed, size, began_at: now }).execute();
}

export async function advanceLoad({ db }: Db, homesDone: number): Promise<void> {
  await db.updateTable('demo.load').set({ homes_done: homesDone }).execute();
}

export async function finishLoad({ db }: Db, now: Date): Promise<void> {
  await db.updateTable('demo.load').set({ finished_at: now }).execute();
}

/** Anything: the same for all processes that start on one database. */
const loadingLock = 7_301_222;

/**
 * Holds the right to load while `work` runs, in a transaction of its own: it ends with the process, however that ends,
 * and a pool hands it over whole. The transaction reads nothing, so it keeps nothing from being vacuumed.
 */
export async function withLoadingTurn<T>({ db }: Db, onWait: () => void, work: () => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  let broken = true;
  try {
    await client.query(
      'begin; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0; set local statement_timeout = 0',
    );
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [
      loadingLock,
    ]);
    if (!rows[0]?.free) {
      onWait();
      await client.query('select pg_advisory_xact_lock($1)', [loadingLock]);
    }
    try {
      return await work();
    } finally {
      await client.query('rollback');
      broken = false;
    }
  } finally {
    client.release(broken);
  }
}
