import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chown,
  lchown,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  statfs,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { setupError } from '../setup-error.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/*
 * PostgreSQL is always started inside its data directory and told that the directory is /proc/self/cwd. The
 * kernel follows that link without looking at the directories above, so the cluster may lie below /root or any
 * other private directory although another account runs it; and the unix socket lies inside the cluster, in a
 * directory that only that account (and root) can enter.
 */
export const here = '/proc/self/cwd';

/** The environment of PostgreSQL's programs: none of ours, no PG* variable that would redirect them. */
export const environment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** A fresh cluster takes about 40 MB, and the first write-ahead segments as much again. */
const roomForInit = 150 * 1024 * 1024;

/** What lies at `clusterDir`: the major version of a cluster, or nothing. Anything else is refused. */
export async function clusterVersion(clusterDir: string): Promise<number | undefined> {
  const version = await readFile(join(clusterDir, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version !== undefined) return Number.parseInt(version, 10);
  const entries = await readdir(clusterDir).catch(() => []);
  if (entries.length === 0) return undefined;
  throw setupError('not-a-cluster', {
    zh: `目录 ${clusterDir} 不为空，但不是 PostgreSQL 数据目录（缺少 PG_VERSION）。请移走其中的文件，或用备份恢复。`,
    en: `The directory ${clusterDir} is not empty and is no PostgreSQL cluster (PG_VERSION is missing). Move its files away, or restore a backup.`,
  });
}

/**
 * Makes a new cluster at `clusterDir`: first beside it, renamed when complete, so that a crash in the middle
 * leaves nothing that looks like a cluster. `clusterDir` is missing or empty. The superuser is `postgres` with `password`; nobody gets in without one.
 */
export async function makeCluster(
  binaries: Binaries,
  account: Account,
  clusterDir: string,
  password: string,
): Promise<void> {
  const parent = dirname(clusterDir);
  const disk = await statfs(parent);
  if (disk.bavail * disk.bsize < roomForInit) throw diskFull(parent);
  const draft = `${clusterDir}.new-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  try {
    await mkdir(draft, { mode: 0o700 });
    if (account.uid !== undefined) await chown(draft, account.uid, account.gid as number);
    await runInitdb(binaries, account, draft, password);
    await writeOwned(join(draft, 'postgresql.conf'), operatorConf, account);
    await writeOwned(join(draft, 'pg_hba.conf'), hba, account);
    await writeSettings(draft, account);
    await rename(draft, clusterDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw diskFull(parent, error);
    throw error;
  }
}

async function runInitdb(binaries: Binaries, account: Account, dir: string, password: string): Promise<void> {
  const passwordFile = `${dir}.password`;
  await writeOwned(passwordFile, password, account);
  const handle = await open(passwordFile);
  try {
    const initdb = spawn(
      binaries.initdb,
      [
        `--pgdata=${here}`,
        '--username=postgres',
        '--pwfile=/dev/stdin',
        '--auth=scram-sha-256',
        '--data-checksums',
        '--encoding=UTF8',
        // Sorting by code point is the same on every machine and for ever; pages that sort names by pinyin ask for it.
        ...(binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
        '--locale=C',
        `--lc-ctype=${await characterLocale()}`,
        '--no-instructions',
      ],
      { ...account, cwd: dir, env: environment, stdio: [handle.fd, 'pipe', 'pipe'] },
    );
    let output = '';
    for (const stream of [initdb.stdout, initdb.stderr]) stream?.on('data', (text) => (output += text));
    const [status] = await once(initdb, 'close');
    if (status === 0) return;
    if (/No space left on device|Disk quota exceeded/.test(output)) throw diskFull(dirname(dir));
    throw setupError(
      'initdb-failed',
      {
        zh: `无法在 ${dirname(dir)} 建立数据库。请按下面 PostgreSQL 的提示处理后重试。`,
        en: `The database could not be created in ${dirname(dir)}. Act on what PostgreSQL says below, then try again.`,
      },
      { output: output },
    );
  } finally {
    await handle.close();
    await unlink(passwordFile);
  }
}

/** Under LC_CTYPE=C pg_trgm sees no letters in Chinese text, so a UTF-8 one is looked for. */
async function characterLocale(): Promise<string> {
  const probe = spawn('locale', ['-a'], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  let list = '';
  probe.stdout.on('data', (text) => (list += text));
  await Promise.race([once(probe, 'close'), once(probe, 'error')]).catch(() => {});
  const known = new Set(list.split('\n').map((name) => name.toLowerCase().replace('-', '')));
  const wanted = ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8'];
  return wanted.find((name) => known.has(name.toLowerCase().replace('-', ''))) ?? 'C';
}

/** The clear error for a full disk, wherever it was noticed. */
export function diskFull(dir: string, cause?: unknown): Error {
  return setupError(
    'disk-full',
    {
      zh: `磁盘空间不足：${dir} 所在的磁盘至少需要 150 MB 可用空间。请清理磁盘，或用 TONGXUE_DATA 换一个数据目录。`,
      en: `The disk is full: ${dir} needs at least 150 MB free. Free some space, or choose another data directory with TONGXUE_DATA.`,
    },
    { cause },
  );
}

const operatorConf = `# The platform's own settings; rewritten at each start.
include 'tongxue.conf'
# Add yours below: what stands later wins.
`;

const hba = `# Passwords for everyone, on the unix socket and on loopback alike.
local all         all           scram-sha-256
local replication all           scram-sha-256
host  all         all 127.0.0.1/32 scram-sha-256
host  all         all ::1/128      scram-sha-256
`;

/** Writes the platform's settings into the cluster; an operator's lines in postgresql.conf win over them. */
export async function writeSettings(clusterDir: string, account: Account): Promise<void> {
  const path = join(clusterDir, 'tongxue.conf');
  const text = settings();
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return;
  await writeOwned(`${path}.new`, text, account);
  await rename(`${path}.new`, path);
}

/**
 * Settings for a small box that also carry a county: memory is a sixteenth of the machine's, 64 to 512 MB. The log ahead
 * of the data takes what a quarter of an hour writes; 4 GB hold the import of a prefecture, which a checkpoint in its
 * middle would make a third dearer. The bundled programs know no compression for it but pglz, which costs more than it saves.
 */
function settings(): string {
  const memory = Math.min(totalmem(), process.constrainedMemory() || totalmem());
  const megabytes = Math.round(memory / 1024 / 1024);
  const shared = Math.min(512, Math.max(64, Math.round(megabytes / 16)));
  return `shared_buffers = ${shared}MB
effective_cache_size = ${Math.max(128, Math.round(megabytes / 2))}MB
work_mem = 8MB
maintenance_work_mem = ${Math.min(256, shared)}MB
max_connections = 100
max_logical_replication_workers = 0
io_method = sync
max_parallel_workers = ${availableParallelism()}
max_locks_per_transaction = 256
random_page_cost = 1.1
jit = off
wal_level = replica
wal_compression = off
max_wal_size = 4GB
min_wal_size = 80MB
checkpoint_timeout = 15min
timezone = 'UTC'
password_encryption = 'scram-sha-256'
unix_socket_permissions = 0700
# Logs carry no statements and no values: they may hold names. A week of files, overwritten in turn.
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_size = 0
log_timezone = 'UTC'
log_min_messages = warning
log_min_error_statement = panic
log_error_verbosity = terse
log_checkpoints = off
`;
}

/** A data directory copied back by root belongs to root: gives it, all of it, to the account again. */
export async function giveTo(path: string, account: Account): Promise<void> {
  if (account.uid === undefined) return;
  await lchown(path, account.uid, account.gid as number);
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    await lchown(join(entry.parentPath, entry.name), account.uid, account.gid as number);
  }
}

async function writeOwned(path: string, text: string, account: Account): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  if (account.uid !== undefined) await chown(path, account.uid, account.gid as number);
}
