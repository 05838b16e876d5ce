import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { actorOf } from '#modules/directory/actor.factory.ts';
import { buildClass, buildSchool, buildTenant } from '#modules/directory/organisation.factory.ts';
import { buildGuardian, buildPupil } from '#modules/directory/person.factory.ts';
import type { FormModel } from '#platform/forms/form/model.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';

const app = await createTestApp(modules);
const tenant = await buildTenant(app);
const school = await buildSchool(app, { tenant });
const child = await buildPupil(app, { inClass: await buildClass(app, { school }), name: '马小丰' });
const guardian = await buildGuardian(app, { of: child });
const asGuardian = await actorOf(app, guardian, 'guardian');
const officer = personActor({ role: 'bureau-officer', tenantId: tenant.id, path: tenant.path });
const name = { zh: '资助申请', en: 'Aid' };

const model: FormModel = {
  schema: {
    type: 'object',
    required: ['reason'],
    properties: {
      childName: {
        type: 'string',
        title: '孩子姓名',
        'x-tongxue': { bind: { datum: 'child.name', mode: 'locked' } },
      },
      reason: { type: 'string', title: '原因', maxLength: 100 },
      papers: {
        type: 'array',
        title: '材料',
        maxItems: 2,
        items: { type: 'string', format: 'uuid' },
        'x-tongxue': { attachment: { kinds: ['image'], maxBytes: 4096 } },
      },
    },
  },
  layout: {
    sections: [
      { id: 'main', title: { zh: '申请', en: 'Application' }, fields: ['childName', 'reason', 'papers'] },
    ],
  },
};

async function publish(key: string): Promise<string> {
  const made = await app.request({
    method: 'POST',
    url: '/api/forms/forms',
    payload: { key, name },
    as: officer,
  });
  assert.equal(made.status, 201, made.body);
  const { id, revision } = made.json();
  const url = `/api/forms/forms/${id}`;
  const edited = await app.request({
    method: 'PUT',
    url,
    headers: { 'if-match': `"${revision}"` },
    payload: { name, model },
    as: officer,
  });
  assert.equal(edited.status, 200, edited.body);
  const published = await app.request({
    method: 'POST',
    url: `${url}/publication`,
    headers: { 'if-match': `"${edited.json().revision}"` },
    as: officer,
  });
  assert.equal(published.json().state, 'published', published.body);
  return id;
}

test('an officer designs and publishes; a guardian finds the form filled in, keeps a draft, uploads and tries it', async () => {
  const id = await publish('whole-way');
  const base = `/api/forms/fillings/${tenant.id}/${id}`;
  const filling = await app.request({ method: 'GET', url: `${base}?childId=${child.id}`, as: asGuardian });
  assert.equal(filling.status, 200, filling.body);
  assert.equal(filling.headers['cache-control'], 'no-store');
  const begun = filling.json();
  assert.deepEqual(
    [begun.answers, begun.children, begun.draft],
    [{ childName: '马小丰' }, [{ id: child.id, name: '马小丰' }], undefined],
  );
  assert.equal(begun.provenance.childName.locked, true);

  const boundary = 'x-boundary';
  const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n`;
  const file = await app.request({
    method: 'POST',
    url: `${base}/attachments?field=papers`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(part),
      Buffer.from('89504e470d0a1a0a', 'hex'),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    as: asGuardian,
  });
  assert.equal(file.status, 201, file.body);
  const papers = [file.json().id];
  const image = await app.request({
    method: 'GET',
    url: `/api/forms/attachments/${tenant.id}/${papers[0]}`,
    as: asGuardian,
  });
  assert.deepEqual([image.headers['content-type'], image.bytes.length], ['image/png', 8]);
  assert.match(image.headers['content-security-policy'] ?? '', /sandbox/);
  const peek = await app.request({
    method: 'GET',
    url: `/api/forms/attachments/${tenant.id}/${papers[0]}`,
    as: officer,
  });
  assert.equal(peek.status, 404);

  const keep = (version: number, answers: object) =>
    app.request({
      method: 'PUT',
      url: `${base}/draft`,
      payload: { childId: child.id, version, answers, device: 'phone' },
      as: asGuardian,
    });
  assert.equal((await keep(0, { reason: '一', papers })).json().version, 1);
  const late = await keep(0, { reason: '二' });
  assert.deepEqual(
    [late.status, late.json().code, late.json().current.answers.reason],
    [412, 'forms.draft-changed', '一'],
  );
  const again = (
    await app.request({ method: 'GET', url: `${base}?childId=${child.id}`, as: asGuardian })
  ).json();
  assert.deepEqual([again.draft.version, again.draft.device, again.files[0].name], [1, 'phone', 'a.png']);

  const attempt = (answers: object) =>
    app.request({
      method: 'POST',
      url: `${base}/trial`,
      payload: { childId: child.id, answers },
      as: asGuardian,
    });
  const bad = await attempt({ childName: '假名' });
  assert.deepEqual([bad.status, bad.json().errors[0].pointer], [422, '/reason']);
  const good = await attempt({ childName: '假名', reason: '难', papers });
  assert.deepEqual(good.json(), { answers: { childName: '马小丰', reason: '难', papers } });
});

test('a hostile form and hostile answers are refused with a place', async () => {
  const made = await app.request({
    method: 'POST',
    url: '/api/forms/forms',
    payload: { key: 'hostile', name },
    as: officer,
  });
  const url = `/api/forms/forms/${made.json().id}`;
  const put = (payload: string) =>
    app.request({
      method: 'PUT',
      url,
      headers: { 'if-match': '"1"', 'content-type': 'application/json' },
      payload,
      as: officer,
    });
  const remote = JSON.stringify({
    name,
    model: { ...model, schema: { ...model.schema, $ref: 'https://evil.example/s.json' } },
  });
  const refused = await put(remote);
  assert.deepEqual([refused.status, refused.json().errors[0].pointer], [422, '/schema/$ref']);
  const proto = await put(`{"name":${JSON.stringify(name)},"model":{"__proto__":{"x":1}}}`);
  assert.equal(proto.status, 400);
  const deep = await put(
    `{"name":${JSON.stringify(name)},"model":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
  );
  assert.ok(deep.status === 400 || deep.status === 422, deep.body.slice(0, 200));
  const id = await publish('answers');
  const nested = await app.request({
    method: 'POST',
    url: `/api/forms/fillings/${tenant.id}/${id}/trial`,
    headers: { 'content-type': 'application/json' },
    payload: `{"answers":{"reason":${'['.repeat(3000)}${']'.repeat(3000)}}}`,
    as: asGuardian,
  });
  assert.equal(nested.status, 422, nested.body.slice(0, 200));
});

test('an unpublished form cannot be filled in, and nobody fills in for a child of others', async () => {
  const made = await app.request({
    method: 'POST',
    url: '/api/forms/forms',
    payload: { key: 'closed', name },
    as: officer,
  });
  const closed = await app.request({
    method: 'GET',
    url: `/api/forms/fillings/${tenant.id}/${made.json().id}`,
    as: asGuardian,
  });
  assert.deepEqual([closed.status, closed.json().code], [409, 'forms.not-open']);
  const id = await publish('others');
  const other = await buildPupil(app);
  const foreign = await app.request({
    method: 'GET',
    url: `/api/forms/fillings/${tenant.id}/${id}?childId=${other.id}`,
    as: asGuardian,
  });
  assert.deepEqual([foreign.status, foreign.json().code], [403, 'forms.subject-foreign']);
});
