import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TenantInput } from '#modules/directory/index.ts';
import { startEmbedded } from '#platform/db/embedded.ts';
import { cpuSeconds } from './cpu.ts';

export type FromParent =
  | { do: 'stop' }
  | {
      do: 'actor';
      token: string;
      role: string;
      tenantId: string;
      organisationId: string;
      path: string;
      tenants: string[];
    }
  | { do: 'tenants'; tenants: TenantInput[] }
  /** Opens accounts with one password; answers the names by person. */
  | { do: 'accounts'; personIds: string[]; password: string }
  /** Begins to note statements; `recorded` ends it and answers them. */
  | { do: 'record' }
  | { do: 'recorded' };
export type ToParent = { url: string } | { done: string; data?: unknown };

export type BenchServer = {
  url: string;
  pid: number;
  /** A superuser's address of the same cluster, in a database of its own for baselines. */
  baselineUrl: string;
  databaseUrl: string;
  /** The product's database, as a superuser and as the application's role. */
  ownerUrl: string;
  appUrl: string;
  ask: (message: FromParent) => Promise<unknown>;
  /** CPU seconds so far, of the server and of PostgreSQL. */
  cpu: () => Promise<{ server: number; database: number }>;
  stop: () => Promise<void>;
};

/**
 * Starts the product as a child process on an embedded cluster with full durability: a scratch one, or the one of a
 * data directory that is kept (`kept`), so that a large region is loaded once.
 */
export async function startServer(
  env: Record<string, string> = {},
  { kept, roles = 'web,worker' }: { kept?: string | undefined; roles?: string } = {},
): Promise<BenchServer> {
  const dataDir = kept ?? (await mkdtemp(join(process.env.TONGXUE_BENCH_DATA ?? tmpdir(), 'tongxue-bench-')));
  await mkdir(dataDir, { recursive: true });
  const embedded = await startEmbedded({ dataDir });
  const admin = new pg.Client({ connectionString: embedded.url });
  await admin.connect();
  await admin.query('create database baseline').catch((error) => {
    if (error.code !== '42P04') throw error;
  });
  await admin.end();
  const child = fork(join(import.meta.dirname, 'serve.ts'), ['--role', roles], {
    env: {
      ...process.env,
      TONGXUE_DATA: dataDir,
      DATABASE_URL: embedded.url,
      TONGXUE_DEMO: 'none',
      TONGXUE_LOG: 'error',
      ...env,
    },
    // As `npm start` does.
    execArgv: (process.env.BENCH_NODE_OPTIONS ?? '--max-semi-space-size=4').split(' '),
  });
  const [{ url }] = (await next(child)) as [{ url: string }];
  const postgres = await postmasterOf(join(dataDir, 'postgres'));
  const at = (database: string) => embedded.url.replace(/\/[^/?]*(\?|$)/, `/${database}$1`);
  return {
    url,
    pid: child.pid as number,
    baselineUrl: at('baseline'),
    databaseUrl: embedded.url,
    ownerUrl: at('tongxue'),
    appUrl: await appUrlOf(at('tongxue'), dataDir),
    async ask(message) {
      child.send(message);
      const [answer] = (await next(child)) as [{ data?: unknown }];
      return answer.data;
    },
    cpu: async () => ({
      server: await cpuSeconds(child.pid as number),
      database: await cpuSeconds(postgres),
    }),
    async stop() {
      child.send({ do: 'stop' } satisfies FromParent);
      await once(child, 'exit');
      await embedded.stop();
      if (!kept) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function next(child: ChildProcess): Promise<unknown[]> {
  const over = new AbortController();
  const { signal } = over;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`the server ended with ${code}`);
  });
  ended.catch(() => undefined);
  try {
    return await Promise.race([once(child, 'message', { signal }), ended]);
  } finally {
    over.abort();
  }
}

async function appUrlOf(ownerUrl: string, dataDir: string): Promise<string> {
  const url = new URL(ownerUrl);
  const password = await readFile(join(dataDir, 'keys/postgres-tongxue_app'), 'utf8');
  return Object.assign(url, { username: 'tongxue_app', password: password.trim() }).href;
}

export async function postmasterOf(directory: string): Promise<number> {
  return Number((await readFile(join(directory, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
