import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { hmacSm3, sm3, sm4Ctr } from './sm.ts';
import { makeSm2KeyPair, sm2Sign, sm2Verify } from './sm2.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

test('SM3: examples 1 and 2 of GB/T 32905-2016, appendix A', () => {
  assert.equal(
    sm3('abc').toString('hex'),
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
  assert.equal(
    sm3('abcd'.repeat(16)).toString('hex'),
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  );
});

test('HMAC-SM3 is the construction of RFC 2104 over SM3', () => {
  const key = Buffer.alloc(64);
  key.write('a key');
  const pad = (byte: number) => key.map((k) => k ^ byte);
  const expected = sm3(Buffer.concat([pad(0x5c), sm3(Buffer.concat([pad(0x36), Buffer.from('message')]))]));
  assert.deepEqual(hmacSm3(Buffer.from('a key'), 'message'), expected);
  assert.notDeepEqual(
    hmacSm3(Buffer.from('a key'), 'message'),
    createHmac('sha256', 'a key').update('message').digest(),
  );
});

test('SM4: example 1 of GB/T 32907-2016, appendix A, as the first counter block', () => {
  const block = hex('01234567 89abcdef fedcba98 76543210');
  assert.equal(sm4Ctr(block, block, Buffer.alloc(16)).toString('hex'), '681edf34d206965e86b3e94f536e4246');
  const plain = Buffer.from('两个分组以上的明文，计数器要递增。');
  assert.deepEqual(sm4Ctr(block, block, sm4Ctr(block, block, plain)), plain);
});

// The example of GB/T 32918.5-2017, appendix A.2, on the recommended curve.
const publicKey =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const privateKey = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8';
const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3';
const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';

test('SM2: the signature of the standard verifies', () => {
  const der = hex(`3046 0221 00${r} 0221 00${s}`);
  assert.ok(sm2Verify('message digest', der, publicKey));
  assert.ok(!sm2Verify('message digesT', der, publicKey));
  assert.ok(!sm2Verify('message digest', der, publicKey, 'another identity'));
});

test('SM2: what is signed verifies, with this key, message and identity only', () => {
  const keys = makeSm2KeyPair();
  const signature = sm2Sign('通学', keys, 'bureau-6229');
  assert.equal(signature[0], 0x30);
  assert.ok(sm2Verify('通学', signature, keys.publicKey, 'bureau-6229'));
  assert.ok(sm2Verify(Buffer.from('通学'), signature, keys.publicKey, 'bureau-6229'));
  assert.ok(!sm2Verify('通学', signature, keys.publicKey));
  assert.ok(!sm2Verify('通学', signature, makeSm2KeyPair().publicKey, 'bureau-6229'));
  // Text that happens to be hexadecimal is text.
  assert.ok(!sm2Verify(hex('abcd'), sm2Sign('abcd', keys), keys.publicKey));
  const standard = { privateKey, publicKey };
  assert.ok(sm2Verify('message digest', sm2Sign('message digest', standard), publicKey));
});

test('SM2: damaged signatures and keys are refused, not thrown', () => {
  const keys = makeSm2KeyPair();
  const signature = sm2Sign('m', keys);
  for (let i = 0; i < signature.length; i += 5) {
    const damaged = Buffer.from(signature);
    damaged[i] = (damaged[i] as number) ^ 0x11;
    assert.ok(!sm2Verify('m', damaged, keys.publicKey), `byte ${i}`);
  }
  assert.ok(!sm2Verify('m', Buffer.alloc(0), keys.publicKey));
  assert.ok(!sm2Verify('m', Buffer.alloc(1_000_000), keys.publicKey));
  assert.ok(!sm2Verify('m', signature, 'nonsense'));
  assert.ok(!sm2Verify('m', signature, `04${'0'.repeat(128)}`));
});
