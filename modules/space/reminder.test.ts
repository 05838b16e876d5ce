import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { actorOf } from '#modules/directory/actor.factory.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from '#modules/directory/person.factory.ts';
import type { PersonActor } from '#platform/ctx.ts';
import { createTestApp } from '#platform/testing/app.ts';
import { deliverNotice, deliverReminder } from './delivery.service.ts';

let now = new Date('2026-11-20T23:30:00+08:00');
const app = await createTestApp(modules, { env: { TONGXUE_DEMO: 'small' }, now: () => now });
const county = await buildTenant(app);
const school = await buildSchool(app, { tenant: county });
const room = await buildClass(app, { school });
const beside = await buildClass(app, { school });
const pupil = await buildPupil(app, { inClass: room });
const mother = await actorOf(app, await buildGuardian(app, { of: pupil }), 'guardian');
const father = await actorOf(app, await buildGuardian(app, { of: pupil }), 'guardian');
const neighbour = await actorOf(app, await buildPupil(app, { inClass: beside }));
const head = await actorOf(app, await buildTeacher(app, { at: room, post: 'head-teacher' }), 'head-teacher');
const principal = await actorOf(app, await buildTeacher(app, { at: school, post: 'principal' }), 'principal');
const system = app.system(county.id);

const call = (as: PersonActor, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
  app.request({ method, url: `/api/space${path}`, as, ...(payload && { payload }) });
const publish = async (as: PersonActor, payload: object = {}) => {
  const body = { organisationId: room.id, title: '家长会', body: '周五下午四点', ...payload };
  const answer = await call(as, 'POST', '/notices', body);
  assert.equal(answer.status, 201, answer.body);
  return answer.json().id as string;
};
const sentBy = async (as: PersonActor, id: string) =>
  (await call(as, 'GET', '/sent-notices')).json().items.find((one: { id: string }) => one.id === id);
const told = () => app.ports.outbox?.list().map(({ text }) => text) ?? [];

for (const actor of [mother, father])
  assert.equal((await call(actor, 'PUT', '/preference', { sms: true, mail: false })).status, 200);

test('who has not read a notice is told again, once a day, and the sender sees when and how many', async () => {
  const id = await publish(head);
  await deliverNotice(system, county.id, id);
  await call(mother, 'POST', `/notices/${id}/receipt`);
  const before = told().length;
  assert.deepEqual([(await sentBy(head, id)).remindedAt, (await sentBy(head, id)).reminded], [null, null]);

  const answer = await call(head, 'POST', `/notices/${id}/reminder`);
  assert.equal(answer.status, 200, answer.body);
  await deliverReminder(system, county.id, id);
  assert.deepEqual(told().slice(before).length, 1, 'the father alone: the mother has read it');
  assert.ok(told().includes(`【通学】${room.name}提醒您阅读：家长会`));
  // The pupil, the father and the head teacher have not read it.
  const sent = await sentBy(head, id);
  assert.deepEqual([sent.remindedAt, sent.reminded], [now.toISOString(), 3]);
  // The event may come twice.
  await deliverReminder(system, county.id, id);
  assert.equal(told().length, before + 1);

  assert.equal((await call(head, 'POST', `/notices/${id}/reminder`)).json().code, 'space.reminded-today');
  now = new Date('2026-11-21T00:10:00+08:00');
  assert.equal((await call(head, 'POST', `/notices/${id}/reminder`)).status, 200, 'another day in China');
  await call(father, 'POST', `/notices/${id}/receipt`);
  await deliverReminder(system, county.id, id);
  assert.equal(told().length, before + 1, 'nobody who chose a channel is late any more');
});

test('of a notice that asks for confirmation, who has not confirmed is reminded', async () => {
  const id = await publish(head, { title: '请确认收到', mustConfirm: true, roles: ['guardian'] });
  await call(mother, 'POST', `/notices/${id}/receipt`);
  await call(father, 'POST', `/notices/${id}/confirmation`);
  const before = told().length;
  await call(head, 'POST', `/notices/${id}/reminder`);
  await deliverReminder(system, county.id, id);
  assert.deepEqual(told().slice(before).length, 1);
  assert.ok(told().includes(`【通学】${room.name}提醒您确认：请确认收到`));
  assert.equal((await sentBy(head, id)).reminded, 1);
});

test('only the sender reminds, and not of what is over, withdrawn or uncountable', async () => {
  const id = await publish(head, { expiresAt: new Date(now.getTime() + 3_600_000).toISOString() });
  assert.equal((await call(principal, 'POST', `/notices/${id}/reminder`)).status, 404);
  assert.equal((await call(mother, 'POST', `/notices/${id}/reminder`)).status, 403);
  now = new Date(now.getTime() + 7_200_000);
  assert.equal((await call(head, 'POST', `/notices/${id}/reminder`)).json().code, 'space.notice-over');
  const toPrincipals = await publish(principal, { organisationId: school.id, roles: ['principal'] });
  assert.equal(
    (await call(principal, 'POST', `/notices/${toPrincipals}/reminder`)).json().code,
    'space.cannot-remind',
  );
  assert.equal((await sentBy(principal, toPrincipals)).canRemind, false);
  const taken = await publish(head);
  const headers = { 'if-match': '"1"' };
  await app.request({ method: 'DELETE', url: `/api/space/notices/${taken}`, as: head, headers });
  assert.equal(
    (await call(head, 'POST', `/notices/${taken}/reminder`)).json().code,
    'space.notice-withdrawn',
  );
});

test('a principal writes to one class: its people alone get it, from the school', async () => {
  const id = await publish(principal, { title: '三班家长请留意' });
  const titles = async (as: PersonActor) =>
    (await call(as, 'GET', '/notices')).json().items.map((one: { title: string }) => one.title);
  assert.ok((await titles(mother)).includes('三班家长请留意'));
  assert.ok(!(await titles(neighbour)).includes('三班家长请留意'));
  const got = (await call(mother, 'POST', `/notices/${id}/receipt`)).json();
  assert.equal(got.publisher, school.name);
  assert.equal((await sentBy(principal, id)).to, room.name);
  const aside = await call(head, 'POST', '/notices', {
    organisationId: beside.id,
    title: '别班',
    body: '不可以',
  });
  assert.equal(aside.status, 403);
});

test('nothing is sent to a class that is closed', async () => {
  const ended = await buildClass(app, { school });
  await system.db
    .updateTable('directory.organisation')
    .set({ valid_to: '2026-09-01' })
    .where('tenant_id', '=', county.id)
    .where('id', '=', ended.id)
    .execute();
  const answer = await call(principal, 'POST', '/notices', {
    organisationId: ended.id,
    title: '还有人吗',
    body: '没有',
  });
  assert.equal(answer.json().code, 'space.place-closed');
});
