// npm run smoke: npm start on an empty folder, kill -9 in the middle, start again, stop cleanly. Prints the figures.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from './gates/gate.ts';

const root = resolve(import.meta.dirname, '..');
const data = await mkdtemp(join(tmpdir(), 'tongxue-smoke-'));
const patience = 180_000;

type Running = { child: ChildProcess; address: string; seconds: number };

/** `npm start` in a process group of its own, until it prints its address. */
async function start(): Promise<Running> {
  const began = performance.now();
  const env = { ...process.env, TONGXUE_DATA: data, TONGXUE_DEMO: 'small', PORT: '0' };
  const child = spawn('npm', ['start'], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = new Promise<string>((done, fail) => {
    const timer = setTimeout(
      () => fail(new Error(`not ready after ${patience / 1000} s:\n${output}`)),
      patience,
    );
    const read = (chunk: Buffer): void => {
      output += chunk;
      const address = output.match(/Tongxue is ready .*?(http:\/\/[\w.:[\]]+)/)?.[1];
      if (!address) return;
      clearTimeout(timer);
      done(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', (code) => fail(new Error(`ended with ${code} before it was ready:\n${output}`)));
  });
  const address = await ready;
  return { child, address, seconds: (performance.now() - began) / 1000 };
}

/** Signals the whole group, as a terminal does, and waits until nobody of it is left. */
async function end({ child: { pid = 0 } }: Running, signal: NodeJS.Signals): Promise<void> {
  process.kill(-pid, signal);
  for (const began = performance.now(); performance.now() - began < patience; await delay(50)) {
    try {
      process.kill(-pid, 0);
    } catch {
      return;
    }
  }
  throw new Error(`still there ${patience / 1000} s after ${signal}`);
}

async function check({ address }: Running): Promise<void> {
  const ready = await fetch(`${address}/readyz`);
  if (!ready.ok) throw new Error(`/readyz answered ${ready.status}`);
  const { openapi } = (await (await fetch(`${address}/openapi.json`)).json()) as { openapi: string };
  if (openapi !== '3.1.0') throw new Error(`/openapi.json speaks ${openapi}`);
  if (!existsSync(join(root, 'dist/web/index.html'))) return;
  const page = await (await fetch(`${address}/`, { headers: { accept: 'text/html' } })).text();
  if (!/<div id="app">/.test(page))
    throw new Error(`the first page is not the shell:\n${page.slice(0, 200)}`);
}

/** Resident memory of the platform's node process in MB: the one of the group that is not npm. */
async function memoryOf({ child }: Running): Promise<number> {
  const { output } = await run(root, 'ps', ['-eo', 'pgid=,rss=,args=']);
  const line = output
    .split('\n')
    .find(
      (row) =>
        Number(row.trim().split(/\s+/)[0]) === child.pid &&
        /node .*main\.ts/.test(row) &&
        !/\bsh -c\b/.test(row),
    );
  return Number(line?.trim().split(/\s+/)[1]) / 1024;
}

let running: Running | undefined;
try {
  running = await start();
  await check(running);
  console.log(
    `first start ${running.seconds.toFixed(1)} s, memory ${(await memoryOf(running)).toFixed(0)} MB`,
  );
  await end(running, 'SIGKILL');
  running = await start();
  await check(running);
  console.log(`start after kill -9 ${running.seconds.toFixed(1)} s`);
  const stop = performance.now();
  await end(running, 'SIGINT');
  running = undefined;
  if (await readFile(join(data, 'postgres/postmaster.pid')).catch(() => undefined))
    throw new Error('the database still runs after a clean stop');
  console.log(`stopped in ${((performance.now() - stop) / 1000).toFixed(1)} s`);
} finally {
  if (running) await end(running, 'SIGKILL').catch(() => undefined);
  await rm(data, { recursive: true, force: true });
}
