import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byField, fieldId, fieldPath } from './pointer.ts';

test('a JSON pointer names a field', () => {
  assert.deepEqual(fieldPath('/guardians/0/name'), ['guardians', 0, 'name']);
  assert.deepEqual(fieldPath('/a~1b/c~0d'), ['a/b', 'c~d']);
  assert.deepEqual(fieldPath('#/name'), ['name']);
  assert.deepEqual(fieldPath('/007'), ['007'], 'leading zeros are a name, not a position');
  assert.deepEqual(fieldPath(''), []);
});

test('several errors of one field stay together', () => {
  const fields = byField([
    { pointer: '/phone', detail: '号码不完整' },
    { pointer: '/name', detail: '请填写姓名' },
    { pointer: '/phone', detail: '已被使用' },
  ]);
  assert.deepEqual(fields, [
    { name: ['phone'], errors: ['号码不完整', '已被使用'] },
    { name: ['name'], errors: ['请填写姓名'] },
  ]);
});

test('a page may rename what the API calls differently', () => {
  const rename = (pointer: string) => pointer.replace('/identifiers/0/value', '/residentId');
  assert.deepEqual(byField([{ pointer: '/identifiers/0/value', detail: '校验位不对' }], rename), [
    { name: ['residentId'], errors: ['校验位不对'] },
  ]);
  assert.equal(fieldId('person', ['guardians', 0, 'name']), 'person_guardians_0_name');
});
