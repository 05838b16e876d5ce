import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { line } from '../offline/line.ts';
import { Problem } from './problem.ts';
import { setReader } from './reader.ts';
import { send, sendJson } from './send.ts';

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

let server: Server;
let origin = '';
let answers: Answer[] = [];
let asked: { method: string; headers: IncomingMessage['headers']; body: string }[] = [];

before(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    asked.push({ method: request.method ?? '', headers: request.headers, body });
    const answer = answers.shift() ?? { status: 200, body: {} };
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  answers = [];
  asked = [];
  setReader(undefined);
});

/** A server that wants the client to come back at once, so that the test does not wait. */
const busy: Answer = { status: 503, headers: { 'retry-after': '0' } };

async function refused(promise: Promise<unknown>): Promise<Problem> {
  const thrown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof Problem, String(thrown));
  return thrown;
}

test('a read is repeated while the server is busy', async () => {
  answers = [busy, busy, { status: 200, body: { name: '东川小学' } }];
  assert.deepEqual(await sendJson('GET', `${origin}/x`), { name: '东川小学' });
  assert.equal(asked.length, 3);
});

test('but not for ever', async () => {
  answers = Array.from({ length: 9 }, () => busy);
  const problem = await refused(sendJson('GET', `${origin}/x`));
  assert.equal(problem.status, 503);
  assert.equal(asked.length, 4);
});

test('a POST carries one idempotency key through all its tries, and the same body', async () => {
  answers = [
    busy,
    { status: 409, body: { code: 'request.idempotency-busy' }, headers: { 'retry-after': '0' } },
  ];
  await sendJson('POST', `${origin}/x`, { name: '马晓云' });
  assert.equal(asked.length, 3);
  assert.equal(new Set(asked.map((a) => a.headers['idempotency-key'])).size, 1);
  assert.match(String(asked[0]?.headers['idempotency-key']), /^[0-9a-f-]{36}$/);
  assert.deepEqual(new Set(asked.map((a) => a.body)), new Set(['{"name":"马晓云"}']));
});

test('a key that the caller holds is kept', async () => {
  await send(`${origin}/x`, { method: 'POST', headers: { 'idempotency-key': 'held-by-the-form' } });
  assert.equal(asked[0]?.headers['idempotency-key'], 'held-by-the-form');
});

test('a write without a key is never repeated', async () => {
  answers = [busy];
  assert.equal((await refused(sendJson('PUT', `${origin}/x`, {}))).status, 503);
  assert.equal(asked.length, 1);
});

test('a refusal is told as the problem that the server wrote', async () => {
  answers = [
    {
      status: 422,
      body: {
        code: 'person.invalid',
        title: '有一处不符合要求',
        detail: '请修改',
        instance: 'req-1',
        errors: [{ pointer: '/name', detail: '请填写姓名' }, { nonsense: true }],
      },
    },
  ];
  const problem = await refused(sendJson('POST', `${origin}/x`, {}));
  assert.equal(problem.code, 'person.invalid');
  assert.equal(problem.message, '请修改');
  assert.equal(problem.requestId, 'req-1');
  assert.deepEqual(problem.errors, [{ pointer: '/name', detail: '请填写姓名' }]);
  assert.equal(asked.length, 1);
});

test('an answer that is no JSON still becomes a problem with words', async () => {
  answers = [{ status: 404, body: undefined }];
  const problem = await refused(sendJson('GET', `${origin}/x`));
  assert.equal(problem.code, 'http.404');
  assert.equal(problem.title, '没有找到');
});

test('412 says that someone else was first', async () => {
  answers = [{ status: 412, body: { code: 'resource.changed', title: '已被修改' } }];
  assert.equal((await refused(sendJson('PUT', `${origin}/x`, {}))).isConflict, true);
});

test('a lost line is no status, and the banner knows', async () => {
  const gone = createServer();
  await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done));
  const { port } = gone.address() as AddressInfo;
  await new Promise((done) => gone.close(done));
  const problem = await refused(sendJson('PUT', `http://127.0.0.1:${port}/x`, {}));
  assert.equal(problem.isLine, true);
  assert.equal(line.get().reachable, false);
  await sendJson('GET', `${origin}/x`);
  assert.equal(line.get().reachable, true);
});

test('only reads say whose they are, and only when they may be saved', async () => {
  await sendJson('GET', `${origin}/x`);
  setReader('person-1');
  await sendJson('GET', `${origin}/x`);
  await sendJson('POST', `${origin}/x`);
  assert.deepEqual(
    asked.map((a) => a.headers['x-tongxue-reader']),
    [undefined, 'person-1', undefined],
  );
});

test('a saved answer is marked with its time', async () => {
  answers = [{ status: 200, body: {}, headers: { 'x-tongxue-saved-at': '2026-11-23T06:00:00.000Z' } }];
  await sendJson('GET', `${origin}/x`);
  assert.equal(line.get().savedAt, '2026-11-23T06:00:00.000Z');
});
