import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergeDrafts } from './merge.ts';
import { everything, type Rights, same, strayRights, visibleData, visibleForm } from './rights.ts';
import { aidForm, buildForm, text } from './sample.factory.ts';
import { settle } from './settle.ts';
import { checkSubmission } from './submission.ts';

const filled = {
  reason: '家庭困难',
  level: 'common',
  household: { income: 3000, rural: true, village: '上湾村' },
  members: [
    { name: '马小丰', income: 4000 },
    { name: '马得福', phone: '139 0000 0001' },
  ],
  agreed: true,
};

test('the server computes again, whatever was sent, and rows by their own answers', () => {
  const { data, errors } = checkSubmission(
    aidForm,
    { ...filled, total: 1, members: [{ name: '马小丰', income: 4000, half: 9 }] },
    { rights: everything },
  );
  assert.deepEqual(errors, []);
  assert.equal(data.total, 7000);
  assert.deepEqual(data.members, [{ name: '马小丰', income: 4000, half: 2000 }]);
});

test('a field whose condition does not hold goes with its answer and is not missed', () => {
  const town = { ...filled, household: { income: 30_000, rural: false, village: '上湾村' }, poor: 'X1' };
  const { data, errors } = checkSubmission(aidForm, town, { rights: everything });
  assert.deepEqual(errors, []);
  assert.deepEqual(data.household, { income: 30_000, rural: false });
  assert.equal('poor' in data, false);
  const village = checkSubmission(
    aidForm,
    { ...filled, household: { income: 1, rural: true } },
    { rights: everything },
  );
  assert.deepEqual(
    village.errors.map(({ pointer }) => pointer),
    ['/household/village'],
  );
});

const review: Rights = {
  fields: { note: 'write', account: 'hidden', 'household.income': 'hidden' },
  otherwise: 'read',
};
const stored = checkSubmission(
  aidForm,
  { ...filled, account: '6222020000000001' },
  { rights: everything },
).data;

test('a step changes only what it may write; each other change is refused with the field named', () => {
  const good = checkSubmission(
    aidForm,
    { note: '同意', reason: filled.reason },
    { rights: review, previous: stored },
  );
  assert.deepEqual(good.errors, []);
  assert.deepEqual(good.data, { ...stored, note: '同意' });

  const bad = checkSubmission(
    aidForm,
    { note: '同意', reason: '别的', account: '6222020000000009', household: { income: 1 } },
    { rights: review, previous: stored },
  );
  assert.deepEqual(bad.errors.map(({ pointer }) => pointer).sort(), [
    '/account',
    '/household/income',
    '/reason',
  ]);
  assert.match(
    bad.errors.find(({ pointer }) => pointer === '/reason')?.detail.zh ?? '',
    /申请原因：此环节不能修改/,
  );
});

test('an answer is missed only where the step may write it', () => {
  const { errors } = checkSubmission(aidForm, { note: '缺' }, { rights: review, previous: {} });
  assert.deepEqual(errors, []);
});

test('hidden fields never leave: neither answer, nor words, nor through a condition', () => {
  const form = visibleForm(aidForm, { ...review, fields: { ...review.fields, total: 'hidden' } }, stored);
  const data = visibleData(aidForm, { ...review, fields: { ...review.fields, total: 'hidden' } }, stored);
  const sent = JSON.stringify({ form, data });
  for (const secret of ['银行卡号', '6222020000000001', '家庭总收入', 'sum(members', 'total <', '3000'])
    assert.equal(sent.includes(secret), false, secret);
  // The condition `total < 10000` holds: the field stays, its condition was worked out here.
  assert.ok(form.schema.properties.poor);
  assert.equal(form.schema.properties.poor['x-tongxue']?.visibleWhen, undefined);
  const rich = visibleForm(
    aidForm,
    { fields: { total: 'hidden' }, otherwise: 'read' },
    { ...stored, household: { income: 90_000 } },
  );
  assert.equal(rich.schema.properties.poor, undefined);
});

test('for any rights and any change, nothing hidden leaves and nothing unwritable changes', () => {
  const keys = Object.keys(aidForm.schema.properties);
  const right = fc.constantFrom('hidden' as const, 'read' as const, 'write' as const);
  const rights = fc.record({ fields: fc.dictionary(fc.constantFrom(...keys), right), otherwise: right });
  const change = fc.dictionary(
    fc.constantFrom(...keys),
    fc.constantFrom<unknown>('x', 5, true, null, [], {}),
  );
  fc.assert(
    fc.property(rights, change, (rights, change) => {
      const { data, errors } = checkSubmission(aidForm, change, { rights, previous: stored });
      const shown = visibleData(aidForm, rights, data);
      for (const key of keys) {
        const own = rights.fields[key] ?? rights.otherwise;
        if (own === 'hidden') assert.equal(key in shown, false);
        const derived = key === 'total' || key === 'poor' || key === 'household';
        if (own !== 'write' && !derived) assert.ok(same(data[key], stored[key]), key);
        const sent = change[key];
        if (own !== 'write' && !derived && (sent === 'x' || sent === 5))
          assert.ok(errors.some(({ pointer }) => pointer === `/${key}`) || same(sent, stored[key]), key);
      }
    }),
    { numRuns: 200 },
  );
});

test('rights that name no field, or a field within rows, are found before they are used', () => {
  const rights: Rights = {
    fields: { reason: 'read', nobody: 'read', 'members.name': 'hidden', 'household.income': 'read' },
    otherwise: 'write',
  };
  assert.deepEqual(strayRights(aidForm, rights), ['nobody', 'members.name']);
});

test('a locked answer stands, whatever was sent', () => {
  const form = buildForm({ name: text('姓名'), nick: text('小名') }, ['name']);
  const { data, errors } = checkSubmission(
    form,
    { name: '假名', nick: 'x' },
    { rights: everything, locked: { name: '真名' } },
  );
  assert.deepEqual([data, errors], [{ name: '真名', nick: 'x' }, []]);
});

test('what no form could ask for is refused before it is walked', () => {
  let deep: unknown = 'x';
  for (let i = 0; i < 50_000; i++) deep = [deep];
  const form = buildForm({ a: text('甲') });
  assert.match(
    checkSubmission(form, { a: deep }, { rights: everything }).errors[0]?.detail.zh ?? '',
    /嵌套太深/,
  );
  assert.match(
    checkSubmission(form, { a: 'x'.repeat(300_000) }, { rights: everything }).errors[0]?.detail.zh ?? '',
    /超过 256 KB/,
  );
  for (const value of [null, [], 'x', 3])
    assert.equal(checkSubmission(form, value, { rights: everything }).errors.length, 1);
});

test('settling twice changes nothing more', () => {
  const once = settle(aidForm, filled).data;
  assert.deepEqual(settle(aidForm, once).data, once);
});

test('two fillings come together; only what both changed is a conflict', () => {
  const base = { a: 1, b: 2, g: { x: 1, y: 1 } };
  const { merged, conflicts } = mergeDrafts(
    base,
    { a: 5, b: 3, g: { x: 2, y: 1 } },
    { a: 1, b: 4, c: 9, g: { x: 1, y: 7 } },
  );
  assert.deepEqual(merged, { a: 5, b: 3, c: 9, g: { x: 2, y: 7 } });
  assert.deepEqual(conflicts, [{ pointer: '/b', mine: 3, theirs: 4 }]);
});

test('merging loses no answer of either side', () => {
  const answers = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 3 }));
  fc.assert(
    fc.property(answers, answers, answers, (base, mine, theirs) => {
      const { merged, conflicts } = mergeDrafts(base, mine, theirs);
      for (const key of ['a', 'b', 'c']) {
        const taken = merged[key];
        assert.ok(taken === mine[key] || taken === theirs[key]);
        if (mine[key] !== base[key]) assert.equal(taken, mine[key]);
        else assert.equal(taken, theirs[key]);
        const both = mine[key] !== base[key] && theirs[key] !== base[key] && mine[key] !== theirs[key];
        assert.equal(
          conflicts.some(({ pointer }) => pointer === `/${key}`),
          both,
        );
      }
    }),
  );
});
