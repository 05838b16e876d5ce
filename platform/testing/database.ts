import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../db/embedded.ts';
import { installJobs, migrate, migrationFiles, type QueueDefinition } from '../db/migrate.ts';
import { ensureRoles } from '../db/roles.ts';
import { queuesOf } from '../jobs.ts';
import type { ModuleDefinition } from '../module.ts';

export type TestDatabase = {
  migratorUrl: string;
  appUrl: string;
  /** `appUrl` past a transaction pool, where `TEST_DATABASE_URL` leads through one. */
  directUrl: string;
  adminUrl: string;
  drop(): Promise<void>;
};

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

/** The same database and account at the place that `TEST_DIRECT_DATABASE_URL` names. */
function pastPool(url: string): string {
  const direct = process.env.TEST_DIRECT_DATABASE_URL;
  if (!direct) return url;
  const changed = new URL(direct);
  const { username, password, pathname } = new URL(url);
  return Object.assign(changed, { username, password, pathname }).href;
}

async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Renames or copies a database, which must be alone for it: a pool in between keeps connections open that we closed, and
 * may open one again for somebody who was waiting.
 */
async function alone(client: pg.Client, database: string, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      database,
    ]);
    try {
      await client.query(statement);
      return;
    } catch (error) {
      const inUse = (error as { code?: string }).code === '55006';
      if (!inUse || attempt === 5) throw error;
    }
  }
}

type Template = { name: string; migratorUrl: string; appUrl: string };
const templates = new Map<string, Promise<Template>>();

/** A migrated, empty database, made once for the same migrations and queues, and copied for each test file. */
async function templateDatabase(modules: readonly ModuleDefinition[]): Promise<Template> {
  const hash = createHash('sha256');
  for (const file of await migrationFiles()) hash.update(await readFile(file));
  const queues = queuesOf(modules);
  hash.update(JSON.stringify(queues)).update(new Date().toISOString().slice(0, 7));
  const name = `tongxue_template_${hash.digest('hex').slice(0, 12)}`;
  const template = templates.get(name) ?? makeTemplate(name, queues);
  templates.set(name, template);
  return template;
}

async function makeTemplate(name: string, queues: QueueDefinition[]): Promise<Template> {
  const { adminUrl, keysDir } = await testServer();
  return asAdmin(adminUrl, async (client) => {
    // Several processes want the same template: one makes it, the others wait.
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('tongxue test template'))");
    const building = `${name}_building`;
    const exists = await client.query('select 1 from pg_database where datname = $1', [name]);
    // What a killed process left half-built is not to be trusted.
    if (!exists.rowCount)
      await asAdmin(adminUrl, (other) => other.query(`drop database if exists ${building} with (force)`));
    const database = exists.rowCount ? name : building;
    const roles = await ensureRoles({ adminUrl, keysDir, database, unknownPassword: 'reset' });
    if (!exists.rowCount) {
      await migrate({ migratorUrl: roles.migratorUrl, now: new Date() });
      await installJobs(roles.migratorUrl, queues);
      await asAdmin(adminUrl, (other) =>
        alone(other, building, `alter database ${building} rename to ${name}`),
      );
    }
    await client.query('commit');
    return { name, migratorUrl: roles.migratorUrl, appUrl: roles.appUrl };
  });
}

/** An own database for one test file: a copy of the template, dropped at the end. */
export async function createTestDatabase(modules: readonly ModuleDefinition[]): Promise<TestDatabase> {
  const { adminUrl } = await testServer();
  const { name, migratorUrl, appUrl } = await templateDatabase(modules);
  const database = `tongxue_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, async (client) => {
    // Two copies of one template at once are refused, and so is one that somebody looks at: they wait for each other.
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('tongxue test template'))");
    await asAdmin(adminUrl, (other) => alone(other, name, `create database ${database} template ${name}`));
    await client.query('commit');
  });
  return {
    adminUrl: withDatabase(adminUrl, database),
    migratorUrl: withDatabase(migratorUrl, database),
    appUrl: withDatabase(appUrl, database),
    directUrl: pastPool(withDatabase(appUrl, database)),
    drop: () =>
      asAdmin(adminUrl, (client) => client.query(`drop database if exists ${database} with (force)`)).then(
        () => undefined,
      ),
  };
}
