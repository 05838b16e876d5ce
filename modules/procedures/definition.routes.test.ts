import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { buildTenant } from '#modules/directory/organisation.factory.ts';
import type { Actor } from '#platform/ctx.ts';
import { createTestApp, personActor } from '#platform/testing/app.ts';

const app = await createTestApp(modules, { roles: ['web', 'worker'] });

async function bureau() {
  const tenant = await buildTenant(app);
  const at = { tenantId: tenant.id, path: tenant.path, organisationId: tenant.organisationId };
  return {
    designer: personActor({ role: 'bureau-technician', ...at }),
    officer: personActor({ role: 'bureau-officer', ...at }),
    teacher: personActor({ role: 'teacher', ...at }),
  };
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const call = (method: Method, path: string, as: Actor, payload?: object, version?: number) =>
  app.request({
    method,
    url: `/api/procedures${path}`,
    as,
    ...(payload && { payload }),
    ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
  });
const name = { zh: '请假', en: 'Leave' };

test('a procedure is drawn, checked, published, revised, compared and retired', async () => {
  const { designer, officer } = await bureau();
  const created = await call('POST', '/definitions', designer, { key: 'leave', name });
  assert.equal(created.status, 201, created.body);
  const first = created.json();
  assert.deepEqual(first.findings, []);
  assert.match(first.bpmn, /bpmn:userTask/);

  const renamed = first.bpmn.replace('name="审核"', 'name="科室审核"');
  const saved = await call(
    'PUT',
    `/definitions/${first.id}`,
    designer,
    { name, bpmn: renamed },
    first.revision,
  );
  assert.equal(saved.status, 200, saved.body);
  const stale = await call(
    'PUT',
    `/definitions/${first.id}`,
    designer,
    { name, bpmn: renamed },
    first.revision,
  );
  assert.equal(stale.status, 412);

  const published = await call('POST', `/definitions/${first.id}/publication`, designer);
  assert.equal(published.json().state, 'published', published.body);
  const frozen = await call(
    'PUT',
    `/definitions/${first.id}`,
    designer,
    { name, bpmn: renamed },
    published.json().revision,
  );
  assert.equal(frozen.status, 409);

  const second = (await call('POST', `/definitions/${first.id}/revision`, designer)).json();
  assert.equal(second.version, 2);
  assert.equal((await call('POST', `/definitions/${first.id}/revision`, designer)).status, 409);
  const changed = second.bpmn.replace('科室审核', '局领导审核').replace('workingDays="5"', 'workingDays="7"');
  await call('PUT', `/definitions/${second.id}`, designer, { name, bpmn: changed }, second.revision);
  const { changes } = (await call('GET', `/definitions/${second.id}/changes`, officer)).json();
  assert.deepEqual(
    changes.map((change: { zh: string }) => change.zh),
    ['任务“科室审核”改名为“局领导审核”', '任务“局领导审核”改了时限'],
  );
  await call('POST', `/definitions/${second.id}/publication`, designer);
  assert.equal((await call('GET', `/definitions/${first.id}`, designer)).json().state, 'retired');
  const retired = await call('POST', `/definitions/${second.id}/retirement`, designer);
  assert.equal(retired.json().state, 'retired');
});

test('what cannot be saved and what is not sound is refused, each element by name', async () => {
  const { designer } = await bureau();
  const first = (await call('POST', '/definitions', designer, { key: 'leave', name })).json();
  const script = first.bpmn.replaceAll('userTask', 'scriptTask');
  const refused = await call(
    'PUT',
    `/definitions/${first.id}`,
    designer,
    { name, bpmn: script },
    first.revision,
  );
  assert.equal(refused.status, 422);
  assert.equal(refused.json().code, 'procedures.file-refused');
  assert.match(refused.json().errors[0].detail, /审核/);
  assert.equal(refused.json().findings[0].element.id, 'review');

  const unsound = first.bpmn
    .replace('outcome = "approve"', 'outcome = "agreed"')
    .replace(/<tongxue:doer [^>]*>/, '');
  const kept = await call(
    'PUT',
    `/definitions/${first.id}`,
    designer,
    { name, bpmn: unsound },
    first.revision,
  );
  assert.equal(kept.status, 200, 'a draft need not be sound');
  assert.deepEqual(
    kept.json().findings.map((finding: { code: string }) => finding.code),
    ['outcome.unknown', 'nobody'],
  );
  const publication = await call('POST', `/definitions/${first.id}/publication`, designer);
  assert.equal(publication.status, 422);
  assert.equal(publication.json().errors.length, 2);
});

test('a file goes out and comes in again; a bad one says why', async () => {
  const { designer, officer } = await bureau();
  const first = (await call('POST', '/definitions', designer, { key: 'leave', name })).json();
  const file = await call('GET', `/definitions/${first.id}/file`, officer);
  assert.match(file.headers['content-disposition'] as string, /leave-v1\.bpmn/);
  const preview = (await call('POST', '/file-previews', designer, { bpmn: file.body })).json();
  assert.deepEqual(preview.findings, []);
  const copy = await call('POST', '/definitions', designer, { key: 'leave.copy', name, bpmn: preview.bpmn });
  assert.equal(copy.status, 201);
  assert.equal((await call('POST', '/definitions', designer, { key: 'leave', name })).status, 409);
  const bad = (await call('POST', '/file-previews', designer, { bpmn: 'hello' })).json();
  assert.equal(bad.bpmn, null);
  assert.equal(bad.findings[0].code, 'file.xml');
});

test('only designers design, and nobody sees another bureau’s procedures', async () => {
  const { designer, officer, teacher } = await bureau();
  const other = await bureau();
  const first = (await call('POST', '/definitions', designer, { key: 'leave', name })).json();
  assert.equal((await call('POST', '/definitions', officer, { key: 'x', name })).status, 403);
  assert.equal((await call('GET', '/definitions', teacher)).status, 403);
  assert.equal((await call('GET', `/definitions/${first.id}`, other.designer)).status, 404);
  assert.deepEqual((await call('GET', '/definitions', other.designer)).json().items, []);
});
