import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieSigner } from './oidc-cookie.ts';

test('a cookie is known by the key that signed it, and by nothing else', () => {
  const [old, rotated] = [cookieSigner(['one']), cookieSigner(['two', 'one'])];
  const signature = old.sign('tongxue_oidc=abc');
  assert.match(signature, /^[\w-]{43}$/);
  assert.equal(rotated.index('tongxue_oidc=abc', signature), 1);
  assert.equal(rotated.index('tongxue_oidc=abc', rotated.sign('tongxue_oidc=abc')), 0);
  for (const [text, forged] of [
    ['tongxue_oidc=abd', signature],
    ['tongxue_oidc=abc', `A${signature.slice(1)}`],
    ['tongxue_oidc=abc', ''],
    ['tongxue_oidc=abc', `${signature}AAAA`],
  ] as const) {
    assert.equal(rotated.index(text, forged), -1);
    assert.equal(rotated.verify(text, forged), false);
  }
});
