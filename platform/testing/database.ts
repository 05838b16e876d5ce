import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../db/embedded.ts';
import { installJobs, migrate, migrationFiles } from '../db/migrate.ts';
import { ensureRoles } from '../db/roles.ts';
import { queuesOf } from '../jobs.ts';
import type { ModuleDefinition } from '../module.ts';

export type TestDatabase = { migratorUrl: string; appUrl: string; adminUrl: string; drop(): Promise<void> };

type Server = { adminUrl: string; keysDir: string };
let server: Promise<Server> | undefined;

/** The server of all test files: `TEST_DATABASE_URL`, or one embedded cluster that the test processes share. */
export function testServer(): Promise<Server> {
  server ??= (async () => {
    const dataDir =
      process.env.TONGXUE_TEST_DATA ?? join(tmpdir(), `tongxue-test-${process.getuid?.() ?? 0}`);
    const keysDir = join(dataDir, 'keys');
    mkdirSync(keysDir, { recursive: true, mode: 0o700 });
    const given = process.env.TEST_DATABASE_URL;
    if (given) return { adminUrl: given, keysDir };
    const embedded = await startEmbedded({ dataDir, durability: 'none' });
    return { adminUrl: embedded.url, keysDir };
  })();
  return server;
}

const withDatabase = (url: string, database: string) => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
};

async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

let template: Promise<{ name: string; migratorUrl: string; appUrl: string }> | undefined;

/** A migrated, empty database, made once for the same migrations and queues, and copied for each test file. */
function templateDatabase(modules: readonly ModuleDefinition[]) {
  template ??= (async () => {
    const { adminUrl, keysDir } = await testServer();
    const hash = createHash('sha256');
    for (const file of await migrationFiles()) hash.update(await readFile(file));
    const queues = queuesOf(modules);
    hash.update(JSON.stringify(queues)).update(new Date().toISOString().slice(0, 7));
    const name = `tongxue_template_${hash.digest('hex').slice(0, 12)}`;
    return asAdmin(adminUrl, async (client) => {
      // Several processes want the same template: one makes it, the others wait.
      await client.query('begin');
      await client.query("select pg_advisory_xact_lock(hashtext('tongxue test template'))");
      const building = `${name}_building`;
      const exists = await client.query('select 1 from pg_database where datname = $1', [name]);
      // What a killed process left half-built is not to be trusted.
      if (!exists.rowCount)
        await asAdmin(adminUrl, (other) => other.query(`drop database if exists ${building} with (force)`));
      const roles = await ensureRoles({
        adminUrl,
        keysDir,
        database: exists.rowCount ? name : building,
        unknownPassword: 'reset',
      });
      if (!exists.rowCount) {
        await migrate({ migratorUrl: roles.migratorUrl, now: new Date() });
        await installJobs(roles.migratorUrl, queues);
        await asAdmin(adminUrl, (other) => other.query(`alter database ${building} rename to ${name}`));
      }
      await client.query('commit');
      return { name, migratorUrl: roles.migratorUrl, appUrl: roles.appUrl };
    });
  })();
  return template;
}

/** An own database for one test file: a copy of the template, dropped at the end. */
export async function createTestDatabase(modules: readonly ModuleDefinition[]): Promise<TestDatabase> {
  const { adminUrl } = await testServer();
  const { name, migratorUrl, appUrl } = await templateDatabase(modules);
  const database = `tongxue_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, async (client) => {
    // Two copies of one template at once are refused; the lock makes them wait instead.
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('tongxue test copy'))");
    await asAdmin(adminUrl, (other) => other.query(`create database ${database} template ${name}`));
    await client.query('commit');
  });
  return {
    adminUrl: withDatabase(adminUrl, database),
    migratorUrl: withDatabase(migratorUrl, database),
    appUrl: withDatabase(appUrl, database),
    drop: () =>
      asAdmin(adminUrl, (client) => client.query(`drop database if exists ${database} with (force)`)).then(
        () => undefined,
      ),
  };
}
