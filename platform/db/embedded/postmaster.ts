import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdir, open, readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { environment, here } from './cluster.ts';

/** What postmaster.pid tells of the server in a cluster. `port` also names its socket; `tcp` tells if it listens on loopback. */
export type Postmaster = { pid: number; port: number; tcp: boolean; ready: boolean };

/** Reads postmaster.pid (its lines: pid, directory, start, port, socket directory, address, shared memory, status). */
export async function readPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 0) || !(port > 0)) return undefined;
  return { pid, port, tcp: Boolean(lines[5]), ready: lines[7] === 'ready' };
}

/** True when `pid` is a PostgreSQL process of this cluster; a reused process id is not. */
export async function isAlive(pid: number, clusterDir: string): Promise<boolean> {
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return cwd !== undefined && cwd === (await realpath(clusterDir));
}

/** The program that `pid` runs; undefined when it is gone or was replaced on disk (by npm, for example). */
export async function programOf(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/exe`).catch(() => undefined);
}

/** How a server answers a log-in. */
export type Answer = 'ready' | 'starting' | 'silent' | 'absent' | 'refused';

/** Logs in once. `starting` includes recovery and shutting down; `silent` is no answer in 3 s; `refused` a wrong password. */
export async function probe(url: string): Promise<Answer> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === '57P03') return 'starting';
    if (code === '53300') return 'ready'; // too many connections: alive, and busy
    if (code === '28P01' || code === '28000') return 'refused';
    if (/timeout/.test(message)) return 'silent';
    return 'absent';
  } finally {
    await client.end().catch(() => {});
  }
}

/** The end of a start: the server is up, or it gave up and said why. */
export type Start = { outcome: 'ready' } | { outcome: 'failed'; log: string };

/**
 * Starts the server in a session of its own (Ctrl-C must reach us first, and `kill -9` of us must not reach it)
 * and waits until it accepts connections, however long recovery takes. Its words before the log collector runs are
 * kept in `log/start.log`.
 */
export async function startPostmaster(
  binaries: Binaries,
  account: Account,
  clusterDir: string,
  options: { port: number; tcp: boolean; settings: string[]; onRecovery: () => void },
): Promise<Start> {
  const log = join(clusterDir, 'log');
  await mkdir(log, { recursive: true, mode: 0o700 });
  const output = await open(join(log, 'start.log'), 'w', 0o600);
  if (account.uid !== undefined) {
    await chown(log, account.uid, account.gid as number);
    await output.chown(account.uid, account.gid as number);
  }
  const settings = [
    `unix_socket_directories=${here}`,
    `listen_addresses=${options.tcp ? '127.0.0.1' : ''}`,
    `port=${options.port}`,
    ...options.settings,
  ];
  const child = spawn(binaries.postgres, ['-D', here, ...settings.flatMap((setting) => ['-c', setting])], {
    ...account,
    cwd: clusterDir,
    env: environment,
    stdio: ['ignore', output.fd, output.fd],
    detached: true,
  });
  const failure = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (status, signal) => resolve(`postgres ended: ${status ?? signal}`));
  });
  await output.close();
  child.unref();
  const reason = await Promise.race([failure, untilReady(child, clusterDir, options.onRecovery)]);
  if (reason === 'ready') return { outcome: 'ready' };
  await untilGone(clusterDir, 2_000); // the log collector writes its last lines after the postmaster has ended
  return { outcome: 'failed', log: `${await lastWords(log)}\n${reason}` };
}

async function untilReady(child: ChildProcess, clusterDir: string, onRecovery: () => void): Promise<'ready'> {
  const started = Date.now();
  let told = false;
  while (child.exitCode === null && child.signalCode === null) {
    const postmaster = await readPostmaster(clusterDir);
    if (postmaster?.pid === child.pid && postmaster?.ready) return 'ready';
    if (!told && Date.now() - started > 1_500) {
      told = true;
      onRecovery();
    }
    await delay(10);
  }
  return new Promise(() => {});
}

/** The last lines of start.log and of the newest file that the log collector wrote. */
async function lastWords(log: string): Promise<string> {
  const names = (await readdir(log)).filter((name) => name.startsWith('postgresql-'));
  const today = `postgresql-${new Date().toUTCString().slice(0, 3)}.log`;
  const texts = await Promise.all(
    [...names.filter((name) => name === today), 'start.log'].map((name) => readFile(join(log, name), 'utf8')),
  );
  return texts.map((text) => text.trim().split('\n').slice(-12).join('\n')).join('\n');
}

/**
 * Ends the server: `SIGINT` rolls back what is open and shuts down cleanly, `SIGQUIT` leaves recovery to the next
 * start. Turns to SIGQUIT after `patience` milliseconds and to SIGKILL after five seconds more.
 */
export async function endPostmaster(
  pid: number,
  clusterDir: string,
  signal: 'SIGINT' | 'SIGQUIT',
  patience = 30_000,
): Promise<void> {
  const steps = [
    { signal, wait: signal === 'SIGINT' ? patience : 0 },
    { signal: 'SIGQUIT', wait: 5_000 },
    { signal: 'SIGKILL', wait: 5_000 },
  ] as const;
  for (const step of steps) {
    if (step.wait === 0) continue;
    if (!(await isAlive(pid, clusterDir))) break;
    kill(pid, step.signal);
    const deadline = Date.now() + step.wait;
    while (Date.now() < deadline && (await isAlive(pid, clusterDir))) await delay(10);
  }
  await endOrphans(clusterDir);
}

/**
 * Backends outlive a killed postmaster until they notice, and while they hold its shared memory no new server may
 * start. Ends every postgres process whose working directory is this cluster and whose postmaster is gone.
 */
export async function endOrphans(clusterDir: string): Promise<void> {
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    for (const pid of await postgresIn(clusterDir)) kill(pid, signal);
    if (await untilGone(clusterDir, 5_000)) return;
  }
}

async function untilGone(clusterDir: string, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while ((await postgresIn(clusterDir)).length > 0) {
    if (Date.now() > deadline) return false;
    await delay(10);
  }
  return true;
}

async function postgresIn(clusterDir: string): Promise<number[]> {
  const cluster = await realpath(clusterDir);
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!(pid > 0) || (await readlink(`/proc/${pid}/cwd`).catch(() => '')) !== cluster) continue;
    const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
    if (command.startsWith('postgres')) found.push(pid);
  }
  return found;
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}
