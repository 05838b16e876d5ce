import type pg from 'pg';
import { jobsSchema } from './db/migrate.ts';
import { queueFor } from './jobs.ts';

/** How much waits, runs and has failed in one queue; the age of what has waited longest. */
export type QueueDepth = {
  name: string;
  waiting: number;
  active: number;
  failed: number;
  oldestWaiting: Date | null;
};

/** Work that was tried as often as its queue allows, and given up. */
export type FailedWork = {
  id: string;
  queue: string;
  attempts: number;
  createdAt: Date;
  failedAt: Date;
  reason: string | null;
};

/** What gave up is counted where it belongs; the copies in the dead-letter queue are there to be kept, not worked. */
const deadLetters = 'dead-letter';

/** Every queue that has something in it. */
export async function queueDepths(pool: pg.Pool): Promise<QueueDepth[]> {
  const { rows } = await pool.query<QueueDepth>(
    `select name,
            count(*) filter (where state in ('created', 'retry'))::int as waiting,
            count(*) filter (where state = 'active')::int as active,
            count(*) filter (where state = 'failed')::int as failed,
            min(created_on) filter (where state in ('created', 'retry') and start_after <= now()) as "oldestWaiting"
     from ${jobsSchema}.job
     where state in ('created', 'retry', 'active', 'failed') and name <> $1 and name not like '\\_\\_%'
     group by name order by name`,
    [deadLetters],
  );
  return rows;
}

/** The newest failures first. */
export async function failedWork(pool: pg.Pool, limit: number): Promise<FailedWork[]> {
  const { rows } = await pool.query<FailedWork>(
    `select id, name as queue, retry_count + 1 as attempts, created_on as "createdAt", completed_on as "failedAt",
            left(coalesce(output ->> 'message', output -> 'value' ->> 'message'), 300) as reason
     from ${jobsSchema}.job where state = 'failed' and name <> $1
     order by completed_on desc, id limit $2`,
    [deadLetters, limit],
  );
  return rows;
}

/** Gives failed work one more attempt, and takes its copy out of the dead letters. @returns false when it is not there or has not failed */
export async function retryWork(pool: pg.Pool, queue: string, id: string): Promise<boolean> {
  const { boss } = queueFor(pool);
  const { rowCount } = await pool.query(
    `select from ${jobsSchema}.job where name = $1 and id = $2 and state = 'failed'`,
    [queue, id],
  );
  if (!rowCount) return false;
  await boss.retry(queue, id);
  await pool.query(`delete from ${jobsSchema}.job where name = $1 and source_id = $2`, [deadLetters, id]);
  return true;
}

/** Whether work of a queue waits or runs now, in any process. */
export async function isBusy(pool: pg.Pool, queue: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from ${jobsSchema}.job where name = $1 and state in ('created', 'retry', 'active') limit 1`,
    [queue],
  );
  return (rowCount ?? 0) > 0;
}
