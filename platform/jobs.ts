import { sql } from 'kysely';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { z } from 'zod';
import { uuidv7 } from './codes/uuid.ts';
import type { Config } from './config.ts';
import type { Ctx } from './ctx.ts';
import { afterCommit, inTx } from './db/db.ts';
import { jobsSchema, type QueueDefinition } from './db/migrate.ts';
import { type Bilingual, notFound, PlatformError } from './errors.ts';
import type { EventEnvelope, EventHandler } from './events.ts';
import { queueOf, queueOfJob, queueOfSchedule, queueOfWork } from './queues.ts';

/** How a running job tells where it is, and learns that the person cancelled it. */
export type JobControl = {
  jobId: string;
  personId: string | undefined;
  /** Records progress, at most twice a second. @throws JobCancelled when the person asked to stop. */
  progress(done: number, total?: number, message?: Bilingual): Promise<void>;
};

/** Long work that a person follows: 202 with a job id, then `/api/jobs/:id`. `run` can be started again where it stopped. */
export type JobDefinition = {
  kind: string;
  input: z.ZodType;
  expireInSeconds?: number;
  retryLimit?: number;
  run: (ctx: Ctx, input: never, control: JobControl) => Promise<unknown>;
};

export function defineJob<I extends z.ZodType>(definition: {
  kind: string;
  input: I;
  expireInSeconds?: number;
  retryLimit?: number;
  run: (ctx: Ctx, input: z.infer<I>, control: JobControl) => Promise<unknown>;
}): JobDefinition & { input: I } {
  return definition as unknown as JobDefinition & { input: I };
}

/** Work by the clock (cron, in UTC+8): a fixed one, or as the settings say; undefined for never. */
export type ScheduleDefinition = {
  name: string;
  cron: string | ((config: Config) => string | undefined);
  run: (ctx: Ctx) => Promise<void>;
};

/** Work that a change sets off, now or at a time: no person follows it. Retried with growing pauses, then dead-lettered. */
export type WorkDefinition = {
  name: string;
  input: z.ZodType;
  retryLimit?: number;
  expireInSeconds?: number;
  run: (ctx: Ctx, input: never, attempt: WorkAttempt) => Promise<void>;
};

/** `number` counts from 1; after the `last` one the work lies in the dead-letter queue. */
export type WorkAttempt = { number: number; last: boolean };

export function defineWork<I extends z.ZodType>(definition: {
  name: string;
  input: I;
  retryLimit?: number;
  expireInSeconds?: number;
  run: (ctx: Ctx, input: z.infer<I>, attempt: WorkAttempt) => Promise<void>;
}): WorkDefinition & { input: I } {
  return definition as unknown as WorkDefinition & { input: I };
}

/** Queues work in the caller's transaction; `at` is the earliest time at which it starts. */
export async function sendWork<I extends z.ZodType>(
  ctx: Pick<Ctx, 'db'>,
  work: { name: string; input: I },
  tenantId: string,
  input: z.input<I>,
  at?: Date,
): Promise<void> {
  const data = { tenantId, input: work.input.parse(input) };
  await sendJob(ctx, queueOfWork(work.name), data, at ? { startAfter: at.toISOString() } : {});
}

export class JobCancelled extends Error {}

/** Every queue that the modules need, for the migrator to create. */
export function queuesOf(modules: readonly Work[]): QueueDefinition[] {
  const queues: QueueDefinition[] = [{ name: 'dead-letter' }];
  const retry = { retryLimit: 8, retryBackoff: true, retryDelay: 2, deadLetter: 'dead-letter' };
  for (const { subscriptions = [], jobs = [], works = [], schedules = [] } of modules) {
    for (const handler of subscriptions) queues.push({ name: queueOf(handler), ...retry });
    for (const { name, retryLimit = retry.retryLimit, expireInSeconds = 300 } of works)
      queues.push({ name: queueOfWork(name), ...retry, retryLimit, expireInSeconds });
    for (const job of jobs) {
      queues.push({
        name: queueOfJob(job.kind),
        retryLimit: job.retryLimit ?? 3,
        expireInSeconds: job.expireInSeconds ?? 3600,
        heartbeatSeconds: 15,
      });
    }
    for (const schedule of schedules) queues.push({ name: queueOfSchedule(schedule.name), retryLimit: 1 });
  }
  return queues;
}

type Work = {
  subscriptions?: readonly EventHandler[];
  jobs?: readonly JobDefinition[];
  works?: readonly WorkDefinition[];
  schedules?: readonly ScheduleDefinition[];
};

type Queue = { boss: PgBoss; workers: Map<string, string> };
const queues = new WeakMap<pg.Pool, Queue>();

/** Connects the queue that lives in the same database as the facts. */
export async function connectQueue(pool: pg.Pool, { supervise }: { supervise: boolean }): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => pool.query(text, values as unknown[]) },
    schema: jobsSchema,
    migrate: false,
    createSchema: false,
    supervise,
    schedule: supervise,
    // The application's role owns no index; the migrator's maintenance does this (see docs/operator-guide.md).
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  queues.set(pool, { boss, workers: new Map() });
  return boss;
}

export async function disconnectQueue(pool: pg.Pool): Promise<void> {
  const queue = queues.get(pool);
  queues.delete(pool);
  await queue?.boss.stop({ graceful: true, timeout: 10_000 });
}

/** The queue that this process is connected to. @throws before `connectQueue` */
export function queueFor(pool: pg.Pool): Queue {
  const queue = queues.get(pool);
  if (!queue) throw new Error('the job queue is not connected');
  return queue;
}

/** Queues work in the caller's transaction: it exists if and only if the change does. */
export async function sendJob(
  ctx: Pick<Ctx, 'db'>,
  name: string,
  data: object,
  options: object = {},
): Promise<void> {
  const { tx, pool } = ctx.db;
  const queue = queueFor(pool);
  const db = tx && {
    executeSql: async (text: string, values?: unknown[]) => tx.client.query(text, values),
  };
  await queue.boss.send(name, data, db ? { ...options, db } : options);
  const worker = queue.workers.get(name);
  if (worker) afterCommit(ctx, () => queue.boss.notifyWorker(worker));
}

/** Starts the consumers in this process. `ctxFor` makes the context of a handler: the system, seeing one tenant. */
export async function startWorkers(
  pool: pg.Pool,
  modules: readonly Work[],
  ctxFor: (reason: string, tenants: readonly string[]) => Ctx,
): Promise<void> {
  const { boss, workers } = queueFor(pool);
  const { config } = ctxFor('schedules', []).ports;
  const work = async (name: string, handle: (data: never, attempt: WorkAttempt) => Promise<void>) => {
    const options = { pollingIntervalSeconds: 2, batchSize: 1, includeMetadata: true } as const;
    const id = await boss.work(name, options, async (jobs) => {
      for (const { data, retryCount, retryLimit } of jobs)
        await handle(data as never, { number: retryCount + 1, last: retryCount >= retryLimit });
    });
    workers.set(name, id);
  };
  for (const { subscriptions = [], jobs = [], works = [], schedules = [] } of modules) {
    for (const { name, input, run } of works) {
      await work(queueOfWork(name), async (data: { tenantId: string; input: unknown }, attempt) =>
        run(ctxFor(`work ${name}`, [data.tenantId]), input.parse(data.input) as never, attempt),
      );
    }
    for (const handler of subscriptions) {
      await work(queueOf(handler), async (envelope: EventEnvelope) => {
        const ctx = ctxFor(`event ${envelope.type}`, [envelope.tenantId]);
        await handler.handle(ctx, handler.event.payload.parse(envelope.payload) as never, envelope);
      });
    }
    for (const job of jobs) {
      await work(queueOfJob(job.kind), async ({ tenantId, id }: { tenantId: string; id: string }) => {
        await runJob(ctxFor(`job ${job.kind}`, [tenantId]), job, tenantId, id);
      });
    }
    for (const schedule of schedules) {
      const cron = typeof schedule.cron === 'string' ? schedule.cron : schedule.cron(config);
      if (!cron) {
        await boss.unschedule(queueOfSchedule(schedule.name));
        continue;
      }
      await boss.schedule(queueOfSchedule(schedule.name), cron, {}, { tz: 'Asia/Shanghai' });
      await work(queueOfSchedule(schedule.name), async () =>
        schedule.run(ctxFor(`schedule ${schedule.name}`, [])),
      );
    }
  }
}

/** Queues long work and its visible row together. @returns the job's id, for `202` and `/api/jobs/:id`. */
export async function startJob<I extends z.ZodType>(
  ctx: Ctx,
  job: JobDefinition & { input: I },
  tenantId: string,
  input: z.input<I>,
): Promise<string> {
  const id = uuidv7();
  await inTx(ctx, async (ctx) => {
    await ctx.db
      .insertInto('platform.job')
      .values({
        tenant_id: tenantId,
        id,
        kind: job.kind,
        state: 'queued',
        input: JSON.stringify(job.input.parse(input)),
        person_id: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
        created_at: ctx.now(),
      })
      .execute();
    await sendJob(ctx, queueOfJob(job.kind), { tenantId, id });
  });
  return id;
}

async function runJob(ctx: Ctx, job: JobDefinition, tenantId: string, id: string): Promise<void> {
  const row = await ctx.db
    .updateTable('platform.job')
    .set({ state: 'running', started_at: sql`coalesce(started_at, ${ctx.now()})` })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returningAll()
    .executeTakeFirst();
  if (!row) return;
  const finish = (state: 'done' | 'failed' | 'cancelled', result: unknown) =>
    ctx.db
      .updateTable('platform.job')
      .set({ state, result: JSON.stringify(result ?? null), ended_at: ctx.now() })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
  try {
    const control = controlOf(ctx, tenantId, id, row.person_id ?? undefined);
    await finish('done', await job.run(ctx, job.input.parse(row.input) as never, control));
  } catch (error) {
    if (error instanceof JobCancelled) await finish('cancelled', null);
    else if (error instanceof PlatformError && error.status < 500) {
      await finish('failed', { code: error.code, title: error.title, detail: error.detail });
    } else {
      ctx.log.error({ err: error, jobId: id, kind: job.kind }, 'job failed');
      await finish('failed', { code: 'platform.failed' });
    }
  }
}

const progressInterval = 500;

function controlOf(ctx: Ctx, tenantId: string, jobId: string, personId: string | undefined): JobControl {
  let told = 0;
  return {
    jobId,
    personId,
    async progress(done, total, message) {
      if (Date.now() - told < progressInterval && done !== total) return;
      told = Date.now();
      const row = await ctx.db
        .updateTable('platform.job')
        .set({ done, total: total ?? null, message: message ? JSON.stringify(message) : null })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', jobId)
        .returning('cancel_asked')
        .executeTakeFirst();
      if (row?.cancel_asked) throw new JobCancelled();
    },
  };
}

/** A job as its owner sees it. @throws resource.not-found for anybody else's. */
export async function getJob(ctx: Ctx, id: string) {
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const row = await ctx.db
    .selectFrom('platform.job')
    .selectAll()
    .where(
      'tenant_id',
      'in',
      ctx.tenants.length ? [...ctx.tenants] : ['00000000-0000-0000-0000-000000000000'],
    )
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || (ctx.actor.kind !== 'system' && row.person_id !== personId)) throw notFound('这项任务', 'job');
  return row;
}

/** Asks a job to stop at its next step. */
export async function cancelJob(ctx: Ctx, id: string): Promise<void> {
  const job = await getJob(ctx, id);
  await ctx.db
    .updateTable('platform.job')
    .set({ cancel_asked: true })
    .where('tenant_id', '=', job.tenant_id)
    .where('id', '=', id)
    .execute();
}
