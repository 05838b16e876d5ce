import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { recordBackup, recordDrill } from '#platform/backup/status.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { inTx } from '#platform/db/db.ts';
import { defineEvent, emit, subscribe } from '#platform/events.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { operations } from './index.ts';

const rung = defineEvent('tower.bell.rung', z.object({ bellId: z.uuid() }));
let tolerates = false;
const answered: string[] = [];
const tower = {
  name: 'tower',
  subscriptions: [
    subscribe('tower', rung, async (_ctx, { bellId }) => {
      if (!tolerates) throw new Error('the bell is cracked');
      answered.push(bellId);
    }),
  ],
};
const app = await createTestApp([operations, tower], { roles: ['web', 'worker'] });
const { config } = app;
// The test's database stands for an external one: its owner is known by the settings.
config.migratorDatabaseUrl = app.database.migratorUrl;
config.appDatabaseUrl = app.database.appUrl;

const owner = new pg.Client({ connectionString: app.database.adminUrl });
await owner.connect();
// What the owner of a database gives the role; a copy of the template does not inherit it.
await owner.query(`grant create on database ${owner.database} to tongxue_migrator`);
await owner.end();

const tenantId = uuidv7();
const admin = personActor({ role: 'system-admin', tenantId });
const technician = personActor({ role: 'bureau-technician', tenantId });

type Method = 'GET' | 'POST';
const ask = (as: typeof admin, method: Method, path: string, payload?: object) =>
  app.request({
    method,
    url: path.startsWith('/api') ? path : `/api/operations${path}`,
    as,
    ...(payload && { payload }),
  });

async function audited(action: string): Promise<number> {
  const rows = await app
    .system(tenantId)
    .db.selectFrom('platform.audit_entry')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('action', '=', action)
    .execute();
  return rows.length;
}

test('the status tells versions, database, disks, keys, and what looks unsafe', async () => {
  const answer = await ask(technician, 'GET', '/status');
  assert.equal(answer.status, 200, answer.body);
  const status = answer.json();
  assert.match(status.version, /^\d+\.\d+\.\d+/);
  assert.ok(status.database.bytes > 1_000_000 && status.database.migrations.count > 0);
  assert.deepEqual(status.process.roles, ['web', 'worker']);
  assert.deepEqual(status.disks[0].holds, ['data']);
  assert.ok(status.disks[0].total > status.disks[0].free && status.disks[0].free > 0);
  assert.match(status.keys[0].fingerprint, /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
  assert.deepEqual(
    status.advice.map(({ setting }: { setting: string }) => setting),
    ['TONGXUE_BACKUP_DIR', 'TONGXUE_BACKUP_KEYS_DIR', 'SMTP_URL', 'SMS_WEBHOOK_URL'],
  );
  assert.doesNotMatch(answer.body, new RegExp(new URL(app.database.migratorUrl).password));
});

test('who looks may not act', async () => {
  for (const [path, payload] of [
    ['/backups', {}],
    [`/failed-work/${uuidv7()}/retry`, { queue: 'event.tower.tower.bell.rung' }],
  ] as const) {
    const answer = await ask(technician, 'POST', path, payload);
    assert.equal(answer.json().code, 'auth.forbidden', path);
  }
});

describe('backups', () => {
  test('none yet', async () => {
    const view = (await ask(technician, 'GET', '/backups')).json();
    assert.deepEqual([view.backup, view.drill, view.busy, view.items], ['never', 'never', false, []]);
    assert.deepEqual(view.means, { backup: true, drill: false });
  });

  test('one on demand: done by a child process, followed as a job, listed, audited', async () => {
    const started = await ask(admin, 'POST', '/backups', { what: 'backup' });
    assert.equal(started.status, 202, started.body);
    const { jobId } = started.json();
    const meanwhile = (await ask(admin, 'GET', '/backups')).json();
    if (meanwhile.busy) {
      assert.equal(meanwhile.jobId, jobId);
      assert.equal((await ask(admin, 'POST', '/backups', {})).json().code, 'operations.busy');
    }
    const job = await ended(jobId);
    assert.equal(job.state, 'done', JSON.stringify(job));
    assert.ok(job.result.backedUp.rows > 0 && job.result.backedUp.tables > 10);
    const view = (await ask(technician, 'GET', '/backups')).json();
    assert.deepEqual([view.backup, view.items.length, view.items[0].readable], ['good', 1, true]);
    assert.equal(view.items[0].name, job.result.backedUp.name);
    assert.equal(view.items[0].rows, view.lastBackup.rows);
    assert.equal(await audited('operations.backup.create'), 1);
  });

  test('a drill without an account that may create databases says what to set', async () => {
    const { jobId } = (await ask(admin, 'POST', '/backups', { what: 'drill' })).json();
    const job = await ended(jobId);
    assert.equal(job.state, 'failed');
    assert.equal(job.result.code, 'operations.backup-failed');
    assert.match(job.result.detail.zh, /DATABASE_URL/);
  });

  test('an old, a failed and a damaged one are told as such', async () => {
    const { dir } = config.backup;
    const at = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    await recordBackup(dir, { name: 'a', at: at(2), ok: true });
    await recordDrill(dir, { name: 'a', at: at(36), ok: true });
    const late = (await ask(technician, 'GET', '/backups')).json();
    assert.deepEqual([late.backup, late.drill], ['late', 'late']);
    await recordBackup(dir, { name: 'b', at: at(0), ok: false, error: 'disk full' });
    await mkdir(join(dir, 'tongxue-20260101T000000Z'));
    await writeFile(join(dir, 'tongxue-20260101T000000Z/manifest.json'), '{');
    const failed = (await ask(technician, 'GET', '/backups')).json();
    assert.deepEqual([failed.backup, failed.lastBackup.error], ['failed', 'disk full']);
    assert.deepEqual(failed.items.at(-1).readable, false);
    assert.equal(failed.items.at(-1).at, '2026-01-01T00:00:00Z');
  });
});

describe('work that was given up', () => {
  const bellId = uuidv7();
  before(async () => {
    // Given up at once instead of after eight attempts.
    await app.pool.query(`update pgboss.queue set retry_limit = 0 where name like 'event.tower.%'`);
    await inTx(app.system(tenantId), (ctx) => emit(ctx, rung, tenantId, { bellId }));
  });

  test('is listed with its reason, and done when it is tried again', async () => {
    const [item] = await until<{ id: string; queue: string; reason: string }>(
      async () => (await ask(technician, 'GET', '/failed-work')).json().items,
    );
    assert.ok(item);
    assert.equal(item.queue, 'event.tower.tower.bell.rung');
    assert.match(item.reason, /cracked/);
    const { queues } = (await ask(technician, 'GET', '/status')).json();
    assert.equal(queues.find(({ name }: { name: string }) => name === item.queue).failed, 1);
    tolerates = true;
    const again = await ask(admin, 'POST', `/failed-work/${item.id}/retry`, { queue: item.queue });
    assert.equal(again.status, 200, again.body);
    await until(async () => answered);
    assert.deepEqual(answered, [bellId]);
    assert.deepEqual((await ask(technician, 'GET', '/failed-work')).json().items, []);
    assert.equal(await audited('operations.work.retry'), 1);
    const twice = await ask(admin, 'POST', `/failed-work/${item.id}/retry`, { queue: item.queue });
    assert.equal(twice.status, 404);
  });
});

async function ended(jobId: string) {
  const [job] = await until(async () => {
    const job = (await ask(admin, 'GET', `/api/jobs/${jobId}`)).json();
    return job.endedAt ? [job] : [];
  });
  return job;
}

/** Asks again until there is something; the test's own time limit ends it. */
async function until<T>(find: () => Promise<T[]>): Promise<T[]> {
  for (;;) {
    const found = await find();
    if (found.length > 0) return found;
    await delay(200);
  }
}
