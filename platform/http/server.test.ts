import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { uuidv7 } from '../codes/uuid.ts';
import { inTx } from '../db/db.ts';
import { invalidField } from '../errors.ts';
import { defineModule, type ModuleDefinition } from '../module.ts';
import { createTestApp, personActor } from '../testing/app.ts';
import { cutPage, fromCursor, pageOf, pageQuery } from './page.ts';
import { type AnyRoute, route } from './route.ts';

const tenant = uuidv7();
let written = 0;

const books: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/books',
    permission: 'public',
    summary: 'A list',
    query: pageQuery,
    response: pageOf(z.object({ id: z.number() })),
    handler: async (_ctx, { query }) => {
      const after = Number(fromCursor(query.cursor, 1)?.[0] ?? 0);
      const rows = Array.from({ length: Math.min(50 - after, query.limit + 1) }, (_, i) => ({
        id: after + i + 1,
      }));
      return cutPage(rows, query.limit, (row) => [row.id]);
    },
  }),
  route({
    method: 'POST',
    path: '/books',
    permission: 'library.book.create',
    summary: 'A write',
    body: z.object({ title: z.string().min(1).max(10), pages: z.number().int() }),
    response: z.object({ id: z.number() }),
    status: 201,
    handler: async (ctx, { body }) => {
      if (body.title === 'forbidden') throw invalidField('/title', '不能用这个书名', 'not this title');
      return inTx(ctx, async () => ({ id: ++written }));
    },
  }),
  route({
    method: 'PUT',
    path: '/books/:id',
    permission: 'library.book.create',
    summary: 'An edit',
    params: z.object({ id: z.coerce.number().int() }),
    body: z.object({}),
    response: z.object({ version: z.number() }),
    handler: async (_ctx, _input, http) => ({ version: http.ifMatch() }),
  }),
  route({
    method: 'GET',
    path: '/liar',
    permission: 'public',
    summary: 'Answers something other than it declares',
    response: z.object({ id: z.number() }),
    handler: async () => ({ id: 'secret text' }),
  }),
  route({
    method: 'GET',
    path: '/limited',
    permission: 'public',
    summary: 'Three a minute',
    perMinute: 3,
    response: z.object({ ok: z.boolean() }),
    handler: async () => ({ ok: true }),
  }),
];

const library: ModuleDefinition = defineModule({
  name: 'library',
  permissions: { 'library.book.create': { zh: '新建图书', en: 'Create books', roles: ['principal'] } },
  routes: books,
});

const app = await createTestApp([library]);
const principal = personActor({ role: 'principal', tenantId: tenant });
const post = (payload: unknown, headers: Record<string, string> = {}, as = principal) =>
  app.request({ method: 'POST', url: '/api/library/books', payload: payload as object, headers, as });
const good = { title: '边城', pages: 90 };

test('a list has a cursor, a limit and an ETag, and answers 304', async () => {
  const first = await app.request({ method: 'GET', url: '/api/library/books?limit=2' });
  assert.deepEqual(first.json().items, [{ id: 1 }, { id: 2 }]);
  const next = await app.request({
    method: 'GET',
    url: `/api/library/books?limit=2&cursor=${first.json().nextCursor}`,
  });
  assert.deepEqual(next.json().items, [{ id: 3 }, { id: 4 }]);
  const again = await app.request({
    method: 'GET',
    url: '/api/library/books?limit=2',
    headers: { 'if-none-match': first.headers.etag ?? '' },
  });
  assert.equal(again.status, 304);
  assert.equal((await app.request({ method: 'GET', url: '/api/library/books?limit=201' })).status, 400);
  assert.equal((await app.request({ method: 'GET', url: '/api/library/books?cursor=nonsense' })).status, 400);
});

test('deny by default: nobody is signed out, the wrong role is forbidden', async () => {
  assert.equal((await app.request({ method: 'POST', url: '/api/library/books', payload: good })).status, 401);
  const pupil = await post(good, {}, personActor({ role: 'pupil', tenantId: tenant }));
  assert.equal(pupil.status, 403);
  assert.equal(pupil.json().code, 'auth.forbidden');
  const unfinished = await post(good, {}, { ...principal, mustDo: ['change-password'] });
  assert.equal(unfinished.json().code, 'auth.must-do-first');
});

test('a bad body is a problem document that names each field, in the language asked for', async () => {
  const answer = await post({ title: '', pages: 'x' });
  assert.equal(answer.status, 400);
  assert.match(answer.headers['content-type'] ?? '', /application\/problem\+json/);
  assert.deepEqual(
    answer.json().errors.map((error: { pointer: string }) => error.pointer),
    ['/title', '/pages'],
  );
  assert.match(answer.json().errors[1].detail, /期望/);
  const english = await post({ title: 'forbidden', pages: 1 }, { 'accept-language': 'en-GB' });
  assert.deepEqual(english.json().errors, [{ pointer: '/title', detail: 'not this title' }]);
  const malformed = await app.request({
    method: 'POST',
    url: '/api/library/books',
    payload: '{"title":',
    headers: { 'content-type': 'application/json' },
    as: principal,
  });
  assert.equal(malformed.status, 400);
  const large = await post({ title: 'x'.repeat(300_000), pages: 1 });
  assert.equal(large.status, 413);
});

test('a request from another site is refused, our own is not', async () => {
  assert.equal(
    (await post(good, { 'sec-fetch-site': 'cross-site' })).status,
    201,
    'a bearer token needs no origin',
  );
  const cookie = (headers: Record<string, string>) =>
    app.request({
      method: 'POST',
      url: '/api/library/books',
      payload: good,
      headers: { host: 'tongxue.test', ...headers },
    });
  assert.equal((await cookie({ origin: 'https://evil.test' })).json().code, 'request.foreign-origin');
  assert.equal((await cookie({ origin: 'null' })).json().code, 'request.foreign-origin');
  assert.equal((await cookie({ 'sec-fetch-site': 'cross-site' })).json().code, 'request.foreign-origin');
  assert.equal((await cookie({ origin: 'http://tongxue.test' })).json().code, 'auth.signed-out');
});

test('the same Idempotency-Key does it once, in a double click too', async () => {
  const key = { 'idempotency-key': uuidv7() };
  const before = written;
  const [one, two] = await Promise.all([post(good, key), post(good, key)]);
  assert.deepEqual([one.status, two.status].sort(), one.status === two.status ? [201, 201] : [201, 409]);
  const again = await post(good, key);
  assert.equal(again.status, 201);
  assert.equal(again.headers['idempotency-replayed'], 'true');
  assert.equal(again.json().id, before + 1);
  assert.equal((await post({ ...good, pages: 2 }, key)).json().code, 'request.idempotency-reused');
});

test('an edit without If-Match is refused and says why', async () => {
  const put = (headers: Record<string, string>) =>
    app.request({ method: 'PUT', url: '/api/library/books/1', payload: {}, headers, as: principal });
  assert.equal((await put({})).status, 428);
  assert.equal((await put({ 'if-match': 'W/"7"' })).json().version, 7);
});

test('an answer that breaks its own schema never leaves', async () => {
  const answer = await app.request({ method: 'GET', url: '/api/library/liar' });
  assert.equal(answer.status, 500);
  assert.doesNotMatch(answer.body, /secret/);
});

test('too many requests are told when to come back', async () => {
  const statuses = [];
  let last: Awaited<ReturnType<typeof app.request>> | undefined;
  for (let i = 0; i < 4; i++) {
    last = await app.request({ method: 'GET', url: '/api/library/limited' });
    statuses.push(last.status);
  }
  assert.deepEqual(statuses, [200, 200, 200, 429]);
  assert.equal(last?.json().code, 'request.too-many');
  assert.ok(Number(last?.headers['retry-after']) > 0);
});

test('every answer carries a request id and the security headers', async () => {
  const { headers } = await app.request({ method: 'GET', url: '/healthz' });
  assert.match(headers['x-request-id'] ?? '', /^[0-9a-f-]{36}$/);
  assert.match(headers['content-security-policy'] ?? '', /default-src 'self'/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
});

test('health, readiness, metrics and the OpenAPI 3.1 document answer', async () => {
  assert.equal((await app.request({ method: 'GET', url: '/readyz' })).json().status, 'ready');
  assert.match((await app.request({ method: 'GET', url: '/metrics' })).body, /tongxue_http_request_seconds/);
  const far = await app.server.inject({ method: 'GET', url: '/metrics', remoteAddress: '10.1.2.3' });
  assert.equal(far.statusCode, 404);
  const document = (await app.request({ method: 'GET', url: '/openapi.json' })).json();
  assert.equal(document.openapi, '3.1.0');
  assert.ok(document.paths['/api/library/books'].post);
});

test('the page of error codes has a place for each of them', async () => {
  const { body } = await app.request({ method: 'GET', url: '/docs/errors' });
  assert.match(body, /id="request\.invalid"/);
  assert.match(body, /请先登录/);
});

test('an app with a route without permission, response or known right does not boot', async () => {
  const broken = (change: object) =>
    createTestApp([{ name: 'x', routes: [{ ...(books[0] as AnyRoute), ...change }] }]);
  await assert.rejects(broken({ permission: '' }), /no permission/);
  await assert.rejects(broken({ response: undefined }), /no response schema/);
  await assert.rejects(broken({ permission: 'x.y.z' }), /unknown permission/);
});
