import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, seededRandom } from '../codes/seeded.ts';
import { maskAddress, maskEmail, maskName, maskPhone, maskResidentId } from './mask.ts';
import { equalSecrets, makeActivationCode, makeToken, parseActivationCode, tokenHash } from './tokens.ts';

test('tokens are long, safe in URLs and never the same', () => {
  const tokens = new Set(Array.from({ length: 500 }, () => makeToken()));
  assert.equal(tokens.size, 500);
  for (const token of tokens) assert.match(token, /^[\w-]{43}$/);
  assert.equal(makeToken(16).length, 22);
});

test('the stored form is SHA-256 (FIPS 180-4, "abc")', () => {
  assert.equal(tokenHash('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('secrets are compared whole', () => {
  assert.ok(equalSecrets('abc', 'abc') && equalSecrets('', ''));
  assert.ok(!equalSecrets('abc', 'abcd') && !equalSecrets('abc', 'abd') && !equalSecrets('', 'a'));
});

test('activation codes: grouped, unambiguous, read in the ways people type them', () => {
  for (let i = 0; i < 300; i++) {
    const code = makeActivationCode();
    assert.match(code, /^([34679ACDEFGHJKMNPQRTWXY]{4}-){2}[34679ACDEFGHJKMNPQRTWXY]{4}$/);
    const plain = code.replaceAll('-', '');
    for (const typed of [
      code,
      plain,
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      ` ${plain.slice(0, 5)}—${plain.slice(5)}`,
    ]) {
      const parsed = parseActivationCode(typed);
      assert.ok(parsed.ok && parsed.value === plain, typed);
    }
  }
});

test('activation codes: every wrong sign and every swap of two signs is caught', () => {
  const random = seededRandom(23);
  const pick = (below: number) => between(random, 0, below - 1);
  const signs = '34679ACDEFGHJKMNPQRTWXY';
  for (const length of [8, 12, 20]) {
    for (let i = 0; i < 30; i++) {
      const code = makeActivationCode(length, pick).replaceAll('-', '');
      assert.equal(code.length, length);
      assert.ok(parseActivationCode(code, length).ok);
      for (let at = 0; at < length; at++) {
        for (const sign of signs) {
          const wrong = code.slice(0, at) + sign + code.slice(at + 1);
          if (wrong !== code) assert.ok(!parseActivationCode(wrong, length).ok, wrong);
        }
        for (let to = at + 1; to < length; to++) {
          const swapped = Array.from(code);
          [swapped[at], swapped[to]] = [swapped[to] as string, swapped[at] as string];
          if (swapped.join('') !== code) assert.ok(!parseActivationCode(swapped.join(''), length).ok);
        }
      }
    }
  }
});

test('activation codes: errors name the place', () => {
  const wrong = parseActivationCode('7KQM-3X0T-9WDA');
  assert.ok(!wrong.ok && wrong.code === 'activation_code.character' && wrong.position === 7);
  const short = parseActivationCode('7KQM');
  assert.ok(!short.ok && short.code === 'activation_code.length');
  assert.ok(!parseActivationCode('7'.repeat(1_000_000)).ok);
  assert.throws(() => makeActivationCode(7), RangeError);
  assert.throws(() => makeActivationCode(21), RangeError);
});

test('masks show just enough', () => {
  const cases: [(text: string) => string, string, string][] = [
    [maskResidentId, '622922201003151234', '622***********1234'],
    [maskResidentId, '622922100315123', '622********5123'],
    [maskResidentId, '12345', '*****'],
    [maskPhone, '13812345678', '138****5678'],
    [maskPhone, '0930-6212345', '**********45'],
    [maskPhone, '110', '***'],
    [maskName, '张三', '张*'],
    [maskName, '张小丰', '张*丰'],
    [maskName, '欧阳娜娜', '欧**娜'],
    [maskName, '𠮷野家', '𠮷*家'],
    [maskName, '丹', '*'],
    [maskName, '阿卜杜拉·买买提', '阿***·买**'],
    [maskName, 'John Smith', 'J*** S****'],
    [maskName, 'Madonna', 'M******'],
    [maskName, '', ''],
    [maskEmail, 'zhangsan@example.cn', 'z***@example.cn'],
    [maskEmail, 'nonsense', '***'],
    [maskEmail, '@example.cn', '***'],
    [maskAddress, '甘肃省临夏回族自治州康乐县附城镇中心路1号', '甘肃省临夏回族自治州康乐县****'],
    [maskAddress, '北京市朝阳区某路2号', '北京市朝阳区****'],
    [maskAddress, '康乐县附城镇广州路3号', '康乐县****'],
    [maskAddress, '附城镇中心路1号', '附城****'],
    [maskAddress, '', '****'],
  ];
  for (const [mask, plain, masked] of cases) assert.equal(mask(plain), masked);
});

test('no mask lets the middle of a number through', () => {
  const random = seededRandom(7);
  for (let i = 0; i < 300; i++) {
    const number = Array.from({ length: between(random, 0, 30) }, () => between(random, 0, 9)).join('');
    for (const mask of [maskResidentId, maskPhone]) {
      assert.equal(mask(number).length, number.length);
      assert.ok(mask(number).replaceAll('*', '').length <= 7);
    }
  }
});
