import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { boot } from './boot.ts';
import { readConfig } from './config.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';

describe('a process that may use the schema and not build it', () => {
  let database: TestDatabase;
  let folder: string;
  before(async () => {
    database = await createTestDatabase([]);
    folder = await mkdtemp(join(tmpdir(), 'tongxue-boot-'));
  });
  after(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });
  const start = () =>
    boot(
      readConfig({ TONGXUE_DATA: folder, APP_DATABASE_URL: database.appUrl, TONGXUE_LOG: 'error' }, [
        '--role',
        'web',
      ]),
      [],
      () => undefined,
    );

  test('starts on a migrated database', async () => {
    const app = await start();
    const { statusCode } = await app.server.inject('/readyz');
    await app.close();
    assert.equal(statusCode, 200);
  });

  test('refuses a database that lacks a migration of its version, and says what to do', async () => {
    const client = new pg.Client(database.migratorUrl);
    await client.connect();
    const { rows } = await client.query(
      'delete from platform.migration where name = (select max(name) from platform.migration) returning name',
    );
    await client.end();
    await assert.rejects(start(), {
      code: 'db.schema-behind',
      message: new RegExp(`${rows[0].name}.*npm run db -- migrate`),
    });
  });
});
