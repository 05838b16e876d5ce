import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWhole } from './check.ts';
import { type DatumEntry, normalise, unboundData } from './fill-once.ts';
import type { FieldSchema, Properties } from './model.ts';
import { matchesPattern } from './pattern.ts';
import { readForm } from './read-form.ts';
import { aidForm, buildForm, text } from './sample.factory.ts';

const findings = (value: unknown) => readForm(value).findings.map(({ pointer }) => pointer);
const whole = (properties: Properties) => checkWhole(buildForm(properties));

test('the sample form is read whole', () => {
  assert.deepEqual(readForm(aidForm).findings, []);
  assert.deepEqual(checkWhole(aidForm), []);
});

test('what is not listed is refused at its place', () => {
  const rows: [object, string][] = [
    [{ ...text('甲'), $ref: 'https://evil.example/schema.json' }, '/schema/properties/it/$ref'],
    [{ ...text('甲'), default: 'x' }, '/schema/properties/it/default'],
    [
      { type: 'object', title: '甲', properties: {}, patternProperties: {} },
      '/schema/properties/it/patternProperties',
    ],
    [{ type: 'null', title: '甲' }, '/schema/properties/it/type'],
    [{ type: ['string'], title: '甲' }, '/schema/properties/it/type'],
    [{ type: 'constructor', title: '甲' }, '/schema/properties/it/type'],
    [{ type: 'string' }, '/schema/properties/it/title'],
    [{ ...text('甲'), format: 'regex' }, '/schema/properties/it/format'],
    [{ ...text('甲'), pattern: '(a+)+$' }, '/schema/properties/it/maxLength'],
    [{ ...text('甲'), pattern: '(?=a)b', maxLength: 9 }, '/schema/properties/it/pattern'],
    [{ ...text('甲'), pattern: '(a)\\1', maxLength: 9 }, '/schema/properties/it/pattern'],
    [{ ...text('甲'), pattern: 'a'.repeat(301), maxLength: 9 }, '/schema/properties/it/pattern'],
    [{ ...text('甲'), 'x-tongxue': { run: 1 } }, '/schema/properties/it/x-tongxue/run'],
    [
      { ...text('甲'), 'x-tongxue': { computed: 'for i in 1..9999999999 return i' } },
      '/schema/properties/it/x-tongxue/computed',
    ],
    [
      { ...text('甲'), 'x-tongxue': { computed: 'matches(a, "(a+)+$")' } },
      '/schema/properties/it/x-tongxue/computed',
    ],
    [
      { ...text('甲'), 'x-tongxue': { visibleWhen: 'a >> 3 and' } },
      '/schema/properties/it/x-tongxue/visibleWhen',
    ],
    [
      { ...text('甲'), 'x-tongxue': { visibleWhen: 'a'.repeat(600) } },
      '/schema/properties/it/x-tongxue/visibleWhen',
    ],
    [
      { type: 'array', title: '甲', items: { type: 'string', oneOf: [{ const: 'a', title: 'a' }] } },
      '/schema/properties/it/maxItems',
    ],
    [{ type: 'array', title: '甲', maxItems: 3, items: { type: 'string' } }, '/schema/properties/it/items'],
    [
      { type: 'array', title: '甲', maxItems: 1e9, items: { type: 'object', properties: {} } },
      '/schema/properties/it/maxItems',
    ],
    [
      {
        ...text('甲'),
        oneOf: [
          { const: 'a', title: 'a' },
          { const: 'a', title: 'b' },
        ],
      },
      '/schema/properties/it/oneOf/1',
    ],
  ];
  for (const [field, pointer] of rows)
    assert.ok(
      findings(buildForm({ it: field as FieldSchema })).includes(pointer),
      `${pointer}: ${JSON.stringify(field)}`,
    );
});

test('keys that would be something else are refused', () => {
  for (const name of ['constructor', 'toString', 'if', 'A', '1a', 'a b', 'a-b', 'x'.repeat(41)]) {
    const found = findings(buildForm({ [name]: text('甲') }));
    assert.equal(found[0]?.startsWith('/schema/properties/'), true, name);
  }
  const hostile = JSON.parse(
    '{"schema":{"type":"object","properties":{"__proto__":{"type":"string","title":"x"}}},"layout":{"sections":[{"id":"a","title":{"zh":"a","en":"a"},"fields":[]}]}}',
  );
  assert.deepEqual(findings(hostile), ['/schema/properties/__proto__']);
});

test('size and depth have an end', () => {
  const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`f${i}`, text('甲')]));
  assert.match(readForm(buildForm(many)).findings[0]?.detail.zh ?? '', /最多 200 项/);
  let field: FieldSchema = text('甲');
  for (let i = 0; i < 3000; i++) field = { type: 'object', title: '组', properties: { g: field } };
  assert.match(readForm(buildForm({ g: field })).findings[0]?.detail.zh ?? '', /嵌套太深/);
  for (const value of [
    null,
    3,
    [],
    {},
    { schema: {} },
    { schema: { type: 'object', properties: [] }, layout: {} },
  ])
    assert.ok(readForm(value).findings.length > 0);
});

test('a pattern that would stall a backtracking engine is matched in linear time', () => {
  assert.equal(matchesPattern('^(a+)+$', `${'a'.repeat(500)}!`), false);
  assert.equal(matchesPattern('^(a|aa)*b$', `${'a'.repeat(500)}c`), false);
  assert.equal(matchesPattern('\\p{Han}{2}', '张三'), true);
});

test('formulas name fields that exist and do not wait for each other', () => {
  const computed = (title: string, formula: string): FieldSchema => ({
    type: 'number',
    title,
    'x-tongxue': { computed: formula },
  });
  assert.match(whole({ a: computed('甲', 'nobody + 1') })[0]?.detail.zh ?? '', /nobody 不是字段/);
  assert.match(
    whole({ a: computed('甲', 'b + 1'), b: computed('乙', 'a + 1') })[0]?.detail.zh ?? '',
    /互相等待：a → b → a/,
  );
  assert.match(whole({ a: computed('甲', 'a + 1') })[0]?.detail.zh ?? '', /互相等待/);
  assert.equal(whole({ a: computed('甲', 'b + 1'), b: { type: 'number', title: '乙' } }).length, 0);
});

const datum = (
  key: string,
  subject: DatumEntry['subject'],
  zh: string,
  synonyms: string[] = [],
  format?: 'resident-id',
): DatumEntry => ({
  key,
  subject,
  title: { zh, en: key.replace(/[.-]/g, ' ') },
  synonyms,
  schema: { type: 'string', title: zh, ...(format ? { format } : {}) },
  sensitive: false,
  source: { zh: '目录', en: 'Directory' },
});
const catalogue = [
  datum('person.name', 'person', '姓名', ['名字']),
  datum('person.resident-id', 'person', '身份证号', ['身份证', '证件号码', '公民身份号码'], 'resident-id'),
  datum('child.name', 'child', '姓名', ['名字']),
  datum('child.resident-id', 'child', '身份证号', ['身份证', '证件号码'], 'resident-id'),
  datum('child.birth-date', 'child', '出生日期', ['生日']),
  datum('guardian.name', 'guardian', '姓名', ['名字']),
  datum('school.name', 'school', '学校名称', ['学校', '就读学校']),
];
const asks = (title: string, more: Partial<Extract<FieldSchema, { type: 'string' }>> = {}, key = 'it') =>
  unboundData(buildForm({ [key]: text(title, more) }), catalogue).flatMap(({ candidates }) =>
    candidates.map((entry) => entry.key),
  );

test('a form that asks for what is known is found out by title, synonym, format or key', () => {
  const rows: [string, string[]][] = [
    ['姓名', ['person.name', 'child.name', 'guardian.name']],
    ['本人姓名', ['person.name']],
    ['请填写 学生的 姓名（必填）：', ['child.name']],
    ['孩子姓名', ['child.name']],
    ['监护人姓名', ['guardian.name']],
    ['学生监护人姓名', ['guardian.name']],
    ["Guardian's name", ['guardian.name']],
    ["Child's name", ['child.name']],
    ['学生身份证号码', ['child.resident-id']],
    ['子女生日', ['child.birth-date']],
    ['就读学校', ['school.name']],
    ['证明人姓名', []],
    ['项目名称', []],
    ['申请原因', []],
  ];
  for (const [title, keys] of rows) assert.deepEqual(asks(title), keys, title);
  assert.deepEqual(asks('号码', { format: 'resident-id' }), ['person.resident-id', 'child.resident-id']);
  assert.deepEqual(asks('证明人身份证号', { format: 'resident-id' }), []);
  assert.deepEqual(asks('编号', {}, 'childResidentId'), ['child.resident-id']);
  assert.equal(normalise('请填写 学生的 姓名（必填）：'), '学生姓名');
});

test('the group says whose datum it is; rows ask of people whom nobody knows yet; a bound field asks nothing', () => {
  const group = (title: string): Properties => ({
    g: { type: 'object', title, properties: { n: text('姓名') } },
  });
  const keys = (properties: Properties) =>
    unboundData(buildForm(properties), catalogue).flatMap(({ candidates }) =>
      candidates.map((entry) => entry.key),
    );
  assert.deepEqual(keys(group('监护人')), ['guardian.name']);
  assert.deepEqual(keys(group('学生信息')), ['child.name']);
  assert.deepEqual(
    keys({
      rows: {
        type: 'array',
        title: '家庭成员',
        maxItems: 9,
        items: { type: 'object', properties: { n: text('姓名') } },
      },
    }),
    [],
  );
  assert.deepEqual(
    keys({ n: text('姓名', { 'x-tongxue': { bind: { datum: 'child.name', mode: 'locked' } } }) }),
    [],
  );
});
