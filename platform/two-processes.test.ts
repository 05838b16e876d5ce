import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { modules } from '#modules';
import { applyRoster } from '#modules/directory/index.ts';
import { buildAccount, buildSchool } from '#modules/identity/identity.factory.ts';
import { uuidv7 } from './codes/uuid.ts';
import { projectRoot } from './config.ts';
import { createTestApp } from './testing/app.ts';

type Running = { child: ChildProcess; url: string };

const children: ChildProcess[] = [];

/** Starts the product as an operator does, with one role, and waits for the line that tells where it listens. */
async function start(role: 'web' | 'worker', env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, [join(projectRoot, 'main.ts'), '--role', role], {
    cwd: projectRoot,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const found = /is ready .*?(http:\/\/[\w.:]+)/.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`${role} ended with ${code}:\n${output}`)));
  });
  return { child, url };
}

async function stop({ child }: Running): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}

describe('web and worker as two processes that share the database and the file store', async () => {
  const app = await createTestApp(modules);
  let web: Running;
  let worker: Running;
  before(async () => {
    const env = {
      APP_DATABASE_URL: app.database.appUrl,
      DIRECT_DATABASE_URL: app.database.directUrl,
      TONGXUE_DATA: app.config.dataDir,
      TONGXUE_DEMO: 'none',
      TONGXUE_LOG: 'error',
      PORT: '0',
    };
    [web, worker] = await Promise.all([start('web', env), start('worker', env)]);
  });
  after(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  test('the worker answers its keeper, and nothing else', async () => {
    assert.deepEqual(await (await fetch(`${worker.url}/healthz`)).json(), { status: 'ok' });
    assert.deepEqual(await (await fetch(`${worker.url}/readyz`)).json(), { status: 'ready' });
    assert.match(await (await fetch(`${worker.url}/metrics`)).text(), /^tongxue_db_connections/m);
    const other = await fetch(`${worker.url}/api/identity/session`);
    assert.equal(other.status, 404);
    assert.equal((await other.json()).code, 'resource.not-found');
  });

  test('a file that came in at the web is read by the worker, which does the job', async () => {
    const cookie = await signInAsRegistrar();
    const body = new FormData();
    // No sheet that we know: only whoever reads the content can tell, and the check is the worker's.
    body.append('file', new Blob(['书名,册数\n语文,3\n']), '花名册.csv');
    const send = async (method: string, path: string, body?: FormData) => {
      const answer = await fetch(`${web.url}/api/roster/imports${path}`, {
        method,
        headers: { cookie },
        ...(body && { body }),
      });
      assert.ok(answer.ok, `${path}: ${answer.status} ${answer.ok || (await answer.text())}`);
      return answer.json();
    };
    const { id } = await send('POST', '', body);
    await send('POST', `/${id}/check`);
    let found = await send('GET', `/${id}`);
    for (; found.state === 'checking'; found = await send('GET', `/${id}`)) await delay(100);
    assert.equal(found.state, 'failed');
    assert.match(found.failure.code, /^roster\.(unknown|unreadable)-file$/);
  });

  test('both stop when they are asked to', async () => {
    assert.deepEqual(await Promise.all([stop(web), stop(worker)]), [0, 0]);
  });

  async function signInAsRegistrar(): Promise<string> {
    const school = await buildSchool(app, { pupilCount: 1 });
    const registrar = school.nobody;
    const assignment = { id: uuidv7(), personId: registrar.id, role: 'school-registrar' };
    const roleAssignments = [{ ...assignment, organisationId: school.schoolId, validFrom: '2026-09-01' }];
    await applyRoster(app.system(school.tenantId), school.tenantId, { roleAssignments });
    const password = 'Kangle-2026-school';
    const name = await buildAccount(app, registrar, password);
    const answer = await fetch(`${web.url}/api/identity/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password }),
    });
    assert.ok(answer.ok, `sign-in: ${answer.status} ${answer.ok || (await answer.text())}`);
    return answer.headers
      .getSetCookie()
      .map((text) => text.split(';')[0])
      .join('; ');
  }
});
