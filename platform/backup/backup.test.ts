import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { uuidv7 } from '../codes/uuid.ts';
import { installJobs, migrate, migrationFiles, restoreMark } from '../db/migrate.ts';
import { ensureRoles, type Roles } from '../db/roles.ts';
import { PlatformError } from '../errors.ts';
import { createLocalStore, type FileStore } from '../files/store.ts';
import { testServer } from '../testing/database.ts';
import { drill } from './drill.ts';
import { collectKeys } from './keys.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { openBackup } from './open.ts';
import { type RestoreOptions, runRestore } from './restore.ts';
import { type BackupOptions, type BackupResult, runBackup } from './snapshot.ts';
import { backupStatus, listBackups, pruneBackups } from './status.ts';

const tenant = randomUUID();
const passphrase = 'a passphrase of the county';
const databases: string[] = [];
let root: string;
let server: Awaited<ReturnType<typeof testServer>>;
/** A migrated database with rows, files and keys, and one backup of it: made once, changed by nobody. */
let source: Place;
let backup: BackupResult;

type Place = Roles & { files: FileStore; keysDir: string; dir: string };

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongxue-backup-'));
  server = await testServer();
  source = await emptyPlace();
  await migrate({ migratorUrl: source.migratorUrl, now: new Date() });
  await installJobs(source.migratorUrl, [{ name: 'dead-letter' }, { name: 'test.queue' }]);
  await mkdir(source.keysDir);
  await writeFile(join(source.keysDir, 'keyring.json'), randomBytes(64).toString('hex'), { mode: 0o600 });
  await writeFile(join(source.keysDir, 'postgres-superuser'), 'belongs to the installation');
  await addRows(source, 200);
  // A month that no fresh database has a partition for.
  await query(
    source.migratorUrl,
    `create table platform.event_2020_01 partition of platform.event for values from ('2020-01-01') to ('2020-02-01')`,
    `insert into platform.event values ('${tenant}', '2020-01-15', '${uuidv7()}', 'old', '{"note":"a\\\\tb\\nc"}', '{}')`,
    `insert into pgboss.job (name, data) values ('test.queue', '{"a": 1}')`,
  );
  for (const text of ['first file', 'second file 通学']) await addFile(source, Buffer.from(text));
  backup = await runBackup(backupOptions(source));
});

after(async () => {
  for (const database of databases)
    await query(server.adminUrl, `drop database if exists ${database} with (force)`);
  await rm(root, { recursive: true });
});

/** An empty database with an empty store and no keys. */
async function emptyPlace(): Promise<Place> {
  const database = `tongxue_backup_${randomBytes(6).toString('hex')}`;
  databases.push(database);
  const roles = await ensureRoles({ ...server, database });
  const dir = join(root, database);
  await mkdir(dir);
  return { ...roles, files: createLocalStore(join(dir, 'files')), keysDir: join(dir, 'keys'), dir };
}

const backupOptions = (place: Place, more: Partial<BackupOptions> = {}): BackupOptions => ({
  migratorUrl: place.migratorUrl,
  files: place.files,
  keysDir: place.keysDir,
  outDir: join(place.dir, 'backups'),
  version: '1.2.3',
  ...more,
});

const restoreOptions = (place: Place, more: Partial<RestoreOptions> = {}): RestoreOptions => ({
  migratorUrl: place.migratorUrl,
  files: place.files,
  keysDir: place.keysDir,
  now: new Date(),
  ...more,
});

async function query(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** Writes as the application does: in each transaction a job and its event, so in every snapshot there are as many of each. */
async function addRows(place: Place, count: number): Promise<void> {
  const client = new pg.Client(place.appUrl);
  await client.connect();
  try {
    for (let turn = 0; turn < count; turn += 1) await addPair(client);
  } finally {
    await client.end();
  }
}

async function addPair(client: pg.Client): Promise<void> {
  const id = uuidv7();
  await client.query(`begin; set local app.tenants = '{${tenant}}'`);
  await client.query(
    `insert into platform.job (tenant_id, id, kind, state, input, created_at) values ($1, $2, 'pair', 'done', $3, now())`,
    [tenant, id, { name: '张\t伟\\\n', number: 0.1 }],
  );
  await client.query(`insert into platform.event values ($1, now(), $2, 'pair', '{}', '{}')`, [tenant, id]);
  await client.query('commit');
}

async function addFile(place: Place, content: Buffer): Promise<void> {
  const { sha256, size } = await place.files.put(Readable.from([content]), { limit: 1_000_000 });
  await query(
    place.migratorUrl,
    `insert into platform.file_object values ('${tenant}', '${uuidv7()}', '\\x${sha256.toString('hex')}', ${size},
       'text/plain', 'name', 'test', null, now())`,
  );
}

const counts = `select (select count(*)::int from platform.job where kind = 'pair') as jobs,
                       (select count(*)::int from platform.event where type = 'pair') as events`;

const failsWith =
  (code: string, words: RegExp | string = '') =>
  (error: unknown) =>
    error instanceof PlatformError &&
    error.code === `backup.${code}` &&
    new RegExp(words).test(`${error.title.zh} ${error.message}`);

/** Paths of stored files, whose names are hashes. */
const filesIn = async (dir: string) =>
  (await readdir(dir, { recursive: true })).filter((name) => name.length > 60);

/** A copy of the backup that a test may damage. */
async function copyOfBackup(): Promise<string> {
  const home = await mkdtemp(join(root, 'copy-'));
  await cp(join(source.dir, 'backups'), home, { recursive: true });
  return join(home, backup.name);
}

async function flipByte(path: string): Promise<void> {
  const content = await readFile(path);
  const at = Math.floor(content.length / 2);
  content[at] = (content[at] as number) ^ 1;
  await writeFile(path, content);
}

describe('runBackup', () => {
  it('copies one moment under write load, and the restored place is equal to it', async () => {
    const busy = await emptyPlace();
    await runRestore(await openBackup({ dir: backup.dir }), restoreOptions(busy));
    const [gate, writer] = [new pg.Client(busy.migratorUrl), new pg.Client(busy.appUrl)];
    await Promise.all([gate.connect(), writer.connect()]);
    // Locked before the snapshot, this table makes the backup wait between taking its snapshot and copying.
    await gate.query('begin; lock table platform.idempotency in access exclusive mode');
    const [least] = await query(busy.migratorUrl, counts);
    let writing = true;
    let written = 0;
    const load = (async () => {
      for (; writing; written += 1) await addPair(writer);
    })();
    const making = runBackup(backupOptions(busy, { connections: 3 }));
    const waiting = `select from pg_locks where not granted and relation = 'platform.idempotency'::regclass`;
    while ((await query(busy.migratorUrl, waiting)).length === 0);
    const [most] = await query(busy.migratorUrl, counts);
    const atSnapshot = written;
    while (written < atSnapshot + 20) await query(busy.migratorUrl, 'select 1');
    await gate.query('commit');
    const made = await making;
    writing = false;
    await load;
    await Promise.all([gate.end(), writer.end()]);

    const place = await emptyPlace();
    const { tables } = await runRestore(await openBackup({ dir: made.dir }), restoreOptions(place));
    const [restored] = await query(place.migratorUrl, counts);
    assert.equal(restored?.jobs, restored?.events);
    const [jobs, from, to] = [restored, least, most].map((row) => row?.jobs as number) as [
      number,
      number,
      number,
    ];
    assert.ok(
      jobs >= from && jobs <= to,
      `${jobs} rows are not of the moment of the snapshot: ${from} to ${to}`,
    );
    assert.deepEqual(
      tables.filter(({ equal, rows, restored }) => !equal || rows !== restored),
      [],
    );
  });

  it('copies files once: a second backup links those that the first one has', async () => {
    const outDir = join(root, 'twice');
    const at = (second: number) => () => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
    const first = await runBackup(backupOptions(source, { outDir, now: at(1) }));
    const second = await runBackup(backupOptions(source, { outDir, now: at(2) }));
    const names = await filesIn(join(first.dir, 'files'));
    assert.equal(names.length, 2);
    for (const name of names) {
      const [one, two] = await Promise.all([first, second].map(({ dir }) => stat(join(dir, 'files', name))));
      assert.equal(one?.ino, two?.ino);
    }
    assert.deepEqual(await listBackups(outDir), [second.name, first.name]);
    assert.deepEqual(await pruneBackups(outDir, 1), [first.name]);
    await openBackup({ dir: second.dir });
  });

  it('names files that are missing or rotten in the store, and copies the rest', async () => {
    const store = join(root, 'rotten');
    await cp(join(source.dir, 'files'), store, { recursive: true });
    const [name] = (await filesIn(store)) as [string];
    await flipByte(join(store, name));
    const options = backupOptions(source, {
      outDir: join(root, 'incomplete'),
      files: createLocalStore(store),
    });
    const made = await runBackup(options);
    assert.deepEqual([made.missing, made.files], [[basename(name)], 1]);
    const { manifest, files } = await openBackup({ dir: made.dir });
    assert.deepEqual([manifest.files.missing, files.length], [made.missing, 1]);
  });

  it('notes a failure, leaves no half backup, and refuses tables that nothing could restore', async () => {
    const place = await emptyPlace();
    const admin = new URL(server.adminUrl);
    admin.pathname = new URL(place.migratorUrl).pathname;
    await query(admin.href, 'create schema theirs', 'create table theirs.stock (id int)');
    await assert.rejects(runBackup(backupOptions(place)), failsWith('unowned', 'theirs.stock'));
    const outDir = join(place.dir, 'backups');
    assert.deepEqual(await readdir(outDir), ['status.json']);
    const { lastBackup, lastGoodBackup } = await backupStatus(outDir);
    assert.deepEqual([lastBackup?.ok, lastGoodBackup], [false, undefined]);
    assert.match(lastBackup?.error ?? '', /theirs\.stock/);
  });
});

describe('runRestore', () => {
  it('brings back every table, old months, the job queue, files, keys and rights', async () => {
    const place = await emptyPlace();
    const opened = await openBackup({ dir: backup.dir });
    const result = await runRestore(opened, restoreOptions(place));
    const everything = `select (select count(*)::int from platform.event_2020_01) as old,
      (select payload->>'note' from platform.event where type = 'old') as note,
      (select count(*)::int from pgboss.job) as queued, (select count(*)::int from pgboss.queue) as queues,
      (select count(*)::int from pg_constraint where contype = 'f') as "foreignKeys",
      (select count(*)::int from platform.file_object) as files,
      (select json_agg(name order by name) from platform.migration) as migrations`;
    assert.deepEqual(await query(place.migratorUrl, everything), await query(source.migratorUrl, everything));
    assert.ok(result.tables.every(({ equal }) => equal));
    for (const { sha256 } of opened.files) assert.ok(await place.files.has(Buffer.from(sha256, 'hex')));
    assert.equal(opened.files.length, 2);
    assert.deepEqual((await readdir(place.keysDir)).sort(), ['backup-signing', 'keyring.json']);
    const ring = (keysDir: string) => readFile(join(keysDir, 'keyring.json'), 'utf8');
    assert.equal(await ring(place.keysDir), await ring(source.keysDir));
    // The application works on it, under its own rights.
    await addRows(place, 1);
    assert.deepEqual(await query(place.appUrl, 'select 1 from platform.event'), []);
    await installJobs(place.migratorUrl, [{ name: 'test.queue' }, { name: 'new.queue' }]);
    assert.deepEqual(await migrate({ migratorUrl: place.migratorUrl, now: new Date() }), []);
  });

  it('restores a backup of an older version and then upgrades it', async () => {
    const [first, ...newer] = (await migrationFiles()).map((file) => basename(file, '.ts')) as [
      string,
      ...string[],
    ];
    const old = await emptyPlace();
    await migrate({ migratorUrl: old.migratorUrl, now: new Date(), only: [first] });
    await addRows(old, 3);
    const made = await runBackup(backupOptions(old));
    const place = await emptyPlace();
    const result = await runRestore(await openBackup({ dir: made.dir }), restoreOptions(place));
    assert.deepEqual(result.migrations, newer);
    assert.deepEqual(await query(place.migratorUrl, counts), [{ jobs: 3, events: 3 }]);
  });

  it('refuses a place that holds something, and names it', async () => {
    const place = await emptyPlace();
    await query(place.migratorUrl, 'create schema shop', 'create table shop.stock (id int)');
    const opened = await openBackup({ dir: backup.dir });
    await assert.rejects(runRestore(opened, restoreOptions(place)), failsWith('not-empty', 'shop \\(1\\)'));
    await query(place.migratorUrl, 'table shop.stock');
    await assert.rejects(stat(place.keysDir), { code: 'ENOENT' });
  });

  it('refuses a backup of a newer version', async () => {
    const dir = await copyOfBackup();
    const { manifest } = await readManifest(dir);
    const { mac } = await collectKeys(source.keysDir);
    await writeManifest(
      dir,
      { ...manifest, migrations: [...manifest.migrations, '20990101T0000-flying'] },
      mac,
    );
    const place = await emptyPlace();
    await assert.rejects(
      runRestore(await openBackup({ dir }), restoreOptions(place)),
      failsWith('newer', '20990101T0000-flying'),
    );
    assert.deepEqual(
      await query(place.migratorUrl, `select 1 from pg_namespace where nspname = 'platform'`),
      [],
    );
  });

  it('refuses tables that this version makes differently', async () => {
    const dir = await copyOfBackup();
    const { manifest } = await readManifest(dir);
    const { mac } = await collectKeys(source.keysDir);
    const tables = manifest.tables.map((table) => {
      const columns =
        table.name === 'job' ? [...table.columns, { name: 'colour', type: 'text' }] : table.columns;
      return { ...table, columns };
    });
    await writeManifest(dir, { ...manifest, tables }, mac);
    const place = await emptyPlace();
    const opened = await openBackup({ dir });
    await assert.rejects(
      runRestore(opened, restoreOptions(place)),
      failsWith('schema-differs', 'colour text'),
    );
  });

  it('does not overwrite a different key', async () => {
    const place = await emptyPlace();
    await mkdir(place.keysDir);
    await writeFile(join(place.keysDir, 'keyring.json'), 'the key of other data');
    const opened = await openBackup({ dir: backup.dir });
    await assert.rejects(runRestore(opened, restoreOptions(place)), failsWith('keys-differ', 'keyring.json'));
    assert.equal(await readFile(join(place.keysDir, 'keyring.json'), 'utf8'), 'the key of other data');
  });

  it('lets nobody start on a half restored database, and finishes when run again', async () => {
    const place = await emptyPlace();
    const opened = await openBackup({ dir: backup.dir });
    const broken: FileStore = { ...place.files, put: () => Promise.reject(new Error('the store is down')) };
    await assert.rejects(runRestore(opened, restoreOptions(place, { files: broken })), /the store is down/);
    await assert.rejects(migrate({ migratorUrl: place.migratorUrl, now: new Date() }), {
      code: 'db.half-restored',
    });
    const { tables } = await runRestore(opened, restoreOptions(place));
    assert.ok(tables.every(({ equal }) => equal));
    assert.deepEqual(
      await query(place.migratorUrl, `select 1 from pg_namespace where nspname = '${restoreMark}'`),
      [],
    );
  });
});

describe('openBackup', () => {
  it('refuses by name whatever was damaged or lost', async () => {
    const { manifest } = await readManifest(backup.dir);
    const table = manifest.tables.find(({ name }) => name === 'job')?.piece?.path as string;
    const file = (await openBackup({ dir: backup.dir })).files.map(({ sha256 }) => sha256)[0] as string;
    for (const path of [table, manifest.jobsSchema?.path as string, `files/${file.slice(0, 2)}/${file}`]) {
      const dir = await copyOfBackup();
      await flipByte(join(dir, path));
      await assert.rejects(openBackup({ dir }), failsWith('damaged', path));
      await rm(join(dir, path));
      await assert.rejects(openBackup({ dir }), failsWith('damaged', path));
    }
    const dir = await copyOfBackup();
    await flipByte(join(dir, 'manifest.json'));
    await assert.rejects(openBackup({ dir }), failsWith('damaged', 'manifest.json'));
    await rm(join(dir, 'manifest.json'));
    await assert.rejects(openBackup({ dir }), failsWith('unreadable', dir));
  });

  it('refuses a manifest that someone without the key rewrote, sums and all', async () => {
    const dir = await copyOfBackup();
    const { manifest } = await readManifest(dir);
    await writeManifest(dir, { ...manifest, tables: [] }, randomBytes(32));
    await assert.rejects(openBackup({ dir }), failsWith('damaged', 'manifest.json'));
  });

  it('needs the right keys: their archive, or the same in place', async () => {
    const dir = await copyOfBackup();
    const archive = join(dir, '..', 'keys', `${backup.name}.keys`);
    await flipByte(archive);
    await assert.rejects(openBackup({ dir }), failsWith('damaged', `${backup.name}.keys`));
    await rm(archive);
    await assert.rejects(openBackup({ dir }), failsWith('keys-missing'));
    await openBackup({ dir, keysDir: source.keysDir });
    await openBackup({ dir, keysFile: backup.keysFile });
  });

  it('opens an encrypted backup with its passphrase only, and nothing in it can be read without', async () => {
    const outDir = join(root, 'encrypted');
    const made = await runBackup(backupOptions(source, { outDir, passphrase }));
    for (const name of await readdir(outDir, { recursive: true })) {
      const path = join(outDir, name);
      if (!(await stat(path)).isFile()) continue;
      const content = await readFile(path);
      assert.equal(
        content.includes('second file') || content.includes('keyring'),
        name.endsWith('manifest.json'),
        name,
      );
    }
    await assert.rejects(openBackup({ dir: made.dir }), failsWith('passphrase'));
    await assert.rejects(
      openBackup({ dir: made.dir, passphrase: 'a passphrase of the prefecture' }),
      PlatformError,
    );
    const place = await emptyPlace();
    const { tables, files } = await runRestore(
      await openBackup({ dir: made.dir, passphrase }),
      restoreOptions(place),
    );
    assert.ok(tables.every(({ equal }) => equal));
    assert.equal(files, 2);
  });
});

describe('drill', () => {
  it('restores the newest backup aside, notes how it went, and leaves no database behind', async () => {
    const outDir = join(source.dir, 'backups');
    const options = { outDir, adminUrl: server.adminUrl, keysDir: server.keysDir };
    const outcome = await drill(options);
    assert.deepEqual([outcome.name, outcome.ok, outcome.rows], [backup.name, true, backup.rows]);
    assert.deepEqual((await backupStatus(outDir)).lastDrill, outcome);

    const dir = await copyOfBackup();
    await flipByte(join(dir, 'files.list.zst'));
    const copied = { ...options, outDir: join(dir, '..') };
    await assert.rejects(drill(copied), failsWith('damaged', 'files.list'));
    const { lastDrill } = await backupStatus(copied.outDir);
    assert.equal(lastDrill?.ok, false);
    const left = await query(
      server.adminUrl,
      `select datname from pg_database where starts_with(datname, 'tongxue_drill_')`,
    );
    assert.deepEqual(left, []);
  });
});
