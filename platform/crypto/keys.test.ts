import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { CryptoError, type CryptoErrorCode } from './error.ts';
import { createFieldCipher } from './field.ts';
import { keyFingerprints, keyRingPath, openKeyRing, readKeyRing, rotateKeyRing } from './keys.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const fails = (code: CryptoErrorCode) => (error: unknown) =>
  error instanceof CryptoError && error.code === code && error.zh !== '' && error.en !== '';

test('the first start makes a ring for its owner only, the second reads the same', () => {
  const made = openKeyRing({ dataDir, env: {} });
  const path = keyRingPath(dataDir, {});
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(statSync(join(dataDir, 'keys')).mode & 0o077, 0);
  assert.deepEqual(readdirSync(join(dataDir, 'keys')), ['keyring.json']);
  assert.deepEqual(openKeyRing({ dataDir, env: {} }), made);
  assert.deepEqual([made.sealing.length, made.lookup.length, made.sealing[0]?.secret.length], [1, 1, 32]);
});

test('a file open to others is refused with the remedy; a group may read', () => {
  openKeyRing({ dataDir, env: {} });
  const path = keyRingPath(dataDir, {});
  for (const mode of [0o644, 0o604, 0o620, 0o602]) {
    chmodSync(path, mode);
    assert.throws(() => openKeyRing({ dataDir, env: {} }), fails('keys.exposed'));
    assert.throws(() => openKeyRing({ dataDir, env: {} }), /chmod 600/);
  }
  chmodSync(path, 0o440);
  assert.ok(openKeyRing({ dataDir, env: {} }));
});

test('the file can be named from outside, and is never made there', () => {
  const elsewhere = join(dataDir, 'secret.json');
  const env = { TONGXUE_KEYS_FILE: elsewhere };
  assert.throws(() => openKeyRing({ dataDir, env }), fails('keys.missing'));
  openKeyRing({ dataDir, env: {} });
  writeFileSync(elsewhere, readFileSync(keyRingPath(dataDir, {})), { mode: 0o600 });
  assert.deepEqual(openKeyRing({ dataDir, env }), openKeyRing({ dataDir, env: {} }));
});

test('a damaged file is refused by name, without its contents', () => {
  openKeyRing({ dataDir, env: {} });
  const path = keyRingPath(dataDir, {});
  const whole = readFileSync(path, 'utf8');
  const secret = JSON.parse(whole).sealing[0].secret as string;
  const twice = JSON.parse(whole);
  twice.sealing.push(twice.sealing[0]);
  for (const text of [
    '',
    '{}',
    whole.slice(0, 80),
    whole.replace(secret, 'c2hvcnQ='),
    JSON.stringify(twice),
  ]) {
    writeFileSync(path, text);
    assert.throws(
      () => readKeyRing(path),
      (error) => fails('keys.malformed')(error) && !(error as Error).message.includes(secret),
    );
  }
});

test('rotation adds a key that seals, keeps the old ones and the look-up hashes', () => {
  const before = openKeyRing({ dataDir, env: {} });
  const path = keyRingPath(dataDir, {});
  const old = createFieldCipher({ keys: before, algorithm: 'aes-256-gcm' });
  const after = rotateKeyRing(path);
  assert.deepEqual(readKeyRing(path), after);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.deepEqual(after.sealing[0], before.sealing[0]);
  const cipher = createFieldCipher({ keys: after, algorithm: 'aes-256-gcm' });
  assert.equal(cipher.open(old.seal('x', 'c'), 'c'), 'x');
  assert.equal(cipher.hash('phone', '1'), old.hash('phone', '1'));
  const withLookup = rotateKeyRing(path, 'hmac-sm3');
  assert.deepEqual(
    withLookup.lookup.map((k) => k.algorithm),
    ['hmac-sha256', 'hmac-sm3'],
  );
});

test('a rotation that was cut off is not run over', () => {
  openKeyRing({ dataDir, env: {} });
  const path = keyRingPath(dataDir, {});
  writeFileSync(`${path}.new`, '');
  assert.throws(() => rotateKeyRing(path), fails('keys.rotating'));
  rmSync(`${path}.new`);
  assert.equal(rotateKeyRing(path).sealing.length, 2);
});

test('fingerprints tell rings apart and reveal no secret', () => {
  const ring = openKeyRing({ dataDir, env: {} });
  const prints = keyFingerprints(ring);
  assert.deepEqual(prints, keyFingerprints(openKeyRing({ dataDir, env: {} })));
  assert.equal(new Set(prints.map((p) => p.fingerprint)).size, 2);
  for (const { fingerprint } of prints) assert.match(fingerprint, /^[0-9a-f]{16}$/);
});
