import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#platform/db/embedded.ts';
import type { Bench } from './bench.ts';
import { completeBare } from './lib/bare-workflow.ts';
import { cpuSeconds } from './lib/cpu.ts';
import { percentile } from './lib/figures.ts';
import { postmasterOf } from './lib/server.ts';

export type AskWorkflow =
  | { do: 'stop' }
  | { do: 'seed'; count: number; inbox: number }
  | { do: 'complete'; count: number; atOnce: number };
export type WorkflowReady = { url: string; tenantId: string; bodies: object[] };

const atOnce = 16;
const least = { casesPerSecond: 150 };
const most = { listP95: 40 };

/**
 * Completed five-step cases a second (a start and five decisions each), with forms, deadlines, conditions, trace, events
 * and audit, among 100,000 live cases: through the services, over HTTP, and against bare SQL that changes the same rows.
 * Then the task list of a clerk with 5,000 open tasks, over HTTP.
 */
export const bench: Bench = async ({ smoke, figures }) => {
  const dataDir = await mkdtemp(join(process.env.TONGXUE_BENCH_DATA ?? tmpdir(), 'tongxue-workflow-'));
  const embedded = await startEmbedded({ dataDir });
  const server = fork(join(import.meta.dirname, 'lib/workflow-server.ts'), ['--role', 'web'], {
    env: {
      ...process.env,
      TONGXUE_DATA: dataDir,
      DATABASE_URL: embedded.url,
      TONGXUE_DEMO: 'none',
      TONGXUE_LOG: 'error',
      TONGXUE_POOL: String(atOnce),
      PORT: '0',
    },
  });
  try {
    const ready = (await answer(server)) as WorkflowReady;
    const live = smoke ? 1000 : 100_000;
    const count = smoke ? 40 : Number(process.env.BENCH_CASES ?? 3000);
    const began = performance.now();
    await ask(server, { do: 'seed', count: live, inbox: smoke ? 100 : 5000 });
    figures.tell('live_cases', live, 'cases');
    figures.tell('seeding', (performance.now() - began) / 1000, 's');

    await ask(server, { do: 'complete', count: smoke ? 5 : 200, atOnce });
    await vacuum(embedded.url);
    const cpu = async () => ({
      server: await cpuSeconds(server.pid as number),
      database: await cpuSeconds(await postmasterOf(join(dataDir, 'postgres'))),
    });
    const before = await cpu();
    const { seconds } = (await ask(server, { do: 'complete', count, atOnce })) as { seconds: number };
    const after = await cpu();
    figures.tell('server_cpu', ((after.server - before.server) / count) * 1000, 'ms/case');
    figures.tell('database_cpu', ((after.database - before.database) / count) * 1000, 'ms/case');
    const bareSeconds = await completeBare(embedded.url, ready.tenantId, { count, atOnce });
    const http = await completeOverHttp(ready, count);
    figures.tell('bare', count / bareSeconds, 'cases/s');
    figures.tell('services_to_bare', bareSeconds / seconds, 'x');
    figures.tell('move_p95_http', percentile(http.latencies, 0.95), 'ms');
    const lists = await listOften(ready, smoke ? 10 : 400);
    if (smoke) {
      figures.tell('services', count / seconds, 'cases/s');
      figures.tell('http', count / http.seconds, 'cases/s');
      figures.tell('list_p95', percentile(lists, 0.95), 'ms');
      return;
    }
    figures.tell('services', count / seconds, 'cases/s');
    figures.promise('http', count / http.seconds, 'cases/s', { atLeast: least.casesPerSecond });
    figures.promise('list_p95', percentile(lists, 0.95), 'ms', { atMost: most.listP95 });
  } finally {
    if (server.exitCode === null) {
      server.send({ do: 'stop' } satisfies AskWorkflow);
      await once(server, 'exit');
    }
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

/** What the database does by itself after a bulk load: not what a case costs. */
async function vacuum(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl.replace(/\/[^/?]*(\?|$)/, '/tongxue$1') });
  await client.connect();
  await client.query('vacuum analyze workflow."case", workflow.token, workflow.task');
  await client.end();
}

async function answer(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  const ended = once(child, 'exit', { signal: over.signal }).then(([code]) => {
    throw new Error(`the server ended with ${code}`);
  });
  ended.catch(() => undefined);
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal: over.signal }), ended])) as [
      unknown,
    ];
    return message;
  } finally {
    over.abort();
  }
}

function ask(child: ChildProcess, message: AskWorkflow): Promise<unknown> {
  const answered = answer(child);
  child.send(message);
  return answered;
}

type Opened = { open: { taskId: string; tenantId: string }[]; outcome: string | null };

/** As browsers do it: an applicant starts, five clerks decide. */
async function completeOverHttp(ready: WorkflowReady, count: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const latencies: number[] = [];
  const post = async (path: string, token: string, body: object): Promise<Opened> => {
    const asked = performance.now();
    const answered = await send(agent, ready.url + path, token, JSON.stringify(body));
    latencies.push(performance.now() - asked);
    return JSON.parse(answered);
  };
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        const n = next++ % ready.bodies.length;
        let moved = await post('/api/bench/cases', `applicant-${n}`, ready.bodies[n] as object);
        for (let step = 1; moved.open.length > 0; step++) {
          const { taskId, tenantId } = moved.open[0] as Opened['open'][number];
          const decision = {
            taskId,
            tenantId,
            choice: 'approve',
            comment: '材料齐全，同意',
            data: { opinion: `第 ${step} 步` },
          };
          moved = await post('/api/bench/completions', `clerk-${step}`, decision);
        }
        if (moved.outcome !== 'approved') throw new Error('a case did not end well');
      }
    }),
  );
  agent.destroy();
  return { seconds: (performance.now() - began) / 1000, latencies };
}

/** The first pages of a clerk's 5,000 open tasks, 50 rows each. @returns milliseconds of each */
async function listOften(ready: WorkflowReady, count: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 });
  const latencies: number[] = [];
  const work = async () => {
    let cursor = '';
    while (latencies.length < count) {
      const asked = performance.now();
      const page = JSON.parse(await send(agent, `${ready.url}/api/bench/tasks?limit=50${cursor}`, 'clerk-0'));
      latencies.push(performance.now() - asked);
      if (page.items.length === 0) throw new Error('an empty list');
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    }
  };
  await Promise.all([work(), work()]);
  agent.destroy();
  return latencies;
}

function send(agent: Agent, url: string, token: string, body?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    const outgoing = request(url, { method: body ? 'POST' : 'GET', agent, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if ((incoming.statusCode ?? 500) < 300) resolve(text);
        else reject(new Error(`${incoming.statusCode} ${text}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
