// Full sign-ins with code and PKCE: authorise → password → code → token, as browser and app do it together, against a
// server process of its own; and how much of its CPU is the password hash.
import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createPasswordHasher } from '#platform/crypto/password.ts';
import { startEmbedded } from '#platform/db/embedded.ts';
import type { Bench } from './bench.ts';
import { cpuByThread, cpuSeconds } from './lib/cpu.ts';
import { percentile } from './lib/figures.ts';

/** What the server tells when it listens. */
export type Ready = {
  url: string;
  clientId: string;
  secret: string;
  redirectUri: string;
  password: string;
  names: string[];
};

const connections = 8;

export const bench: Bench = async ({ smoke, figures }) => {
  const people = smoke ? 20 : 500;
  const dataDir = await mkdtemp(join(process.env.TONGXUE_BENCH_DATA ?? tmpdir(), 'tongxue-bench-'));
  const embedded = await startEmbedded({ dataDir });
  const env = {
    TONGXUE_DATA: dataDir,
    DATABASE_URL: embedded.url,
    TONGXUE_DEMO: 'small',
    TONGXUE_LOG: 'error',
  };
  const child = fork(join(import.meta.dirname, 'lib/sign-in-server.ts'), ['--role', 'web'], {
    // As `npm start` does.
    execArgv: ['--max-semi-space-size=4'],
    env: { ...process.env, ...env, BENCH_PEOPLE: String(people) },
  });
  try {
    const failed = once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`the server ended with ${code}`)),
    );
    const [ready] = (await Promise.race([once(child, 'message'), failed])) as [Ready];
    failed.catch(() => undefined);
    const postgres = Number(
      (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0],
    );
    const cpu = async () => ({
      server: await cpuSeconds(child.pid as number),
      database: await cpuSeconds(postgres),
      threads: await cpuByThread(child.pid as number),
    });
    // A first round compiles code and puts rows into the tables, which are then as autovacuum keeps them: statements
    // planned for empty tables would read the filled ones from end to end.
    await signInAll(ready, ready.names);
    await tidy(embedded.url);
    await signInAll(ready, ready.names.slice(0, Math.min(64, people)));
    const before = await cpu();
    const { seconds, latencies } = await signInAll(ready, ready.names);
    const after = await cpu();
    const each = (used: (at: Awaited<ReturnType<typeof cpu>>) => number) =>
      ((used(after) - used(before)) / people) * 1000;
    const server = each((at) => at.server);
    const database = each((at) => at.database);
    const signature = await signatureCpu(smoke ? 50 : 300);
    // Hashes and the ID token's signature are all that the thread pool does; measured where and when they ran, because
    // a hash costs more while others push it out of the caches.
    const hash = each((at) => at.threads.pool) - signature;
    figures.tell('sign-in.rate', people / seconds, 'sign-ins/s');
    figures.tell('sign-in.p50', percentile(latencies, 0.5), 'ms');
    figures.tell('sign-in.p99', percentile(latencies, 0.99), 'ms');
    figures.tell('sign-in.hash-alone-cpu', await hashCpu(smoke ? 10 : 60), 'ms');
    figures.tell('sign-in.hash-cpu', hash, 'ms');
    figures.tell('sign-in.signature-cpu', signature, 'ms');
    figures.tell(
      'sign-in.main-thread-cpu',
      each((at) => at.threads.main),
      'ms',
    );
    figures.tell(
      'sign-in.other-threads-cpu',
      each((at) => at.threads.other),
      'ms',
    );
    figures.tell('sign-in.database-cpu', database, 'ms');
    figures.tell('sign-in.beside-hash-cpu', server + database - hash, 'ms');
    const share = (100 * hash) / (server + database);
    if (smoke) figures.tell('sign-in.hash-share', share, '%');
    else figures.promise('sign-in.hash-share', share, '%', { atLeast: 70 });
  } finally {
    if (child.connected) {
      child.send('stop');
      await once(child, 'exit');
    }
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

async function tidy(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/?]*(\?|$)/, '/tongxue$1') });
  await client.connect();
  await client.query('vacuum (analyze)');
  await client.end();
}

async function signInAll(ready: Ready, names: readonly string[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waiting = [...names];
  const latencies: number[] = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let name = waiting.pop(); name; name = waiting.pop()) {
        const at = performance.now();
        await signIn(ready, name, agent);
        latencies.push(performance.now() - at);
      }
    }),
  );
  agent.destroy();
  return { seconds: (performance.now() - began) / 1000, latencies };
}

async function signIn(ready: Ready, name: string, agent: Agent): Promise<void> {
  const { url, clientId, secret, redirectUri, password } = ready;
  const verifier = randomBytes(32).toString('base64url');
  const cookies = new Map<string, string>();
  const visit = async (method: 'GET' | 'POST', path: string, body?: { type: string; text: string }) => {
    const answer = await send(agent, url, method, path, { cookies, body });
    for (const line of answer.cookies) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  };
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: 'bench',
    nonce: 'bench',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const asked = await visit('GET', `/oauth/authorize?${query}`);
  const uid = asked.location?.split('/').pop() ?? '';
  await visit('POST', '/api/identity/sessions', {
    type: 'application/json',
    text: JSON.stringify({ name, password }),
  });
  const interaction = JSON.parse((await visit('GET', `/api/sso/interactions/${uid}`)).text) as {
    url?: string;
  };
  const entered = await visit('GET', interaction.url ?? '/');
  const code = new URL(entered.location ?? 'none:').searchParams.get('code') ?? '';
  const grant = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  };
  const { status, text } = await send(agent, url, 'POST', '/oauth/token', {
    cookies: new Map(),
    authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
    body: { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(grant).toString() },
  });
  if (status !== 200 || !text.includes('id_token')) throw new Error(`no token: ${status} ${text}`);
}

type Sending = {
  cookies: ReadonlyMap<string, string>;
  authorization?: string;
  body?: { type: string; text: string } | undefined;
};

async function send(agent: Agent, base: string, method: string, path: string, sending: Sending) {
  const { cookies, authorization, body } = sending;
  const headers: Record<string, string> = {};
  if (cookies.size > 0) headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  if (authorization) headers.authorization = authorization;
  if (body) {
    headers['content-type'] = body.type;
    headers['content-length'] = String(Buffer.byteLength(body.text));
  }
  const asked = request(new URL(path, base), { method, headers, agent });
  asked.end(body?.text);
  const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return {
    status: answer.statusCode ?? 0,
    location: answer.headers.location,
    cookies: answer.headers['set-cookie'] ?? [],
    text: Buffer.concat(chunks).toString(),
  };
}

/** CPU milliseconds of one password check, measured alone in this process with the product's own parameters. */
async function hashCpu(times: number): Promise<number> {
  const hasher = createPasswordHasher();
  const stored = await hasher.hash('Bridge-over-Daxia-7');
  return cpuOf(times, () => hasher.verify(stored, 'Bridge-over-Daxia-7'));
}

/** CPU milliseconds of one RS256 signature (RFC 7518, 3.3), which OpenID Connect makes every provider offer. */
async function signatureCpu(times: number): Promise<number> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const publicExponent = new Uint8Array([1, 0, 1]);
  const { privateKey } = await crypto.subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent },
    false,
    ['sign', 'verify'],
  );
  const token = randomBytes(600);
  return cpuOf(times, () => crypto.subtle.sign(algorithm, privateKey, token));
}

async function cpuOf(times: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: times }, work));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e3 / times;
}
