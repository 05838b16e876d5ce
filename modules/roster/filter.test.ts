import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Filter, parseFilter, passes } from './filter.ts';

const holds = (text: string, object: Record<string, unknown>) => passes(parseFilter(text) as Filter, object);
const user = {
  familyName: "O'Neill",
  grades: ['01', '02'],
  dateLastModified: '2026-03-01T08:00:00.000Z',
  roles: [{ role: 'teacher', org: { sourcedId: 'a' } }],
  enabledUser: 'true',
};

test('reads the forms of the binding, and nothing else', () => {
  assert.deepEqual(parseFilter("familyName='jones' AND dateLastModified>'2015-01-01'"), {
    logic: 'AND',
    terms: [
      { field: 'familyName', predicate: '=', value: 'jones' },
      { field: 'dateLastModified', predicate: '>', value: '2015-01-01' },
    ],
  });
  for (const wrong of [
    '',
    'a',
    'a=b',
    "a='b' and c='d'",
    "a='b' AND",
    "a='b' AND c='d' OR e='f'",
    "a==='b'",
    "a='b'x",
    "='b'",
  ]) {
    assert.equal(parseFilter(wrong), undefined, wrong);
  }
  assert.equal(parseFilter(Array(9).fill("a='b'").join(' OR ')), undefined);
});

test('every predicate, moments as moments, lists by their members', () => {
  assert.ok(holds("familyName='O''Neill'", user));
  assert.ok(holds("familyName!='Neill'", user));
  assert.ok(holds("familyName~'neil'", user));
  assert.ok(holds("dateLastModified>'2026-03-01'", user));
  assert.ok(holds("dateLastModified>='2026-03-01T16:00:00+08:00'", user));
  assert.ok(!holds("dateLastModified<'2026-03-01T16:00:00+08:00'", user));
  assert.ok(holds("dateLastModified<='2026-03-02'", user));
  assert.ok(holds("grades='02,01'", user));
  assert.ok(!holds("grades='01'", user));
  assert.ok(holds("grades~'01'", user));
  assert.ok(holds("grades!='01'", user));
  assert.ok(holds("roles.org.sourcedId='a'", user));
  assert.ok(holds("roles.role='student' OR enabledUser='true'", user));
  assert.ok(!holds("roles.role='student' AND enabledUser='true'", user));
  assert.ok(!holds("email='x'", user));
});
