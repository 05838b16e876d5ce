import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { between, seededRandom } from '../codes/seeded.ts';
import { CryptoError, type CryptoErrorCode } from './error.ts';
import { createFieldCipher, type FieldAlgorithm } from './field.ts';
import type { KeyRing, LookupKey, SealingKey } from './keys.ts';

const key = (id: string): SealingKey => ({ id, createdAt: '2026-01-01T00:00:00Z', secret: randomBytes(32) });
const lookup = (id: string, algorithm: LookupKey['algorithm'] = 'hmac-sha256'): LookupKey => ({
  ...key(id),
  algorithm,
});
const ring: KeyRing = { sealing: [key('k1')], lookup: [lookup('h1')] };
const fails = (code: CryptoErrorCode) => (error: unknown) =>
  error instanceof CryptoError && error.code === code;

for (const algorithm of ['aes-256-gcm', 'sm4-ctr-sm3'] satisfies FieldAlgorithm[]) {
  const cipher = createFieldCipher({ keys: ring, algorithm });

  test(`${algorithm}: what is sealed opens in its place, and no two seals are equal`, () => {
    const random = seededRandom(1);
    for (let i = 0; i < 500; i++) {
      const plain = Array.from({ length: between(random, 0, 60) }, () =>
        String.fromCodePoint(between(random, 1, 0xd7ff)),
      ).join('');
      const sealed = cipher.seal(plain, `person.phone:${i}`);
      assert.match(sealed, /^[as]1\.k1\.[\w-]+$/);
      assert.equal(cipher.open(sealed, `person.phone:${i}`), plain);
      assert.notEqual(cipher.seal(plain, `person.phone:${i}`), sealed);
    }
  });

  test(`${algorithm}: another place, any changed byte and any cut are refused`, () => {
    const sealed = cipher.seal('622922201003151234', 'person.resident_id:1');
    assert.throws(() => cipher.open(sealed, 'person.resident_id:2'), fails('crypto.sealed_tampered'));
    assert.throws(() => cipher.open(sealed, ''), fails('crypto.sealed_tampered'));
    const at = sealed.lastIndexOf('.') + 1;
    const body = Buffer.from(sealed.slice(at), 'base64url');
    for (let i = 0; i < body.length; i++) {
      const changed = Buffer.from(body);
      changed[i] = (changed[i] as number) ^ 1;
      assert.throws(
        () => cipher.open(sealed.slice(0, at) + changed.toString('base64url'), 'person.resident_id:1'),
        fails('crypto.sealed_tampered'),
      );
    }
    for (let end = at; end < sealed.length; end++) {
      assert.throws(() => cipher.open(sealed.slice(0, end), 'person.resident_id:1'), CryptoError);
    }
  });
}

test('what is not a sealed field is malformed, not tampered', () => {
  const cipher = createFieldCipher({ keys: ring, algorithm: 'aes-256-gcm' });
  for (const text of ['', '622922201003151234', 'a1.k1.', 'a1.k1.!!!!', 'x1.k1.AAAA', 'a1..AAAA']) {
    assert.throws(() => cipher.open(text, 'c'), fails('crypto.sealed_malformed'), text);
  }
  assert.throws(() => cipher.open(`${cipher.seal('x', 'c')}=`, 'c'), fails('crypto.sealed_malformed'));
  assert.throws(() => cipher.seal('x'.repeat(65_537), 'c'), fails('crypto.plain_too_long'));
});

test('after a rotation old seals open, new ones carry the new key, strangers are named', () => {
  const old = createFieldCipher({ keys: ring, algorithm: 'aes-256-gcm' });
  const rotated = createFieldCipher({
    keys: { ...ring, sealing: [...ring.sealing, key('k2')] },
    algorithm: 'aes-256-gcm',
  });
  const sealed = old.seal('地址', 'c');
  assert.equal(rotated.open(sealed, 'c'), '地址');
  assert.ok(rotated.needsReseal(sealed) && !old.needsReseal(sealed));
  const newer = rotated.seal('地址', 'c');
  assert.match(newer, /^a1\.k2\./);
  assert.ok(!rotated.needsReseal(newer));
  assert.throws(() => old.open(newer, 'c'), fails('crypto.key_unknown'));
});

test('a change of algorithm keeps everything readable', () => {
  const aes = createFieldCipher({ keys: ring, algorithm: 'aes-256-gcm' });
  const sm = createFieldCipher({ keys: ring, algorithm: 'sm4-ctr-sm3' });
  assert.equal(sm.open(aes.seal('x', 'c'), 'c'), 'x');
  assert.equal(aes.open(sm.seal('x', 'c'), 'c'), 'x');
  assert.ok(sm.needsReseal(aes.seal('x', 'c')));
  assert.throws(() => aes.open(sm.seal('x', 'c').replace(/^s1/, 'a1'), 'c'), fails('crypto.sealed_tampered'));
});

test('look-up hashes depend on key, kind and value only', () => {
  const cipher = createFieldCipher({ keys: ring, algorithm: 'aes-256-gcm' });
  const same = createFieldCipher({ keys: ring, algorithm: 'sm4-ctr-sm3' });
  const hash = cipher.hash('phone', '13812345678');
  assert.match(hash, /^h1\.[\w-]{43}$/);
  assert.equal(same.hash('phone', '13812345678'), hash);
  assert.notEqual(cipher.hash('phone', '13812345679'), hash);
  assert.notEqual(cipher.hash('resident_id', '13812345678'), hash);
  const other = createFieldCipher({ keys: { ...ring, lookup: [lookup('h1')] }, algorithm: 'aes-256-gcm' });
  assert.notEqual(other.hash('phone', '13812345678'), hash);
});

test('while look-up keys rotate, both hashes are searched, the newest first', () => {
  const before = createFieldCipher({ keys: ring, algorithm: 'aes-256-gcm' });
  const after = createFieldCipher({
    keys: { ...ring, lookup: [...ring.lookup, lookup('h2', 'hmac-sm3')] },
    algorithm: 'aes-256-gcm',
  });
  assert.deepEqual(after.hashes('phone', '1'), [after.hash('phone', '1'), before.hash('phone', '1')]);
  assert.match(after.hash('phone', '1'), /^h2\./);
});
