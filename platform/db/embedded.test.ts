import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, afterEach, before, describe, it } from 'node:test';
import pg from 'pg';
import { readPostmaster } from './embedded/postmaster.ts';
import { type Embedded, type EmbeddedOptions, startEmbedded } from './embedded.ts';
import { isSetupError, type SetupCode } from './setup-error.ts';

let root: string;
/** One stopped cluster that most tests start, use with a table of their own, and stop again: making one takes a second. */
let dataDir: string;
let turn = 0;
/** What must not be left running, whatever a test did. */
const running: (() => Promise<unknown>)[] = [];

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongxue-embedded-'));
  dataDir = join(root, 'data');
  await (await startEmbedded({ dataDir })).stop();
});

afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

after(() => rm(root, { recursive: true }));

/** A table with one row, for one test. */
async function makeTable(server: { url: string }): Promise<string> {
  turn += 1;
  const table = `kept_${turn}`;
  await query(server, `create table ${table} (id int primary key)`, `insert into ${table} values (1)`);
  return table;
}

const rowsOf = (server: { url: string }, table: string) =>
  query(server, `select id from ${table} order by id`);

async function start(options: EmbeddedOptions): Promise<Embedded> {
  const server = await startEmbedded(options);
  running.push(server.stop);
  return server;
}

async function query(server: { url: string }, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(server.url);
  client.on('error', () => {});
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end().catch(() => {});
  }
}

type Neighbour = { child: ChildProcess; url: string; reused: boolean; stop: () => Promise<void> };

/** Another process that starts the same data directory and stops it when told to. */
async function startNeighbour(dir: string): Promise<Neighbour> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(import.meta.resolve('./embedded.ts'))});
    const { url, reused, stop } = await startEmbedded({ dataDir: ${JSON.stringify(dir)} });
    console.log(JSON.stringify({ url, reused }));
    process.stdin.once('data', async () => { await stop(); process.exit(0); });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.push(async () => child.kill('SIGKILL'));
  const [line] = await once(createInterface(child.stdout), 'line');
  const stop = async () => {
    child.stdin.write('stop');
    await once(child, 'exit');
  };
  return { child, ...(JSON.parse(line) as { url: string; reused: boolean }), stop };
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function postmasterOf(dir: string): Promise<number> {
  return (await readPostmaster(join(dir, 'postgres')))?.pid ?? 0;
}

const isRunning = (pid: number) => existsSync(`/proc/${pid}/cwd`);
const failsWith = (code: SetupCode) => (error: unknown) => isSetupError(error, code);
const asRoot = process.getuid?.() === 0 ? {} : { skip: 'needs root' };

describe('startEmbedded', () => {
  it('makes a real, durable PostgreSQL once and finds its data again', async () => {
    const fresh = join(root, 'first');
    const steps: string[] = [];
    const onProgress = ({ step }: { step: string }) => steps.push(step);
    const first = await start({ dataDir: fresh, onProgress });
    const [shown] = await query(
      first,
      `select current_setting('fsync') as fsync, current_setting('wal_level') as wal, current_setting('timezone') as zone,
              current_setting('data_checksums') as checksums, current_setting('listen_addresses') as tcp`,
    );
    assert.deepEqual(shown, { fsync: 'on', wal: 'replica', zone: 'UTC', checksums: 'on', tcp: '' });
    const table = await makeTable(first);
    const pid = await postmasterOf(fresh);
    await first.stop();
    assert.equal(isRunning(pid), false);
    assert.deepEqual(await readdir(join(fresh, 'run')), []);
    const second = await start({ dataDir: fresh, onProgress });
    assert.deepEqual(await rowsOf(second, table), [{ id: 1 }]);
    assert.deepEqual(steps, ['init', 'start', 'start']);
  });

  it('finds letters in Chinese text and sorts by code point, or by pinyin when asked', async () => {
    const server = await start({ dataDir });
    const [trigrams] = await query(
      server,
      'create extension pg_trgm',
      `select show_trgm('通学平台') as shown`,
    );
    assert.ok(String(trigrams?.shown).split(',').length > 3);
    const names = `(values ('张'), ('王'), ('李')) as v (name)`;
    const sorted = async (collation: string) =>
      (await query(server, `select name from ${names} order by name ${collation}`))
        .map((row) => row.name)
        .join('');
    assert.equal(await sorted(''), '张李王');
    assert.equal(await sorted('collate "zh-x-icu"'), '李王张');
  });

  it('lets nobody in without a password and keeps its own where only we read it', async () => {
    const server = await start({ dataDir, port: 0 });
    for (const url of [server.url, server.tcpUrl as string]) {
      assert.deepEqual(await query({ url }, 'select current_user as who'), [{ who: 'postgres' }]);
      await assert.rejects(query({ url: url.replace(/postgres:[^@]+@/, 'postgres:guess@') }), {
        code: '28P01',
      });
    }
    assert.equal((await stat(join(dataDir, 'keys/postgres-superuser'))).mode & 0o777, 0o600);
    assert.equal((await stat(join(dataDir, 'postgres'))).mode & 0o777, 0o700);
  });

  it('uses the server again that a killed process left behind, then stops it', async () => {
    const neighbour = await startNeighbour(dataDir);
    const table = await makeTable(neighbour);
    const pid = await postmasterOf(dataDir);
    await killed(neighbour.child);
    assert.equal(isRunning(pid), true);
    const server = await start({ dataDir });
    assert.equal(server.reused, true);
    assert.equal(await postmasterOf(dataDir), pid);
    assert.deepEqual(await rowsOf(server, table), [{ id: 1 }]);
    await server.stop();
    assert.equal(isRunning(pid), false);
  });

  it('serves two processes that start at once from one server, until the last one leaves', async () => {
    const fresh = join(root, 'together');
    const pair = await Promise.all([startNeighbour(fresh), startNeighbour(fresh)]);
    assert.deepEqual(pair.map(({ reused }) => reused).sort(), [false, true]);
    const [first, second] = pair as [Neighbour, Neighbour];
    const pid = await postmasterOf(fresh);
    await first.stop();
    assert.equal(isRunning(pid), true);
    await query(second, 'select 1');
    await second.stop();
    assert.equal(isRunning(pid), false);
  });

  it('brings a killed server back at the same address, with what was committed', async () => {
    const back = Promise.withResolvers<void>();
    const onProgress = ({ step }: { step: string }) => step === 'died' && back.resolve();
    const server = await start({ dataDir, onProgress });
    const table = await makeTable(server);
    const client = new pg.Client(server.url);
    client.on('error', () => {});
    await client.connect();
    await client.query('begin');
    await client.query(`insert into ${table} values (2)`);
    process.kill(await postmasterOf(dataDir), 'SIGKILL');
    await back.promise;
    // Another start waits for the one that is under way.
    const other = await start({ dataDir });
    assert.deepEqual(await rowsOf(server, table), [{ id: 1 }]);
    await other.stop();
    await client.end().catch(() => {});
  });

  it('recovers after both, its starter and the server, were killed, and minds no reused process id', async () => {
    const neighbour = await startNeighbour(dataDir);
    const table = await makeTable(neighbour);
    const pid = await postmasterOf(dataDir);
    await killed(neighbour.child);
    process.kill(pid, 'SIGKILL');
    const pidFile = join(dataDir, 'postgres/postmaster.pid');
    await writeFile(pidFile, (await readFile(pidFile, 'utf8')).replace(/^\d+/, String(process.pid)));
    const server = await start({ dataDir });
    assert.equal(server.reused, false);
    assert.deepEqual(await rowsOf(server, table), [{ id: 1 }]);
  });

  it('replaces a server that was left behind and does not listen where it is asked to', async () => {
    const neighbour = await startNeighbour(dataDir);
    await assert.rejects(start({ dataDir, port: 0 }), failsWith('in-use'));
    await killed(neighbour.child);
    const server = await start({ dataDir, port: 0 });
    await query({ url: server.tcpUrl as string }, 'select 1');
  });

  it('works below private directories, with a path too long for a socket and of any characters', async () => {
    const parent = join(root, `数据 %41 ${'x'.repeat(80)}`);
    await mkdir(parent, { mode: 0o700 });
    await rename(dataDir, join(parent, 'data'));
    try {
      const server = await start({ dataDir: join(parent, 'data') });
      assert.ok(server.socketDir.length < 100);
      assert.deepEqual(await rowsOf(server, await makeTable(server)), [{ id: 1 }]);
      await server.stop();
    } finally {
      await rename(join(parent, 'data'), dataDir);
    }
  });

  it('refuses, in both languages, what it must not touch', async () => {
    const foreign = join(root, 'foreign');
    await mkdir(join(foreign, 'postgres'), { recursive: true });
    await writeFile(join(foreign, 'postgres/thesis.txt'), 'mine');
    await assert.rejects(
      start({ dataDir: foreign }),
      (error) =>
        isSetupError(error, 'not-a-cluster') &&
        /不为空/.test(error.detail?.zh ?? '') &&
        /not empty/.test(error.message),
    );
    assert.deepEqual(await readdir(join(foreign, 'postgres')), ['thesis.txt']);
    const older = join(root, 'older');
    await mkdir(join(older, 'postgres'), { recursive: true });
    await writeFile(join(older, 'postgres/PG_VERSION'), '14\n');
    await assert.rejects(start({ dataDir: older }), failsWith('version-differs'));
  });

  it('refuses data without their keys, and leaves no server running', async () => {
    await rename(join(dataDir, 'keys'), join(root, 'keys'));
    try {
      await assert.rejects(start({ dataDir }), failsWith('password-refused'));
      assert.equal(await postmasterOf(dataDir), 0);
    } finally {
      await rm(join(dataDir, 'keys'), { recursive: true });
      await rename(join(root, 'keys'), join(dataDir, 'keys'));
    }
  });

  it('passes on what PostgreSQL says when it does not start', async () => {
    const file = join(dataDir, 'postgres/postgresql.conf');
    const good = await readFile(file, 'utf8');
    await writeFile(file, 'no_such_setting = 1\n');
    try {
      await assert.rejects(
        start({ dataDir }),
        (error) => isSetupError(error, 'start-failed') && /no_such_setting/.test(error.message),
      );
    } finally {
      await writeFile(file, good);
    }
  });

  it('gives a cluster that root copied back to the account that runs it', asRoot, async () => {
    await once(spawn('chown', ['-R', '0:0', join(dataDir, 'postgres')]), 'exit');
    const server = await start({ dataDir });
    assert.deepEqual(await rowsOf(server, await makeTable(server)), [{ id: 1 }]);
  });

  it('says that the disk is full and leaves nothing behind', asRoot, async (t) => {
    const disk = join(root, 'disk');
    await mkdir(disk);
    const mount = spawn('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], { stdio: 'ignore' });
    const [status] = await once(mount, 'exit');
    if (status !== 0) return t.diagnostic('not tried: needs the right to mount');
    try {
      await assert.rejects(start({ dataDir: join(disk, 'data') }), failsWith('disk-full'));
      assert.deepEqual((await readdir(join(disk, 'data'))).sort(), ['keys', 'postgres']);
      assert.deepEqual(await readdir(join(disk, 'data/postgres')), []);
    } finally {
      await once(spawn('umount', [disk]), 'exit');
    }
  });
});
