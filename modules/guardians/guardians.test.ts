import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { getOrganisation, type Organisation, rolesOf } from '#modules/directory/index.ts';
import { buildClass } from '#modules/directory/organisation.factory.ts';
import { buildGuardian, buildPupil, buildTeacher } from '#modules/directory/person.factory.ts';
import type { PersonActor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { consentFor } from './index.ts';

let today = new Date('2026-11-20T10:00:00+08:00');
const app = await createTestApp(modules, { now: () => today });

const at = (node: Organisation, role: string, personId?: string) =>
  personActor({
    role,
    tenantId: node.tenantId,
    organisationId: node.id,
    path: node.path,
    ...(personId && { personId }),
  });
/** Somebody who is signed in and holds no role yet. */
const anybody = async () => {
  const { id } = await buildTeacher(app, { post: 'moral-director' });
  return personActor({ personId: id });
};
const post = (url: string, payload: object, as: PersonActor) =>
  app.request({ method: 'POST', url: `/api/guardians${url}`, payload, as });
const get = (url: string, as: PersonActor, module = 'guardians') =>
  app.request({ method: 'GET', url: `/api/${module}${url}`, as });

test('a head teacher hands out a code, and a guardian links the child with it, once', async () => {
  const pupil = await buildPupil(app, { name: '马小丰' });
  const head = at(pupil.inClass, 'head-teacher');
  const issued = await post('/pairing-codes', { childIds: [pupil.id] }, head);
  assert.equal(issued.status, 201, issued.body);
  const { code } = issued.json().codes[0];
  const stored = await app
    .system()
    .db.selectFrom('guardians.pairing_code')
    .selectAll()
    .where('child_id', '=', pupil.id)
    .execute();
  assert.ok(!JSON.stringify(stored).includes(code.replaceAll('-', '')));

  const guardian = await anybody();
  const linked = await post('/children', { code: code.toLowerCase(), relation: 'mother' }, guardian);
  assert.equal(linked.status, 201, linked.body);
  assert.deepEqual(linked.json(), { childId: pupil.id, childName: '马小丰' });
  const roles = await rolesOf(app.system(), guardian.personId);
  assert.ok(roles.some((role) => role.role === 'guardian' && role.tenants.includes(pupil.inClass.tenantId)));
  assert.deepEqual(
    (await get('/children', guardian, 'directory'))
      .json()
      .items.map((item: { person: { id: string } }) => item.person.id),
    [pupil.id],
  );
  assert.equal((await get(`/children/${pupil.id}`, guardian, 'directory')).json().masked, true);
  assert.equal((await get(`/children/${pupil.id}`, await anybody(), 'directory')).status, 404);

  const replayed = await post('/children', { code, relation: 'father' }, await anybody());
  assert.equal(replayed.json().code, 'guardians.pairing-code-invalid');
  const second = (await post('/pairing-codes', { childIds: [pupil.id] }, head)).json().codes[0].code;
  assert.equal(
    (await post('/children', { code: second, relation: 'mother' }, guardian)).json().code,
    'directory.already-linked',
  );
  // The refusal used nothing up: another guardian may still use the code.
  assert.equal((await post('/children', { code: second, relation: 'father' }, await anybody())).status, 201);
});

test('codes expire, are voided by newer ones, and are refused when mistyped', async () => {
  const pupil = await buildPupil(app);
  const head = at(pupil.inClass, 'head-teacher');
  const issue = async () =>
    (await post('/pairing-codes', { childIds: [pupil.id] }, head)).json().codes[0].code as string;
  const first = await issue();
  const code = await issue();
  assert.equal(
    (await post('/children', { code: first, relation: 'mother' }, await anybody())).json().code,
    'guardians.pairing-code-invalid',
  );
  const mistyped = code.startsWith('3') ? `4${code.slice(1)}` : `3${code.slice(1)}`;
  const wrong = await post('/children', { code: mistyped, relation: 'mother' }, await anybody());
  assert.equal(wrong.status, 400);
  assert.equal(wrong.json().errors[0].pointer, '/code');
  const before = today;
  today = new Date(before.getTime() + 15 * 86_400_000);
  assert.equal(
    (await post('/children', { code, relation: 'mother' }, await anybody())).json().code,
    'guardians.pairing-code-invalid',
  );
  today = before;
});

test('codes are issued for one’s own pupils only', async () => {
  const pupil = await buildPupil(app);
  const beside = await buildClass(app, {
    school: await getOrganisation(app.system(pupil.inClass.tenantId), pupil.inClass.parentId as string),
  });
  assert.equal(
    (await post('/pairing-codes', { childIds: [pupil.id] }, at(beside, 'head-teacher'))).status,
    404,
  );
  assert.equal(
    (await post('/pairing-codes', { childIds: [pupil.id] }, at(pupil.inClass, 'teacher'))).status,
    403,
  );
  const mine = await buildPupil(app, { inClass: beside });
  const both = await post('/pairing-codes', { childIds: [mine.id, pupil.id] }, at(beside, 'head-teacher'));
  assert.equal(both.status, 404);
  const rows = await app
    .system()
    .db.selectFrom('guardians.pairing_code')
    .selectAll()
    .where('child_id', '=', mine.id)
    .execute();
  assert.equal(rows.length, 0);
});

test('the eleventh child is refused', async () => {
  const guardian = await anybody();
  const node = await buildClass(app);
  const children = [];
  for (let i = 0; i < 11; i++) children.push((await buildPupil(app, { inClass: node })).id);
  const { codes } = (await post('/pairing-codes', { childIds: children }, at(node, 'head-teacher'))).json();
  const answers = [];
  for (const { code } of codes) {
    // One request of ten a minute and account; each comes from a fresh session here.
    answers.push(
      (await post('/children', { code, relation: 'other' }, { ...guardian, accountId: crypto.randomUUID() }))
        .status,
    );
  }
  assert.deepEqual(answers, [...Array(10).fill(201), 409]);
});

test('consent names what law asks for, and the next read after revocation fails', async () => {
  const pupil = await buildPupil(app);
  const guardian = await buildGuardian(app, { of: pupil });
  const self = personActor({ personId: guardian.id });
  const purpose = 'learning-space';
  assert.equal(await consentFor(app.system(), pupil.id, purpose, 'platform'), undefined);
  assert.equal(
    (await post(`/children/${pupil.id}/consents`, { purpose, accepted: false }, self)).status,
    400,
  );
  const given = await post(`/children/${pupil.id}/consents`, { purpose, accepted: true }, self);
  assert.equal(given.status, 201, given.body);
  for (const part of [
    'purpose',
    'data',
    'storagePlace',
    'storageTerm',
    'protection',
    'refusal',
    'complaint',
    'correction',
  ]) {
    assert.ok(given.json().terms[part].zh && given.json().terms[part].en, part);
  }
  assert.equal((await consentFor(app.system(), pupil.id, purpose, 'platform'))?.id, given.json().id);
  assert.equal(await consentFor(app.system(), pupil.id, purpose, 'some-app'), undefined);
  const again = await post(`/children/${pupil.id}/consents`, { purpose, accepted: true }, self);
  assert.equal(again.json().id, given.json().id);

  const stranger = await anybody();
  assert.equal(
    (await post(`/children/${pupil.id}/consents`, { purpose, accepted: true }, stranger)).json().code,
    'guardians.not-guardian',
  );
  assert.equal((await get(`/children/${pupil.id}/consents`, stranger)).status, 404);
  assert.equal(
    (await get(`/children/${pupil.id}/consents`, at(pupil.inClass, 'head-teacher'))).json().items.length,
    1,
  );
  const revoke = (as: PersonActor) =>
    app.request({
      method: 'POST',
      url: `/api/guardians/children/${pupil.id}/consents/${given.json().id}/revoke`,
      as,
    });
  assert.equal((await revoke(stranger)).status, 403);
  assert.equal((await revoke(self)).status, 200);
  assert.equal(await consentFor(app.system(), pupil.id, purpose, 'platform'), undefined);
  assert.equal((await revoke(self)).status, 404);
  const rows = (await get(`/children/${pupil.id}/consents`, self)).json().items;
  assert.ok(rows[0].revokedAt);
});

test('under fourteen the guardian consents, from fourteen on the pupil may', async () => {
  const young = await buildPupil(app, { birthDate: '2012-11-21', identifiers: [] });
  const grown = await buildPupil(app, { birthDate: '2012-11-20', identifiers: [] });
  const body = { purpose: 'publication', accepted: true };
  assert.equal(
    (await post(`/children/${young.id}/consents`, body, personActor({ personId: young.id }))).json().code,
    'guardians.not-guardian',
  );
  assert.equal(
    (await post(`/children/${grown.id}/consents`, body, personActor({ personId: grown.id }))).status,
    201,
  );
});

test('a consent stands through a merge of the child’s records, and through its undoing', async () => {
  const pupil = await buildPupil(app);
  const twin = await buildPupil(app, { inClass: pupil.inClass, identifiers: [] });
  const guardian = await buildGuardian(app, { of: twin });
  const self = personActor({ personId: guardian.id });
  const purpose = 'publication';
  const given = await post(`/children/${twin.id}/consents`, { purpose, accepted: true }, self);
  assert.equal(given.status, 201, given.body);
  const officer = personActor({ role: 'bureau-officer', tenantId: pupil.inClass.tenantId, path: '' });
  const change = (url: string, payload: object) =>
    app.request({ method: 'POST', url: `/api/directory${url}`, payload, as: officer });
  const merged = await change('/people/merge', { keptId: pupil.id, mergedId: twin.id });
  assert.equal(merged.status, 201, merged.body);
  for (const id of [pupil.id, twin.id])
    assert.equal((await consentFor(app.system(), id, purpose, 'platform'))?.id, given.json().id);
  assert.equal((await get(`/children/${pupil.id}/consents`, self)).json().items[0].childId, pupil.id);
  const undone = await change(`/merges/${merged.json().mergeId}/undo`, {});
  assert.equal(undone.status, 200, undone.body);
  assert.equal(await consentFor(app.system(), pupil.id, purpose, 'platform'), undefined);
  assert.equal((await consentFor(app.system(), twin.id, purpose, 'platform'))?.id, given.json().id);
});
