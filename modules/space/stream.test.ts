import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { modules } from '#modules';
import { actorOf } from '#modules/directory/actor.factory.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from '#modules/directory/person.factory.ts';
import type { PersonActor } from '#platform/ctx.ts';
import { createTestApp } from '#platform/testing/app.ts';
import { addTodo } from './index.ts';

type Hint = { event: string; data: Record<string, unknown> };
type Stream = { next(): Promise<Hint>; close(): void; headers: Headers };

const app = await createTestApp(modules);
const origin = await app.server.listen({ port: 0, host: '127.0.0.1' });
const county = await buildTenant(app);
const school = await buildSchool(app, { tenant: county });
const room = await buildClass(app, { school });
const beside = await buildClass(app, { school });
const pupil = await buildPupil(app, { inClass: room });
const mother = await buildGuardian(app, { of: pupil });
const head = await actorOf(app, await buildTeacher(app, { at: room, post: 'head-teacher' }), 'head-teacher');
const other = await actorOf(
  app,
  await buildTeacher(app, { at: beside, post: 'head-teacher' }),
  'head-teacher',
);
const reader = await actorOf(app, mother, 'guardian');

/** A page's stream over the network, from the moment on that hints reach it. */
async function listen(actor: PersonActor): Promise<Stream> {
  const stop = new AbortController();
  const answer = await fetch(`${origin}/api/space/stream`, {
    headers: { authorization: `Bearer ${app.bearer(actor)}` },
    signal: stop.signal,
  });
  assert.equal(answer.status, 200);
  const lines = answer.body?.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  let text = '';
  const next = async (): Promise<Hint> => {
    for (;;) {
      const found = text.match(/event: (.+)\ndata: (.+)\n\n/);
      if (found) {
        text = text.slice((found.index ?? 0) + found[0].length);
        const [, event = '', data = ''] = found;
        const hint = { event, data: JSON.parse(data) };
        if (event !== 'knock') return hint;
        heard = true;
        continue;
      }
      const chunk = await lines?.next();
      if (!chunk || chunk.done) throw new Error('the stream ended');
      text += chunk.value;
    }
  };
  let heard = false;
  const stream = { next, close: () => stop.abort(), headers: answer.headers };
  // The process listens to the database from its first page on, a moment after the page's answer began.
  const first = next();
  first.catch(() => undefined);
  while (!heard) {
    await app.ports.realtime.publish(app.system(), `person:${actor.personId}`, { kind: 'knock' });
    await pause(20);
  }
  let waiting: Promise<Hint> | undefined = first;
  stream.next = () => {
    const hint = waiting ?? next();
    waiting = undefined;
    return hint;
  };
  return stream;
}

const publish = async (actor: PersonActor, payload: object) => {
  const { status, body, json } = await app.request({
    method: 'POST',
    url: '/api/space/notices',
    as: actor,
    payload: { organisationId: room.id, title: '明天停课', body: '请家长留意天气', ...payload },
  });
  assert.equal(status, 201, body);
  return json().id as string;
};

test('a stream is for who is signed in', async () => {
  const answer = await fetch(`${origin}/api/space/stream`);
  assert.equal(answer.status, 401);
  assert.equal((await answer.json()).code, 'auth.signed-out');
});

test('a page hears of a notice for its reader, without content, and of no other', async () => {
  const stream = await listen(reader);
  assert.equal(stream.headers.get('content-type'), 'text/event-stream');
  assert.equal(stream.headers.get('cache-control'), 'no-store');
  // Were one of these heard, it would come first.
  await publish(other, { organisationId: beside.id });
  await publish(head, { roles: ['teacher'] });
  const id = await publish(head, { roles: ['guardian'] });
  const { event, data } = await stream.next();
  assert.equal(event, 'notice');
  assert.equal(data.id, id);
  assert.ok(!JSON.stringify(data).includes('停课') && !JSON.stringify(data).includes('天气'));
  stream.close();
});

test('a page hears of messages and work of its own person', async () => {
  const stream = await listen(reader);
  const sent = await app.request({
    method: 'POST',
    url: '/api/space/messages',
    as: head,
    payload: { to: mother.id, body: '孩子今天很棒' },
  });
  assert.equal(sent.status, 201, sent.body);
  const { event, data } = await stream.next();
  assert.equal(event, 'message');
  assert.ok(!JSON.stringify(data).includes('很棒'));
  await addTodo(app.system(county.id), {
    tenantId: county.id,
    for: { personId: mother.id },
    kind: 'test.work',
    sourceId: '1',
    title: { zh: '填表', en: 'Fill in' },
    link: '/space',
  });
  assert.equal((await stream.next()).event, 'todo');
  stream.close();
});

test('a process that ends lets its pages go, rather than wait for them', async () => {
  const stream = await listen(reader);
  const [ended] = await Promise.allSettled([stream.next(), app.close()]);
  assert.equal(ended.status, 'rejected');
  assert.match(String(ended.reason), /the stream ended/);
});
