import { mkdir, open, readdir, realpath, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PlatformError } from '../errors.ts';
import { type Account, accountFor } from './embedded/account.ts';
import { type Binaries, findBinaries } from './embedded/binaries.ts';
import { clusterVersion, diskFull, giveTo, makeCluster, writeSettings } from './embedded/cluster.ts';
import { withLock } from './embedded/lock.ts';
import {
  endOrphans,
  endPostmaster,
  isAlive,
  type Postmaster,
  probe,
  programOf,
  readPostmaster,
  startPostmaster,
} from './embedded/postmaster.ts';
import { countUsers, enter, leave } from './embedded/users.ts';
import { watchOver } from './embedded/watch.ts';
import { secretOf } from './secrets.ts';
import { setupError } from './setup-error.ts';

/** One step of the start, in both languages. */
export type EmbeddedProgress = {
  step: 'init' | 'start' | 'recover' | 'reuse' | 'died' | 'failed';
  zh: string;
  en: string;
};

export type EmbeddedOptions = {
  /** The platform's data directory; the cluster is its `postgres`, the password of the superuser in its `keys`. */
  dataDir: string;
  onProgress?: (progress: EmbeddedProgress) => void;
  /** Listen on 127.0.0.1 too: at this port, or at a free one for 0. Left out: unix socket only. */
  port?: number;
  /** `none` trades crash safety for speed; for throw-away clusters of tests. Default `full`. */
  durability?: 'full' | 'none';
};

export type Embedded = {
  /** The superuser's URL on the unix socket, database `postgres`. Valid as long as this process lives. */
  url: string;
  /** The same on 127.0.0.1, when a port was asked for. */
  tcpUrl?: string;
  socketDir: string;
  port: number;
  /** Whether the server was found running (left by a killed process, or shared with another one). */
  reused: boolean;
  /** Stops watching and, unless another living process uses it, the server. Close your connections first. */
  stop: () => Promise<void>;
};

type Place = {
  dataDir: string;
  clusterDir: string;
  usersDir: string;
  lock: string;
  socketDir: string;
  close: () => Promise<void>;
};

/** The name that a socket gets when nobody listens on TCP. */
const defaultPort = 5432;
/** sun_path holds 108 bytes with its end (unix(7)); `/.s.PGSQL.65535` takes 15 of them. */
const longestSocketDir = 92;

/**
 * Brings up the PostgreSQL of `dataDir`, making it on first use, and keeps it safe: scram passwords only, fsync on, run
 * by another account when we are root. A server that a killed process left behind is found and used again; two processes
 * that start at once share one server, and the last to leave stops it.
 * Throws a bilingual `PlatformError` `db.…` (`platform/db/setup-error.ts`) that says what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = await findPlace(options.dataDir);
  try {
    return await withLock(place.lock, () => startLocked(place, options));
  } catch (error) {
    await place.close();
    throw error;
  }
}

async function findPlace(givenDir: string): Promise<Place> {
  await mkdir(givenDir, { recursive: true, mode: 0o700 }).catch((cause: Error) => {
    throw unwritable(givenDir, cause);
  });
  const dataDir = await realpath(givenDir);
  const clusterDir = join(dataDir, 'postgres');
  await mkdir(clusterDir, { mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw unwritable(dataDir, cause);
  });
  const { dev, ino } = await stat(dataDir);
  const place = {
    dataDir,
    clusterDir,
    usersDir: join(dataDir, 'run'),
    lock: `tongxue-postgres-${dev}-${ino}`,
  };
  if (Buffer.byteLength(clusterDir) <= longestSocketDir) {
    return { ...place, socketDir: clusterDir, close: async () => {} };
  }
  // Too long for a socket's address: reach it through a descriptor of the data directory that we keep open.
  const handle = await open(dataDir);
  const socketDir = `/proc/${process.pid}/fd/${handle.fd}/postgres`;
  return { ...place, socketDir, close: () => handle.close() };
}

function unwritable(dir: string, cause: Error): Error {
  if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') return diskFull(dir, cause);
  return setupError(
    'data-unwritable',
    {
      zh: `无法写入数据目录 ${dir}。请修正其权限，或用 TONGXUE_DATA 指定另一个目录。`,
      en: `The data directory ${dir} cannot be written. Correct its permissions, or name another with TONGXUE_DATA.`,
    },
    { cause },
  );
}

async function startLocked(place: Place, options: EmbeddedOptions): Promise<Embedded> {
  const password = await secretOf(join(place.dataDir, 'keys'), 'postgres-superuser');
  const urlAt = (port: number) =>
    `postgresql://postgres:${password}@localhost/postgres?host=${encodeURIComponent(place.socketDir)}&port=${port}`;
  const found = await ensureRunning(place, options, password, urlAt);
  const mark = await enter(place.usersDir);
  const endWatch = await keepUp(place, options, found, password, urlAt);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      endWatch();
      await withLock(place.lock, () => stopLocked(place, mark));
      await place.close();
    })();
    return stopping;
  };
  return {
    url: urlAt(found.port),
    ...(found.tcp ? { tcpUrl: `postgresql://postgres:${password}@127.0.0.1:${found.port}/postgres` } : {}),
    socketDir: place.socketDir,
    port: found.port,
    reused: found.reused,
    stop,
  };
}

/** Starts the server again, at the same address, when it dies under us. */
async function keepUp(
  place: Place,
  options: EmbeddedOptions,
  found: Postmaster,
  password: string,
  urlAt: (port: number) => string,
): Promise<() => void> {
  const alive = (pid: number) => isAlive(pid, place.clusterDir);
  if (!(await alive(found.pid))) return () => {};
  const sameDoor = { ...options, port: found.tcp ? found.port : undefined };
  return watchOver(found.pid, alive, (ended) =>
    withLock(place.lock, async () => {
      if (ended()) return undefined;
      options.onProgress?.({
        step: 'died',
        zh: '数据库意外停止，正在重新启动',
        en: 'The database ended unexpectedly; starting it again',
      });
      try {
        return (await ensureRunning(place, sameDoor, password, urlAt)).pid;
      } catch (error) {
        const { detail } = error as PlatformError;
        options.onProgress?.({
          step: 'failed',
          zh: detail?.zh ?? '数据库重新启动失败，将继续尝试',
          en: detail?.en ?? 'The database could not be started again; trying on',
        });
        throw error;
      }
    }),
  );
}

async function stopLocked(place: Place, mark: string): Promise<void> {
  await leave(mark);
  if ((await countUsers(place.usersDir)) > 0) return;
  const postmaster = await readPostmaster(place.clusterDir);
  if (postmaster && (await isAlive(postmaster.pid, place.clusterDir))) {
    await endPostmaster(postmaster.pid, place.clusterDir, 'SIGINT');
  }
}

async function ensureRunning(
  place: Place,
  options: EmbeddedOptions,
  password: string,
  urlAt: (port: number) => string,
): Promise<Postmaster & { reused: boolean }> {
  const account = await accountFor(place.clusterDir);
  const binaries = await findBinaries(account, place.dataDir);
  const running = await findRunning(place, options, binaries, urlAt);
  if (running) {
    options.onProgress?.({
      step: 'reuse',
      zh: '沿用已在运行的数据库',
      en: 'Using the database that is already running',
    });
    return { ...running, reused: true };
  }
  await prepareCluster(place, options, binaries, account, password);
  const started = await start(place, options, binaries, account);
  const answer = await probe(urlAt(started.port));
  if (answer === 'refused') {
    await endPostmaster(started.pid, place.clusterDir, 'SIGINT');
    throw wrongPassword(place);
  }
  return { ...started, reused: false };
}

/** The server that runs in the cluster and suits `options`; ends one that hangs, is orphaned from its programs, or does not suit. */
async function findRunning(
  place: Place,
  options: EmbeddedOptions,
  binaries: Binaries,
  urlAt: (port: number) => string,
): Promise<Postmaster | undefined> {
  const patience = Date.now() + 15_000;
  while (true) {
    const postmaster = await readPostmaster(place.clusterDir);
    if (!postmaster) return undefined;
    const alive = await isAlive(postmaster.pid, place.clusterDir);
    const answer = await probe(urlAt(postmaster.port));
    if (answer === 'refused') throw wrongPassword(place);
    if (answer === 'ready') {
      const suits =
        options.port === undefined || (postmaster.tcp && [0, postmaster.port].includes(options.port));
      // A server in another container answers although we cannot see its process: share it, never stop it.
      if (suits && (!alive || (await programOf(postmaster.pid)) === binaries.postgres)) return postmaster;
      if ((await countUsers(place.usersDir)) > 0 || !alive) {
        if (suits) return postmaster;
        throw setupError('in-use', {
          zh: `数据库正由另一个进程使用，且没有监听所要的端口 ${options.port}。请先停止那个进程。`,
          en: `The database is in use by another process and does not listen on the port ${options.port} that was asked for. Stop that process first.`,
        });
      }
      await endPostmaster(postmaster.pid, place.clusterDir, 'SIGINT');
      return undefined;
    }
    if (!alive) return undefined;
    if (answer !== 'starting' && Date.now() > patience) {
      await endPostmaster(postmaster.pid, place.clusterDir, 'SIGQUIT');
      return undefined;
    }
    await delay(50);
  }
}

async function prepareCluster(
  place: Place,
  options: EmbeddedOptions,
  binaries: Binaries,
  account: Account,
  password: string,
): Promise<void> {
  const version = await clusterVersion(place.clusterDir);
  if (version === undefined) {
    options.onProgress?.({ step: 'init', zh: '建立数据库', en: 'Creating the database' });
    await makeCluster(binaries, account, place.clusterDir, password);
    return;
  }
  if (version !== binaries.major) {
    throw setupError('version-differs', {
      zh: `${place.clusterDir} 是 PostgreSQL ${version} 的数据，而随附的程序是 ${binaries.major}。请用原来的平台版本执行 npm run backup，再用新版本执行 npm run restore。`,
      en: `${place.clusterDir} holds data of PostgreSQL ${version}, the bundled programs are ${binaries.major}. Run npm run backup with the platform version that made it, then npm run restore with this one.`,
    });
  }
  const { uid } = await stat(place.clusterDir);
  if (account.uid !== undefined && uid !== account.uid) await giveTo(place.clusterDir, account);
  await writeSettings(place.clusterDir, account);
}

async function start(
  place: Place,
  options: EmbeddedOptions,
  binaries: Binaries,
  account: Account,
): Promise<Postmaster> {
  options.onProgress?.({ step: 'start', zh: '启动数据库', en: 'Starting the database' });
  const settings =
    options.durability === 'none' ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : [];
  const tcp = options.port !== undefined;
  await clearWay(place.clusterDir);
  let log = '';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = options.port === 0 ? await freePort() : (options.port ?? defaultPort);
    const outcome = await startPostmaster(binaries, account, place.clusterDir, {
      port,
      tcp,
      settings,
      onRecovery: () =>
        options.onProgress?.({
          step: 'recover',
          zh: '上次没有正常停止，正在恢复数据',
          en: 'The last stop was not a clean one; recovering',
        }),
    });
    if (outcome.outcome === 'ready') return (await readPostmaster(place.clusterDir)) as Postmaster;
    log = outcome.log;
    if (options.port !== 0 || !/any TCP\/IP sockets/.test(log)) break;
  }
  throw startFailed(place, options, log);
}

/**
 * Removes what a killed server left and a new one would stumble over: its backends, and lock files whose process id
 * belongs to someone else by now. Only called when no postmaster is alive here.
 */
async function clearWay(clusterDir: string): Promise<void> {
  await endOrphans(clusterDir);
  for (const name of await readdir(clusterDir)) {
    if (name === 'postmaster.pid' || name.startsWith('.s.PGSQL.'))
      await rm(join(clusterDir, name), { force: true });
  }
}

function startFailed(place: Place, options: EmbeddedOptions, log: string): Error {
  if (/No space left on device|Disk quota exceeded/.test(log)) return diskFull(place.dataDir);
  if (/any TCP\/IP sockets/.test(log)) {
    return setupError('port-taken', {
      zh: `数据库端口 ${options.port} 已被占用。请换一个端口，或用 0 自动选择。`,
      en: `The database port ${options.port} is taken. Choose another, or 0 for a free one.`,
    });
  }
  return setupError(
    'start-failed',
    {
      zh: `${place.clusterDir} 中的数据库无法启动。请按下面 PostgreSQL 的提示处理；数据未被改动，必要时可用备份恢复。`,
      en: `The database in ${place.clusterDir} does not start. Act on what PostgreSQL says below; the data was not touched, and a backup can be restored.`,
    },
    { output: log },
  );
}

function wrongPassword(place: Place): Error {
  return setupError('password-refused', {
    zh: `数据库不接受 ${join(place.dataDir, 'keys/postgres-superuser')} 中的密码：该密钥与数据不是一套。请从备份的密钥包中恢复 keys 目录。`,
    en: `The database refuses the password in ${join(place.dataDir, 'keys/postgres-superuser')}: these keys do not belong to these data. Restore the keys directory from the backup's keys archive.`,
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
