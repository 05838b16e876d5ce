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
  | { do: 'tenants'; tenants: TenantInput[] };
export type ToParent = { url: string } | { done: string };

export type BenchServer = {
  url: string;
  pid: number;
  /** A superuser's address of the same cluster, in a database of its own for baselines. */
  baselineUrl: string;
  databaseUrl: string;
  ask: (message: FromParent) => Promise<void>;
  /** CPU seconds so far, of the server and of PostgreSQL. */
  cpu: () => Promise<{ server: number; database: number }>;
  stop: () => Promise<void>;
};

/** Starts the product as a child process on a scratch embedded cluster with full durability. */
export async function startServer(env: Record<string, string> = {}): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(process.env.TONGXUE_BENCH_DATA ?? tmpdir(), 'tongxue-bench-'));
  await mkdir(dataDir, { recursive: true });
  const embedded = await startEmbedded({ dataDir });
  const admin = new pg.Client({ connectionString: embedded.url });
  await admin.connect();
  await admin.query('create database baseline');
  await admin.end();
  const child = fork(join(import.meta.dirname, 'serve.ts'), [], {
    env: {
      ...process.env,
      TONGXUE_DATA: dataDir,
      DATABASE_URL: embedded.url,
      TONGXUE_DEMO: 'none',
      TONGXUE_LOG: 'error',
      ...env,
    },
    execArgv: process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [],
  });
  const [{ url }] = (await next(child)) as [{ url: string }];
  const postgres = await postmasterOf(join(dataDir, 'postgres'));
  const at = (database: string) => embedded.url.replace(/\/[^/?]*(\?|$)/, `/${database}$1`);
  return {
    url,
    pid: child.pid as number,
    baselineUrl: at('baseline'),
    databaseUrl: embedded.url,
    async ask(message) {
      child.send(message);
      await next(child);
    },
    cpu: async () => ({
      server: await cpuSeconds(child.pid as number),
      database: await cpuSeconds(postgres),
    }),
    async stop() {
      child.send({ do: 'stop' } satisfies FromParent);
      await once(child, 'exit');
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function next(child: ChildProcess): Promise<unknown[]> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${code}`);
  });
  ended.catch(() => undefined);
  return Promise.race([once(child, 'message'), ended]);
}

async function postmasterOf(directory: string): Promise<number> {
  return Number((await readFile(join(directory, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
