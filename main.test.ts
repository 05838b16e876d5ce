import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

const dataDir = await mkdtemp(join(tmpdir(), 'tongxue-main-'));
const running = new Set<ChildProcess>();

/** The platform as a process of its own, and what it has said so far. */
function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', './tools/node-version.mjs', 'main.ts'], {
    cwd: import.meta.dirname,
    env: { ...process.env, TONGXUE_DATA: dataDir, TONGXUE_DEMO: 'small', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  const exit = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return { code, signal };
  });
  const said = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const look = () => {
        const match = output.match(pattern);
        if (match) resolve(match);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      look();
      void exit.then(({ code }) =>
        reject(new Error(`ended with ${code} and never said ${pattern}:\n${output}`)),
      );
    });
  const take = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ready = () =>
    said(/Tongxue is ready \(.*?\): (http:\S+)[\s\S]*Demo accounts/).then(([, address = '']) => address);
  return { child, exit, said, ready, output: () => output };
}

after(async () => {
  for (const child of running) {
    child.kill('SIGKILL');
    await once(child, 'close');
  }
  // The database of a killed process outlives it: the next one would find it; here it must go with its folder.
  const pid = Number(
    (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
  );
  if (pid > 0) process.kill(pid, 'SIGQUIT');
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
});

describe('the platform as a process', { timeout: 300_000 }, () => {
  let password = '';
  let address = '';

  test('killed while it loads the demo, the next start goes on and ends with the table of accounts', async () => {
    const first = start();
    await first.said(/Making the demo region[\s\S]*People/);
    first.child.kill('SIGKILL');
    await first.exit;

    const second = start();
    address = await second.ready();
    assert.match(second.output(), /Going on with the demo region/);
    await second.said(/vendor/);
    password = second.output().match(/with the password {2}(\S+)/)?.[1] ?? '';
    assert.match(password, /^\w{4}-\w{4}-\w{4}$/);
    const health = await fetch(`${address}/healthz`);
    assert.equal(health.status, 200);
    second.child.kill('SIGKILL');
    await second.exit;
  });

  test('starts again after kill -9 with the same accounts, and says where they are kept', async () => {
    const server = start();
    address = await server.ready();
    assert.match(server.output(), /npm run demo -- accounts/);
    assert.doesNotMatch(server.output(), new RegExp(password));
    const signIn = await fetch(`${address}/api/identity/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'teacher', password }),
    });
    assert.equal(signIn.status, 200, await signIn.text());
  });

  test('a second one on a taken port says so in both languages and does no harm', async () => {
    const port = new URL(address).port;
    const second = start({ PORT: port });
    assert.deepEqual(await second.exit, { code: 1, signal: null });
    assert.match(second.output(), new RegExp(`端口 ${port} 已被占用`));
    assert.match(second.output(), new RegExp(`Port ${port} is taken`));
    assert.equal((await fetch(`${address}/readyz`)).status, 200);
  });

  test('ends cleanly at Ctrl-C, twice at once as npm sends it, and takes its database along', async () => {
    const [server] = running;
    assert.ok(server);
    const ended = once(server, 'close');
    server.kill('SIGINT');
    server.kill('SIGINT');
    assert.deepEqual(await ended, [0, null]);
    assert.equal(existsSync(join(dataDir, 'postgres/postmaster.pid')), false);
  });

  test('names the setting that is wrong', async () => {
    const server = start({ PORT: 'many' });
    assert.deepEqual(await server.exit, { code: 1, signal: null });
    assert.match(server.output(), /设置有误 PORT/);
    assert.doesNotMatch(server.output(), /\n {4}at /);
  });

  test('finds the port taken before it touches anything', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const server = start({ PORT: String(port) });
    assert.deepEqual(await server.exit, { code: 1, signal: null });
    assert.doesNotMatch(server.output(), /database/);
    other.close();
  });
});
