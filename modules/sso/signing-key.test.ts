import assert from 'node:assert/strict';
import { it } from 'node:test';
import { modules } from '#modules';
import { createTestApp } from '#platform/testing/app.ts';
import { providerKeys, rotateSigningKeys } from './signing-key.service.ts';

const day = 86_400_000;
const start = new Date('2026-09-01T00:00:00Z').getTime();
let now = start;
const app = await createTestApp(modules, { now: () => new Date(now) });
const ctx = app.system();

const signerOf = async (alg: string) => (await providerKeys(ctx)).jwks.find((key) => key.alg === alg)?.kid;
const known = async (alg: string) =>
  (await providerKeys(ctx)).jwks.filter((key) => key.alg === alg).map(({ kid }) => kid);

it('keys are made once, by however many processes start', async () => {
  await Promise.all([providerKeys(ctx), providerKeys(ctx), rotateSigningKeys(ctx)]);
  assert.equal((await known('RS256')).length, 1);
  assert.equal((await known('ES256')).length, 1);
});

it('a new key is published a day before it signs, and the old one stays for what it signed', async () => {
  now = start;
  const first = await signerOf('RS256');
  const { subjectSalt } = await providerKeys(ctx);
  now = start + 89 * day;
  await rotateSigningKeys(ctx);
  assert.equal((await known('RS256')).length, 1, 'a quarter has not passed');
  now = start + 91 * day;
  await rotateSigningKeys(ctx);
  assert.equal((await known('RS256')).length, 2);
  assert.equal(await signerOf('RS256'), first, 'published, not yet signing');
  now += 1.1 * day;
  const second = await signerOf('RS256');
  assert.notEqual(second, first);
  assert.ok((await known('RS256')).includes(first));
  now = start + 121 * day;
  await rotateSigningKeys(ctx);
  assert.deepEqual(await known('RS256'), [second]);
  assert.equal((await providerKeys(ctx)).subjectSalt, subjectSalt, 'pairwise subjects last for ever');
});

it('private keys lie sealed in the database', async () => {
  const { rows } = await app.pool.query('select row(k.*)::text as text from sso.key k');
  assert.ok(rows.length >= 3);
  const { jwks, subjectSalt } = await providerKeys(ctx);
  for (const { text } of rows) {
    assert.ok(!text.includes(subjectSalt));
    for (const { d } of jwks) assert.ok(!text.includes(d as string));
  }
});
