import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '#modules';
import { createTestApp, personActor } from '#platform/testing/app.ts';
import { reference } from './index.ts';

const app = await createTestApp(modules);
const get = (url: string, as = personActor()) =>
  app.request({ method: 'GET', url: `/api/reference${url}`, as });

test('anybody goes down the tree of divisions', async () => {
  const open = (url: string) => app.request({ method: 'GET', url: `/api/reference${url}` });
  const provinces = (await open('/regions')).json().items;
  assert.ok(
    provinces.some((one: { code: string; name: string }) => one.code === '620000' && one.name === '甘肃省'),
  );
  const counties = (await open('/regions?parent=622900')).json().items;
  assert.equal(counties.length, 8);
  assert.deepEqual([...new Set(counties.map((one: { level: string }) => one.level))], ['county']);
  assert.equal((await open('/regions?parent=甘肃')).status, 400);
});

test('subjects are those of a stage', async () => {
  const codes = async (query = '') =>
    (await get(`/subjects${query}`)).json().items.map((one: { code: string }) => one.code);
  const all = await codes();
  const primary = await codes('?stage=primary');
  assert.ok(primary.includes('chinese') && !primary.includes('physics'));
  assert.ok(all.includes('physics') && all.length > primary.length);
  assert.deepEqual(await codes('?stage=none'), []);
});

test('filling twice changes nothing', async () => {
  const { db } = app.system();
  const count = async () => (await db.selectFrom('reference.region').select('code').execute()).length;
  const before = await count();
  await reference.start?.(app);
  assert.equal(await count(), before);
});
