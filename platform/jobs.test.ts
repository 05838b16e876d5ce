import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { uuidv7 } from './codes/uuid.ts';
import type { Ctx } from './ctx.ts';
import { inTx } from './db/db.ts';
import { notFound } from './errors.ts';
import { defineEvent, emit, subscribe } from './events.ts';
import { cancelJob, defineJob, getJob, startJob } from './jobs.ts';
import { createTestApp, personActor } from './testing/app.ts';

const tenant = uuidv7();
const lent = defineEvent('library.book.lent', z.object({ bookId: z.uuid() }));
const seen: { bookId: string; tenants: readonly string[] }[] = [];
const waiting: (() => void)[] = [];
const arrived = () => new Promise<void>((resolve) => waiting.push(resolve));

/** Follows a job by its events of progress rather than by the clock. */
async function ended(ctx: Ctx, id: string) {
  for (;;) {
    const job = await getJob(ctx, id);
    if (job.ended_at) return job;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

let attempts = 0;
const count = defineJob({
  kind: 'library.count',
  input: z.object({ to: z.number().int() }),
  async run(_ctx, { to }, control) {
    for (let i = 1; i <= to; i++) await control.progress(i, to, { zh: `${i} 本`, en: `${i} books` });
    return { counted: to };
  },
});
const refuse = defineJob({
  kind: 'library.refuse',
  input: z.object({}),
  async run() {
    attempts++;
    throw notFound('书', 'book');
  },
});
const endless = defineJob({
  kind: 'library.endless',
  input: z.object({}),
  async run(_ctx, _input, control) {
    for (let i = 1; ; i++) await control.progress(i, i);
  },
});

const app = await createTestApp(
  [
    {
      name: 'library',
      jobs: [count, refuse, endless],
      subscriptions: [
        subscribe('library', lent, async (ctx, { bookId }) => {
          seen.push({ bookId, tenants: ctx.tenants });
          for (const resolve of waiting.splice(0)) resolve();
        }),
      ],
    },
  ],
  { roles: ['web', 'worker'] },
);
const person = personActor({ role: 'principal', tenantId: tenant });

test('an event arrives after its transaction landed, seeing the tenant it belongs to', async () => {
  const bookId = uuidv7();
  const comes = arrived();
  await inTx(app.system(tenant), (ctx) => emit(ctx, lent, tenant, { bookId }));
  await comes;
  assert.deepEqual(seen, [{ bookId, tenants: [tenant] }]);
});

test('an event of a transaction that failed never arrives', async () => {
  const lost = uuidv7();
  await assert.rejects(
    inTx(app.system(tenant), async (ctx) => {
      await emit(ctx, lent, tenant, { bookId: lost });
      throw new Error('no');
    }),
  );
  const comes = arrived();
  const kept = uuidv7();
  await inTx(app.system(tenant), (ctx) => emit(ctx, lent, tenant, { bookId: kept }));
  await comes;
  assert.ok(seen.some((event) => event.bookId === kept));
  assert.ok(!seen.some((event) => event.bookId === lost));
});

test('an event outside a transaction is refused', async () => {
  await assert.rejects(emit(app.system(tenant), lent, tenant, { bookId: uuidv7() }), /outside a transaction/);
});

test('long work can be followed by the person who started it, and by nobody else', async () => {
  const ctx = app.as(person);
  const id = await startJob(ctx, count, tenant, { to: 3 });
  const job = await ended(ctx, id);
  assert.deepEqual([job.state, job.done, job.total, job.result], ['done', 3, 3, { counted: 3 }]);
  const own = await app.request({ method: 'GET', url: `/api/jobs/${id}`, as: person });
  assert.equal(own.json().state, 'done');
  const other = personActor({ role: 'principal', tenantId: tenant });
  assert.equal((await app.request({ method: 'GET', url: `/api/jobs/${id}`, as: other })).status, 404);
});

test('a job that is refused by a rule ends at once and tells why', async () => {
  const ctx = app.as(person);
  const job = await ended(ctx, await startJob(ctx, refuse, tenant, {}));
  assert.equal(job.state, 'failed');
  assert.equal((job.result as { code: string }).code, 'resource.not-found');
  assert.equal(attempts, 1);
});

test('a job stops at its next step when its person cancels it', async () => {
  const ctx = app.as(person);
  const id = await startJob(ctx, endless, tenant, {});
  await cancelJob(ctx, id);
  assert.equal((await ended(ctx, id)).state, 'cancelled');
});
