import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { modules } from '#modules';
import { uuidv7 } from '../codes/uuid.ts';
import { createTestApp } from '../testing/app.ts';
import { createDb, createPool, type Db, inTx, read } from './db.ts';

const app = await createTestApp(modules);
const [one, two] = [uuidv7(), uuidv7()];

function file(tenantId: string) {
  return {
    tenant_id: tenantId,
    id: uuidv7(),
    sha256: Buffer.alloc(32),
    size: 1,
    media_type: 'text/plain',
    name: 'x',
    module: 'test',
    created_at: new Date(),
  };
}

const count = async (db: Db) => (await db.selectFrom('platform.file_object').select('id').execute()).length;

test('a handle sees the rows of its tenants only, and writes no others', async () => {
  const first = app.system(one);
  await first.db.insertInto('platform.file_object').values(file(one)).execute();
  assert.equal(await count(first.db), 1);
  assert.equal(await count(app.system(two).db), 0);
  assert.equal(await count(app.system().db), 0);
  await assert.rejects(
    first.db.insertInto('platform.file_object').values(file(two)).execute(),
    /row-level security/,
  );
});

test('a handle of another scope inside a transaction changes what is seen, and back', async () => {
  const ctx = app.system(one);
  await inTx(ctx, async (ctx) => {
    const before = await count(ctx.db);
    assert.equal(await count(ctx.db.scopedTo([two])), 0);
    assert.equal(await count(ctx.db), before);
  });
});

test('a transaction that throws leaves nothing, and its connection is clean again', async () => {
  const ctx = app.system(two);
  await assert.rejects(
    inTx(ctx, async (ctx) => {
      await ctx.db.insertInto('platform.file_object').values(file(two)).execute();
      throw new Error('stop');
    }),
    /stop/,
  );
  assert.equal(await count(ctx.db), 0);
});

test('an error that was swallowed inside a transaction does not look like success', async () => {
  const ctx = app.system(one);
  await assert.rejects(
    inTx(ctx, async (ctx) => {
      await sql`select 1/0`.execute(ctx.db).catch(() => undefined);
    }),
    /swallowed/,
  );
});

test('reads refuse to write', async () => {
  const ctx = app.system(one);
  await assert.rejects(
    read(ctx, (ctx) => ctx.db.insertInto('platform.file_object').values(file(one)).execute()),
    /read-only transaction/,
  );
});

test('a tenant id that is not a UUID never reaches the statement', async () => {
  assert.throws(() => app.system("'; drop table x; --"), /not a UUID/);
});

test('the application role neither passes by row-level security nor changes the schema', async () => {
  const { rows } = await sql<{ bypass: boolean; super: boolean }>`
    select rolbypassrls as bypass, rolsuper as super from pg_roles where rolname = current_user`.execute(
    app.system().db,
  );
  assert.deepEqual(rows, [{ bypass: false, super: false }]);
  await assert.rejects(sql`create table platform.x (id int)`.execute(app.system().db), /permission denied/);
  await assert.rejects(
    sql`alter table platform.job add column x int`.execute(app.system().db),
    /must be owner/,
  );
});

test('nobody can change or delete the audit trail', async () => {
  const ctx = app.system(one);
  await assert.rejects(ctx.db.deleteFrom('platform.audit_entry').execute(), /permission denied/);
  await assert.rejects(
    ctx.db.updateTable('platform.audit_entry').set({ action: 'x' }).execute(),
    /permission denied/,
  );
});

test('a lost connection fails the statement and the pool goes on', async () => {
  const pool = createPool({ url: app.database.appUrl, size: 1, preparedStatements: true });
  after(() => pool.end());
  const db = createDb(pool, [one]);
  await assert.rejects(sql`select pg_terminate_backend(pg_backend_pid())`.execute(db));
  const { rows } = await sql<{ n: number }>`select 1 as n`.execute(db);
  assert.equal(rows[0]?.n, 1);
});

test('without named statements everything works too (an old transaction pool)', async () => {
  const pool = createPool({ url: app.database.directUrl, size: 2, preparedStatements: false });
  after(() => pool.end());
  const db = createDb(pool, [one]);
  await inTx({ db }, async (ctx) => {
    await sql`select ${1}::int`.execute(ctx.db);
    await sql`select ${2}::int`.execute(ctx.db);
  });
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(
    db,
  );
  assert.equal(rows[0]?.n, 0);
});
