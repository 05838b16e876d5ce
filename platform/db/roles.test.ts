import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { type Embedded, startEmbedded } from './embedded.ts';
import { ensureRoles } from './roles.ts';
import { scramVerifier } from './scram.ts';
import { isSetupError, type SetupCode } from './setup-error.ts';

// An external server (TEST_DATABASE_URL: a superuser's) or, without one, a cluster of our own.
const run = `t${process.pid}`;
let root: string;
let embedded: Embedded | undefined;
let adminUrl: string;
let turn = 0;

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongxue-roles-'));
  const external = process.env.TEST_DATABASE_URL;
  if (!external) embedded = await startEmbedded({ dataDir: join(root, 'data'), durability: 'none' });
  adminUrl = external ?? (embedded as Embedded).url;
});

after(async () => {
  if (!embedded) await dropEverythingMade();
  await embedded?.stop();
  await rm(root, { recursive: true });
});

async function dropEverythingMade(): Promise<void> {
  const databases = await query<{ name: string }>(
    adminUrl,
    `select datname as name from pg_database where datname ~ '^${run}_'`,
  );
  for (const { name } of databases) await query(adminUrl, `drop database ${name} with (force)`);
  const roles = await query<{ name: string }>(
    adminUrl,
    `select rolname as name from pg_roles where rolname ~ '^${run}_' order by rolname = '${run}_keeper'`,
  );
  for (const { name } of roles) await query(adminUrl, `drop role ${name}`);
}

/** The administrator's URL with another user's log-in. */
function as(user: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = password;
  return url.href;
}

/** Roles belong to the whole server, so each test has its own names, keys and database. */
function fresh() {
  turn += 1;
  const names = { migrator: `${run}_migrator_${turn}`, app: `${run}_app_${turn}` };
  return { adminUrl, keysDir: join(root, `keys-${turn}`), database: `${run}_db_${turn}`, names };
}

async function query<Row extends pg.QueryResultRow>(url: string, ...statements: string[]): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) ({ rows } = await client.query<Row>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** What a migration says for a table that the app may write. */
const granted = (schema: string, app: string) => [
  `grant usage on schema ${schema} to ${app}`,
  `grant select, insert, update, delete on all tables in schema ${schema} to ${app}`,
];

const failsWith = (code: SetupCode) => (error: unknown) => isSetupError(error, code);
const denied = { code: '42501' };
// The server's words, or PgBouncer's in its stead.
const wrongPassword = { message: /(password|SASL) authentication failed/ };

describe('ensureRoles', () => {
  it('makes a UTF-8 database whose migrator builds what the app may only use', async () => {
    const options = fresh();
    const { migratorUrl, appUrl } = await ensureRoles(options);
    await query(migratorUrl, 'create schema credits', 'create table credits.account (id int primary key)');
    await assert.rejects(query(appUrl, 'select id from credits.account'), denied);
    await query(migratorUrl, ...granted('credits', options.names.app));
    await query(appUrl, 'insert into credits.account values (1)', 'update credits.account set id = 2');
    assert.deepEqual(await query(appUrl, 'select id from credits.account'), [{ id: 2 }]);
    await assert.rejects(query(appUrl, 'create table credits.other (id int)'), denied);
    await assert.rejects(query(appUrl, 'create table public.other (id int)'), denied);
    await assert.rejects(query(appUrl, 'create temp table other (id int)'), denied);
    await assert.rejects(query(appUrl, 'create schema other'), denied);
    await assert.rejects(query(appUrl, 'drop table credits.account'), denied);
    await assert.rejects(query(appUrl, 'truncate credits.account'), denied);
    const [shown] = await query(
      appUrl,
      `select current_setting('server_encoding') as e, current_setting('timezone') as z`,
    );
    assert.deepEqual(shown, { e: 'UTF8', z: 'UTC' });
  });

  it('gives the app neither superpowers nor a way around row-level security', async () => {
    const options = fresh();
    const { appUrl, migratorUrl } = await ensureRoles(options);
    const roles = `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user`;
    for (const url of [appUrl, migratorUrl]) {
      assert.deepEqual(await query(url, roles), [
        { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
      ]);
    }
    await query(
      migratorUrl,
      'create schema s',
      'create table s.t (tenant_id int)',
      'insert into s.t values (1), (2)',
      'alter table s.t enable row level security',
      `create policy own on s.t using (tenant_id = any (current_setting('app.tenants', true)::int[]))`,
      ...granted('s', options.names.app),
    );
    const scoped = [`begin`, `set local app.tenants = '{2}'`, 'select tenant_id from s.t'];
    assert.deepEqual(await query(appUrl, ...scoped), [{ tenant_id: 2 }]);
    await assert.rejects(query(appUrl, 'begin', 'set local row_security = off', 'table s.t'), denied);
  });

  it('returns the same working roles when repeated, and for several processes at once', async () => {
    const options = fresh();
    const all = await Promise.all([ensureRoles(options), ensureRoles(options), ensureRoles(options)]);
    all.push(await ensureRoles(options));
    for (const roles of all) assert.deepEqual(roles, all[0]);
    assert.deepEqual((await readdir(options.keysDir)).sort(), [
      `postgres-${options.names.app}`,
      `postgres-${options.names.migrator}`,
    ]);
    const { mode } = await stat(join(options.keysDir, `postgres-${options.names.app}`));
    assert.equal(mode & 0o777, 0o600);
  });

  it('gives the same roles another database of the same server', async () => {
    const options = fresh();
    await ensureRoles(options);
    const { migratorUrl, appUrl } = await ensureRoles({ ...options, database: `${options.database}_other` });
    await query(migratorUrl, 'create schema s');
    await query(appUrl, 'select 1');
  });

  it('does not take over a role of another installation unless told to', async () => {
    const options = fresh();
    const first = await ensureRoles(options);
    const elsewhere = { ...options, keysDir: `${options.keysDir}-other` };
    await assert.rejects(ensureRoles(elsewhere), failsWith('role-password-unknown'));
    await query(first.appUrl, 'select 1');
    const reset = await ensureRoles({ ...elsewhere, unknownPassword: 'reset' });
    await query(reset.appUrl, 'select 1');
    await assert.rejects(query(first.appUrl, 'select 1'), wrongPassword);
  });

  it('works for an administrator who is no superuser', async () => {
    const options = fresh();
    const keeper = `${run}_keeper`;
    await query(adminUrl, `create role ${keeper} login createrole createdb password 'keeper-password'`);
    const keeperUrl = as(keeper, 'keeper-password');
    const roles = await ensureRoles({ ...options, adminUrl: keeperUrl });
    assert.deepEqual(await ensureRoles({ ...options, adminUrl: keeperUrl }), roles);
    await query(
      roles.migratorUrl,
      'create schema s',
      'create table s.t (id int)',
      ...granted('s', options.names.app),
    );
    await query(roles.appUrl, 'select * from s.t');
  });

  it('says what to ask for when the account may not create roles, and takes ready-made ones', async () => {
    const options = fresh();
    const made = await ensureRoles(options);
    await assert.rejects(
      ensureRoles({ ...options, adminUrl: made.migratorUrl, database: options.database }),
      (error) => isSetupError(error, 'cannot-create-roles') && /MIGRATOR_DATABASE_URL/.test(error.message),
    );
    const given = { migratorUrl: made.migratorUrl, appUrl: made.appUrl };
    assert.deepEqual(
      await ensureRoles({ keysDir: join(root, 'unused'), adminUrl: made.appUrl, ...given }),
      given,
    );
    await assert.rejects(
      ensureRoles({ keysDir: options.keysDir, migratorUrl: made.migratorUrl }),
      failsWith('urls-incomplete'),
    );
  });

  it('refuses a migrator that cannot create and an app that can do too much', async () => {
    const { migratorUrl, appUrl } = await ensureRoles(fresh());
    const keysDir = join(root, 'unused');
    await assert.rejects(
      ensureRoles({ keysDir, migratorUrl: appUrl, appUrl }),
      failsWith('migrator-cannot-create'),
    );
    await assert.rejects(
      ensureRoles({ keysDir, migratorUrl, appUrl: migratorUrl }),
      failsWith('app-too-powerful'),
    );
    await assert.rejects(
      ensureRoles({ keysDir, migratorUrl, appUrl: adminUrl }),
      failsWith('app-too-powerful'),
    );
  });

  it('names the place when the database cannot be reached, the log-in is refused or the URL is malformed', async () => {
    const keysDir = join(root, 'unused');
    const absent = 'postgresql://u:p@127.0.0.1:1/db';
    await assert.rejects(
      ensureRoles({ keysDir, adminUrl: absent }),
      (error) => isSetupError(error, 'unreachable') && error.detail?.en.includes('127.0.0.1:1'),
    );
    const wrong = as('postgres', 'wrong-password');
    await assert.rejects(ensureRoles({ keysDir, adminUrl: wrong }), failsWith('login-refused'));
    await assert.rejects(ensureRoles({ keysDir, adminUrl: 'mysql://x' }), failsWith('url-malformed'));
  });

  it('takes a URL without a host, as libpq does', async () => {
    const { hostname, port, username, password, searchParams } = new URL(adminUrl);
    const socket = new URLSearchParams({
      host: decodeURIComponent(hostname),
      port,
      ...Object.fromEntries(searchParams),
    });
    for (const [key, value] of [...socket]) if (!value) socket.delete(key);
    const login = `${username}:${password}`;
    for (const url of [
      `postgresql:///postgres?user=${username}&password=${password}&${socket}`,
      `postgresql://${login}@/postgres?${socket}`,
    ]) {
      const { appUrl } = await ensureRoles({ ...fresh(), adminUrl: url });
      await query(appUrl, 'select 1');
    }
  });
});

describe('scramVerifier', () => {
  it('is what PostgreSQL itself would store: the password opens the door', async () => {
    const role = `${run}_scram`;
    await query(adminUrl, `create role ${role} login password '${scramVerifier('pass-word')}'`);
    assert.deepEqual(await query(as(role, 'pass-word'), 'select current_user as who'), [{ who: role }]);
    await assert.rejects(query(as(role, 'pass-wort'), 'select 1'), wrongPassword);
  });
});
