import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { actorOf } from '#modules/directory/actor.factory.ts';
import { recount } from '#modules/directory/index.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from '#modules/directory/person.factory.ts';
import type { PersonActor } from '#platform/ctx.ts';
import { createTestApp } from '#platform/testing/app.ts';
import { deliverNotice } from './delivery.service.ts';
import { addTodo, finishTodo } from './index.ts';

const app = await createTestApp(modules, { env: { TONGXUE_DEMO: 'small' } });
const county = await buildTenant(app);
const elsewhere = await buildTenant(app);
const school = await buildSchool(app, { tenant: county });
const room = await buildClass(app, { school });
const pupil = await buildPupil(app, { inClass: room });
const mother = await buildGuardian(app, { of: pupil });
const head = await buildTeacher(app, { at: room, post: 'head-teacher' });
const principal = await buildTeacher(app, { at: school, post: 'principal' });
const stranger = await buildTeacher(app, { at: await buildSchool(app, { tenant: elsewhere }) });

const as = {
  pupil: await actorOf(app, pupil),
  mother: await actorOf(app, mother, 'guardian'),
  head: await actorOf(app, head, 'head-teacher'),
  principal: await actorOf(app, principal, 'principal'),
  stranger: await actorOf(app, stranger),
};

const call = (
  actor: PersonActor,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
  headers = {},
) => app.request({ method, url: `/api/space${path}`, as: actor, headers, ...(payload && { payload }) });
const publish = (actor: PersonActor, payload: object) =>
  call(actor, 'POST', '/notices', {
    organisationId: room.id,
    title: '家长会',
    body: '周五下午四点',
    ...payload,
  });
const titles = async (actor: PersonActor, query = '') =>
  (await call(actor, 'GET', `/notices${query}`))
    .json()
    .items.map((notice: { title: string }) => notice.title);

test('a notice reaches everybody at and below its node, and nobody else', async () => {
  assert.equal((await publish(as.head, { title: '全班通知' })).status, 201);
  assert.equal((await publish(as.principal, { organisationId: school.id, title: '全校通知' })).status, 201);
  assert.deepEqual(await titles(as.pupil), ['全校通知', '全班通知']);
  assert.deepEqual(await titles(as.mother), ['全校通知', '全班通知']);
  assert.deepEqual(await titles(as.principal), ['全校通知']);
  assert.deepEqual(await titles(as.stranger), []);
});

test('a notice to one role is not shown to another', async () => {
  await publish(as.head, { title: '只给家长', roles: ['guardian'] });
  assert.ok((await titles(as.mother)).includes('只给家长'));
  assert.ok(!(await titles(as.pupil)).includes('只给家长'));
});

test('who may not publish there is refused: above one’s node, in another bureau, without the right', async () => {
  assert.equal((await publish(as.head, { organisationId: school.id })).status, 403);
  assert.equal((await publish(as.pupil, {})).status, 403);
  assert.ok([403, 404].includes((await publish(as.stranger, {})).status));
  const empty = await publish(as.head, { title: ' ' });
  assert.equal(empty.json().errors[0].pointer, '/title');
});

test('opening a notice is its receipt, once; confirming is another', async () => {
  const { id } = (await publish(as.head, { title: '请确认', mustConfirm: true })).json();
  const before = (await call(as.mother, 'GET', '/notices/unread-count')).json().count;
  const opened = await call(as.mother, 'POST', `/notices/${id}/receipt`);
  assert.equal(opened.status, 200);
  assert.equal((await call(as.mother, 'POST', `/notices/${id}/receipt`)).json().readAt.length, 24);
  assert.equal((await call(as.mother, 'GET', '/notices/unread-count')).json().count, before - 1);
  assert.ok(!(await titles(as.mother, '?unread=true')).includes('请确认'));
  await call(as.mother, 'POST', `/notices/${id}/confirmation`);
  const sent = (await call(as.head, 'GET', '/sent-notices'))
    .json()
    .items.find((notice: { id: string }) => notice.id === id);
  assert.deepEqual([sent.read, sent.confirmed], [1, 1]);
  assert.equal((await call(as.stranger, 'POST', `/notices/${id}/receipt`)).status, 404);
});

test('who asked for text messages is told of a notice; recipients are counted', async () => {
  assert.equal((await call(as.mother, 'PUT', '/preference', { sms: true, mail: true })).status, 200);
  const { id } = (await publish(as.head, { title: '明天停课' })).json();
  const system = app.system(county.id);
  await deliverNotice(system, county.id, id);
  assert.deepEqual(
    app.ports.outbox?.list().map(({ channel, text }) => [channel, text]),
    [['sms', `【通学】${room.name}：明天停课`]],
  );
  const sent = (await call(as.head, 'GET', '/sent-notices'))
    .json()
    .items.find((notice: { id: string }) => notice.id === id);
  assert.equal(sent.recipients, 3);
});

test('a withdrawn notice is gone for everybody; withdrawing needs the version and the author', async () => {
  const { id } = (await publish(as.head, { title: '写错了' })).json();
  assert.equal((await call(as.head, 'DELETE', `/notices/${id}`)).status, 428);
  assert.equal(
    (await call(as.head, 'DELETE', `/notices/${id}`, undefined, { 'if-match': '"9"' })).status,
    412,
  );
  assert.equal(
    (await call(as.principal, 'DELETE', `/notices/${id}`, undefined, { 'if-match': '"1"' })).status,
    404,
  );
  assert.equal(
    (await call(as.head, 'DELETE', `/notices/${id}`, undefined, { 'if-match': '"1"' })).status,
    200,
  );
  assert.ok(!(await titles(as.pupil)).includes('写错了'));
});

test('pages of notices neither repeat nor lose one', async () => {
  const all = await titles(as.pupil, '?limit=50');
  const paged: string[] = [];
  let cursor = '';
  do {
    const page = (await call(as.pupil, 'GET', `/notices?limit=1${cursor && `&cursor=${cursor}`}`)).json();
    paged.push(...page.items.map((notice: { title: string }) => notice.title));
    cursor = page.nextCursor;
  } while (cursor);
  assert.deepEqual(paged, all);
});

test('work for a person and work for a role stand on one list, once, until it is done', async () => {
  const system = app.system(county.id);
  const todo = {
    tenantId: county.id,
    kind: 'test.form.fill',
    title: { zh: '填表', en: 'Fill in' },
    link: '/x',
  };
  const own = { ...todo, sourceId: 'a', for: { personId: head.id }, dueAt: new Date('2026-12-01') };
  await addTodo(system, own);
  await addTodo(system, own);
  await addTodo(system, {
    ...todo,
    sourceId: 'b',
    for: { organisationId: room.id, role: 'head-teacher' },
    dueAt: new Date('2026-11-25'),
  });
  const list = async () =>
    (await call(as.head, 'GET', '/todos'))
      .json()
      .items.map((item: { dueAt: string }) => item.dueAt.slice(0, 10));
  assert.deepEqual(await list(), ['2026-11-25', '2026-12-01']);
  assert.deepEqual((await call(as.principal, 'GET', '/todos')).json().items, []);
  await finishTodo(system, county.id, 'test.form.fill', 'b');
  assert.deepEqual(await list(), ['2026-12-01']);
});

test('messages pass between a guardian and the head teacher, and are read by nobody else', async () => {
  const first = await call(as.mother, 'POST', '/messages', { to: head.id, body: '孩子今天请假' });
  assert.equal(first.status, 201);
  const { conversationId } = first.json();
  assert.equal((await call(as.head, 'GET', '/conversations')).json().items[0].unread, true);
  const messages = (await call(as.head, 'GET', `/conversations/${conversationId}/messages`)).json().items;
  assert.deepEqual(
    messages.map((message: { body: string; mine: boolean }) => [message.body, message.mine]),
    [['孩子今天请假', false]],
  );
  assert.equal((await call(as.head, 'GET', '/conversations')).json().items[0].unread, false);
  const answer = await call(as.head, 'POST', '/messages', { to: mother.id, body: '好的' });
  assert.equal(answer.json().conversationId, conversationId);
  assert.equal((await call(as.principal, 'GET', `/conversations/${conversationId}/messages`)).status, 404);
});

test('a message to a stranger is refused', async () => {
  for (const actor of [as.stranger, as.pupil]) {
    const answer = await call(actor, 'POST', '/messages', {
      to: actor === as.pupil ? stranger.id : mother.id,
      body: '你好',
    });
    assert.equal(answer.json().code, 'space.not-a-contact');
  }
});

test('the calendar shows one’s own entries and those of the school; an edit needs the version', async () => {
  const entry = {
    title: '运动会',
    startsAt: '2026-11-23T08:00:00+08:00',
    endsAt: '2026-11-23T17:00:00+08:00',
  };
  const span = '?from=2026-11-20T00:00:00Z&to=2026-11-30T00:00:00Z';
  const shown = async (actor: PersonActor) =>
    (await call(actor, 'GET', `/calendar-entries${span}`)).json().items;
  await call(as.principal, 'POST', '/calendar-entries', { ...entry, organisationId: school.id });
  const { id } = (await call(as.pupil, 'POST', '/calendar-entries', { ...entry, title: '生日' })).json();
  assert.deepEqual((await shown(as.pupil)).map((one: { title: string }) => one.title).sort(), [
    '生日',
    '运动会',
  ]);
  assert.deepEqual(
    (await shown(as.mother)).map((one: { title: string }) => one.title),
    ['运动会'],
  );
  const put = (version: string) =>
    call(as.pupil, 'PUT', `/calendar-entries/${id}`, { ...entry, title: '生日会' }, { 'if-match': version });
  assert.equal((await put('"1"')).status, 200);
  assert.equal((await put('"1"')).status, 412);
  assert.equal(
    (
      await call(as.pupil, 'POST', '/calendar-entries', {
        ...entry,
        endsAt: entry.startsAt.replace('08:', '07:'),
      })
    ).status,
    400,
  );
  assert.equal(
    (await call(as.pupil, 'POST', '/calendar-entries', { ...entry, organisationId: school.id })).status,
    403,
  );
  assert.equal((await call(as.head, 'DELETE', `/calendar-entries/${id}`)).status, 404);
});

test('the home answers what to do, what is new and where to go, for each role', async () => {
  await recount(app.system(county.id), county.id);
  const homeOf = async (actor: PersonActor) => (await call(actor, 'GET', '/home')).json();
  const teacher = await homeOf(as.head);
  assert.deepEqual(
    teacher.classes.map((one: { id: string; pupils: number; isHead: boolean }) => [
      one.id,
      one.pupils,
      one.isHead,
    ]),
    [[room.id, 1, true]],
  );
  assert.equal(teacher.todos.length, 1);
  const guardian = await homeOf(as.mother);
  assert.deepEqual(
    guardian.children.map((child: { id: string; class: { id: string } }) => [child.id, child.class.id]),
    [[pupil.id, room.id]],
  );
  const manager = await homeOf(as.principal);
  assert.equal(manager.organisation.headcount.pupils, 1);
  assert.ok(manager.organisation.headcount.staff >= 2);
});

test('anybody may find a school by name, pinyin and initials, and sees no person', async () => {
  const named = await buildSchool(app, { tenant: county, name: '东川小学' });
  for (const q of ['东川', 'dongchuan', 'dcxx']) {
    const found = await app.request({
      method: 'GET',
      url: `/api/space/portal/schools?q=${encodeURIComponent(q)}`,
    });
    assert.deepEqual(
      found.json().items.map((one: { id: string }) => one.id),
      [named.id],
      q,
    );
  }
  const portal = await app.request({ method: 'GET', url: '/api/space/portal' });
  assert.equal(portal.status, 200);
  assert.ok(portal.json().counts.schools >= 1);
});
