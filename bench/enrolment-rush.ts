import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, type ClientRequest, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from '#platform/db/embedded.ts';
import type { Bench } from './bench.ts';
import { percentile } from './lib/figures.ts';

export type EnrolmentReady = {
  url: string;
  tenantId: string;
  schools: string[];
  children: { token: string; childId: string }[];
};
type Answer = { status: number; comeAfter: number; text: string };
type Rush = { served: number[]; refused: number; cut: number; strange: string[]; seconds: number };

const most = { p99: 2000 };
/** How long a guardian keeps trying. */
const patience = 15 * 60_000;

/**
 * The minute in which enrolment opens: 20,000 guardians, each pressing twice, two in a hundred with a line that breaks
 * in the middle and who send again. Who comes beyond what the machine sustains is told when to come back, and does. In
 * the end each child has one application: none lost, none twice, counted in the database.
 */
export const bench: Bench = async ({ smoke, figures }) => {
  const families = smoke ? 200 : Number(process.env.BENCH_FAMILIES ?? 20_000);
  const within = smoke ? 1000 : families * 3;
  const dataDir = await mkdtemp(join(process.env.TONGXUE_BENCH_DATA ?? tmpdir(), 'tongxue-enrolment-'));
  const embedded = await startEmbedded({ dataDir });
  const server = fork(join(import.meta.dirname, 'lib/enrolment-server.ts'), ['--role', 'web,worker'], {
    env: {
      ...process.env,
      TONGXUE_DATA: dataDir,
      DATABASE_URL: embedded.url,
      TONGXUE_DEMO: 'none',
      TONGXUE_LOG: 'error',
      TONGXUE_POOL: '24',
      PORT: '0',
      BENCH_FAMILIES: String(families),
    },
  });
  try {
    const ended = once(server, 'exit').then(([code]) =>
      Promise.reject(new Error(`the server ended with ${code}`)),
    );
    ended.catch(() => undefined);
    const [ready] = (await Promise.race([once(server, 'message'), ended])) as [EnrolmentReady];
    const planId = await openPlan(ready);
    // The first families come before the rush: their rows are what the tables' statistics then know, as of last year's.
    const early = Math.ceil(families / 20);
    await rushOf({ ...ready, children: ready.children.slice(0, early) }, planId, early * 20);
    await tidy(embedded.url);
    const late = { ...ready, children: ready.children.slice(early) };
    const rush = await Promise.race([rushOf(late, planId, within), ended]);
    const found = await count(embedded.url, planId);

    figures.tell('guardians', families, 'people');
    figures.tell('asked_within', within / 1000, 's');
    figures.tell('all_done_after', rush.seconds, 's');
    figures.tell('sustained', (families - early) / rush.seconds, 'applications/s');
    figures.tell('told_to_come_back', rush.refused, 'answers');
    figures.tell('cut_connections', rush.cut, 'connections');
    figures.tell('p50', percentile(rush.served, 0.5), 'ms');
    for (const text of rush.strange.slice(0, 3)) console.log(text);
    figures.promise('unexpected_answers', rush.strange.length, 'answers', { atMost: 0 });
    figures.promise('lost', families - found.children, 'children', { atMost: 0 });
    figures.promise('twice', found.applications - found.children, 'applications', { atMost: 0 });
    figures.promise('numbers', found.numbers, 'numbers', { atLeast: families });
    figures.promise('p99', percentile(rush.served, 0.99), 'ms', { atMost: most.p99 });
  } finally {
    if (server.connected) {
      server.send('stop');
      await once(server, 'exit');
    }
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

/** The bureau's side, as its page does it. */
async function openPlan({ url, schools, children }: EnrolmentReady): Promise<string> {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}/api/admissions${path}`, {
      method,
      headers: { authorization: 'Bearer officer', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const { id } = await ask('POST', '/plans', {
    name: '2027年秋季小学招生',
    schoolYear: 2027,
    stage: 'primary',
    bornFrom: '2020-09-01',
    bornTo: '2021-08-31',
    mostChoices: 2,
    opensAt: at(-1000),
    closesAt: at(2 * 3_600_000),
    confirmUntil: at(24 * 3_600_000),
  });
  const seats = Math.ceil(children.length / schools.length);
  await ask('PUT', `/plans/${id}/offers`, {
    offers: schools.map((schoolId, at) => ({ schoolId, seats, areas: [areaOf(at)] })),
  });
  await ask('POST', `/plans/${id}/publication`);
  return id;
}

const areaOf = (at: number) => ({ code: `622922${100 + at}`, name: `${at + 1}片区` });

async function tidy(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/?]*(\?|$)/, '/tongxue$1') });
  await client.connect();
  await client.query('vacuum (analyze)');
  await client.end();
}

async function rushOf(ready: EnrolmentReady, planId: string, within: number): Promise<Rush> {
  const { url, tenantId, schools, children } = ready;
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 256 });
  const target = new URL(`/api/admissions/tenants/${tenantId}/plans/${planId}/applications`, url);
  const rush: Rush = { served: [], refused: 0, cut: 0, strange: [], seconds: 0 };
  const began = performance.now();
  const send = async (token: string, body: string): Promise<Answer | undefined> => {
    const at = performance.now();
    const answer = await answerOf(open(agent, target, token, body)).catch((error: { code?: string }) => {
      // A kept line that was just closed: whoever sent sends again, not knowing what became of it.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') throw error;
      return undefined;
    });
    if (!answer) rush.cut++;
    else if (answer.status === 201) rush.served.push(performance.now() - at);
    else if (answer.status === 429 && answer.comeAfter > 0) rush.refused++;
    else rush.strange.push(`${answer.status} ${answer.text.slice(0, 300)}`);
    return answer;
  };
  await Promise.all(
    children.map(async ({ token, childId }, at) => {
      await pause(((at * 7919) % children.length) * (within / children.length));
      const body = bodyOf(childId, schools, at);
      // Two in a hundred lose the line while the server works, and do not know what became of it.
      if (at % 50 === 0) {
        await cutShort(target, token, body);
        rush.cut++;
      }
      const clicks = [send(token, body), pause(120).then(() => send(token, body))];
      let answers = await Promise.all(clicks);
      while (!answers.some((answer) => answer?.status === 201)) {
        if (performance.now() - began > patience) return;
        const waits = answers.map((answer) => answer?.comeAfter || 5);
        await pause(Math.min(...waits) * 1000);
        answers = [await send(token, body)];
      }
    }),
  );
  rush.seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return rush;
}

/** One in ten rents its home, which a person must look at. */
const bodyOf = (personId: string, schools: readonly string[], at: number) => {
  const school = at % schools.length;
  return JSON.stringify({
    child: { personId },
    householdArea: areaOf(school).code,
    homeArea: areaOf(school).code,
    homeKind: at % 10 === 3 ? 'rented' : 'owned',
    choices: [schools[school], schools[(school + 1) % schools.length]],
    acceptsOther: true,
  });
};

function open(agent: Agent | false, target: URL, token: string, body: string): ClientRequest {
  const asked = request(target, {
    method: 'POST',
    agent,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    },
  });
  asked.end(body);
  return asked;
}

function answerOf(asked: ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    asked.on('error', reject);
    asked.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          comeAfter: Number(response.headers['retry-after'] ?? 0),
          text,
        }),
      );
    });
  });
}

/** Sends a request whole and hangs up before the answer. */
async function cutShort(target: URL, token: string, body: string): Promise<void> {
  const asked = open(false, target, token, body);
  const ended = new Promise<void>((resolve) => {
    asked.on('error', () => resolve());
    asked.on('close', () => resolve());
  });
  await Promise.race([once(asked, 'finish').catch(() => undefined), ended]);
  await pause(15);
  asked.destroy();
  await ended;
}

/** What stands in the database in the end, as its owner sees it. */
async function count(url: string, planId: string) {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/?]*(\?|$)/, '/tongxue$1') });
  await client.connect();
  const { rows } = await client.query<{ applications: number; children: number; numbers: number }>(
    `select count(*)::int as applications, count(distinct child_id)::int as children,
       count(distinct number)::int as numbers
     from admissions.application where plan_id = $1 and state <> 'withdrawn'`,
    [planId],
  );
  await client.end();
  return rows[0] as { applications: number; children: number; numbers: number };
}
