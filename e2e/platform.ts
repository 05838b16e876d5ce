import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';

const root = resolve(import.meta.dirname, '..');

export type Platform = {
  url: string;
  dataDir: string;
  /** The demo's password and its accounts: role or account name → account name. */
  password: string;
  /** Everything that the process printed. */
  printed: () => string;
  stop: () => Promise<void>;
};

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

/** Starts what `npm start` starts, in a scratch directory, and waits until it says that it is ready. */
export async function startPlatform(env: Record<string, string> = {}): Promise<Platform> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongxue-e2e-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', './tools/node-version.mjs', 'main.ts'], {
    cwd: root,
    env: { ...process.env, TONGXUE_DATA: dataDir, TONGXUE_DEMO: 'small', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const collect = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  await ready(child, () => printed);
  const stop = async () => {
    if (child.exitCode === null) {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    }
    await rm(dataDir, { recursive: true, force: true });
  };
  const accounts = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8')) as {
    password: string;
  };
  return {
    url: `http://localhost:${port}`,
    dataDir,
    password: accounts.password,
    printed: () => printed,
    stop,
  };
}

function ready(child: ChildProcess, printed: () => string): Promise<void> {
  return new Promise((done, fail) => {
    const look = () => {
      // The table of accounts is the last that the first start prints.
      if (/Tongxue is ready/.test(printed()) && /app vendor/i.test(printed())) done();
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => fail(new Error(`the platform ended with ${code}:\n${printed()}`)));
  });
}

let shared: Promise<Platform> | undefined;

/** One platform for all journeys of a run; it stops when they ended. */
export function platform(): Promise<Platform> {
  shared ??= startPlatform();
  return shared;
}

after(async () => {
  await (await shared?.catch(() => undefined))?.stop();
});
