import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUuid, uuidFrom, uuidv7, uuidv7Maker, uuidv7Time } from './uuid.ts';

test('version 7: well formed, timed, strictly increasing', () => {
  const before = Date.now();
  let last = '';
  for (let i = 0; i < 20_000; i++) {
    const id = uuidv7();
    assert.ok(id > last);
    last = id;
  }
  assert.ok(isUuid(last) && last[14] === '7');
  assert.ok(uuidv7Time(last) >= before && uuidv7Time(last) <= Date.now() + 20);
});

test('version 7: it never goes back when the clock does or stands still', () => {
  const times = [1_800_000_000_000, 1_800_000_000_000, 1_799_999_999_000, 1_799_999_999_001];
  const make = uuidv7Maker(() => times.shift() ?? 1_799_999_999_002);
  let last = make();
  assert.equal(uuidv7Time(last), 1_800_000_000_000);
  for (let i = 0; i < 10_000; i++) {
    const id = make();
    assert.ok(id > last && isUuid(id));
    last = id;
  }
  assert.ok(uuidv7Time(last) > 1_800_000_000_000);
});

test('version 7: the timestamp is laid out as in RFC 9562 appendix A.6', () => {
  const id = uuidv7Maker(() => 0x017f22e279b0)();
  assert.equal(id.slice(0, 15), '017f22e2-79b0-7');
});

test('version 5: the vector of RFC 9562 appendix A.4', () => {
  assert.equal(
    uuidFrom('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com'),
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});

test('version 5: labels are namespaces of their own', () => {
  assert.equal(uuidFrom('demo.person', '张三'), uuidFrom('demo.person', '张三'));
  assert.notEqual(uuidFrom('demo.person', '1'), uuidFrom('demo.school', '1'));
  assert.ok(isUuid(uuidFrom('demo.person', '')));
});

test('what is not a UUID', () => {
  for (const text of [
    '',
    'x',
    '2ED6657D-E927-568B-95E1-2665A8AEA6A2',
    '2ed6657de927568b95e12665a8aea6a2',
    '2ed6657d-e927-568b-05e1-2665a8aea6a2',
  ])
    assert.ok(!isUuid(text), text);
});
