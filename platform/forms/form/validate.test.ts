import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { makeResidentId } from '../../codes/resident-id.ts';
import type { FieldSchema, Properties } from './model.ts';
import { buildForm, text } from './sample.factory.ts';
import { canonical, validateData } from './validate.ts';

const verdict = (field: FieldSchema, value: unknown) => validateData(buildForm({ it: field }), { it: value });

test('each rule refuses with the field, the place and the remedy in both languages', () => {
  const rows: [FieldSchema, unknown, RegExp | undefined][] = [
    [text('事由', { maxLength: 3 }), '一二三', undefined],
    [text('事由', { maxLength: 3 }), '一二三四', /事由：不能超过 3 个字，现有 4 个/],
    [text('事由', { maxLength: 3 }), '𠮷𠮷𠮷', undefined],
    [text('事由', { minLength: 2 }), '一', /至少 2 个字/],
    [text('事由'), 5, /应为文字/],
    [text('编号', { pattern: '^A[0-9]+$', maxLength: 9 }), 'A12', undefined],
    [
      text('编号', { pattern: '^A[0-9]+$', maxLength: 9, description: 'A 后加数字' }),
      'B1',
      /格式不对：A 后加数字/,
    ],
    [text('等级', { oneOf: [{ const: 'a', title: '甲' }] }), 'b', /请从选项中选择（甲…）/],
    [text('日期', { format: 'date' }), '2026-02-30', /日期/],
    [text('时间', { format: 'time' }), '24:00', /08:30/],
    [text('时刻', { format: 'date-time' }), '2026-11-21T10:00:00+08:00', undefined],
    [text('时刻', { format: 'date-time' }), '2026-13-21T10:00:00Z', /时间/],
    [text('邮箱', { format: 'email' }), 'a@b', /name@example.cn/],
    [
      text('证件', { format: 'resident-id' }),
      makeResidentId({ region: '622922', birthDate: '2015-03-08', sequence: 1 }),
      undefined,
    ],
    [text('证件', { format: 'resident-id' }), '622922201503080011', /校验/],
    [text('电话', { format: 'phone' }), '1390000', /1390000|11|位/],
    [text('学籍号', { format: 'student-number' }), 'G1', /学籍号/],
    [text('代码', { format: 'credit-code' }), 'X', /18/],
    [text('学校', { format: 'school-code' }), '1', /位/],
    [text('地区', { format: 'division-code' }), '6229', /位/],
    [text('姓名', { format: 'name' }), '张3', /3/],
    [text('附件', { format: 'uuid' }), 'nope', /重新选择/],
    [{ type: 'number', title: '金额', multipleOf: 0.01 }, 0.07, undefined],
    [{ type: 'number', title: '金额', multipleOf: 0.01 }, 0.071, /0.01 的倍数/],
    [{ type: 'integer', title: '人数', minimum: 1, maximum: 3 }, 4, /不能大于 3/],
    [{ type: 'integer', title: '人数', minimum: 1 }, 0, /不能小于 1/],
    [{ type: 'integer', title: '人数' }, 1.5, /整数/],
    [{ type: 'number', title: '金额', exclusiveMinimum: 0 }, 0, /应大于 0/],
    [{ type: 'number', title: '金额', exclusiveMaximum: 9 }, 9, /应小于 9/],
    [{ type: 'number', title: '金额' }, Number.NaN, /请填写数字/],
    [{ type: 'boolean', title: '同意' }, 'yes', /是或否/],
    [
      {
        type: 'array',
        title: '爱好',
        maxItems: 2,
        items: { type: 'string', oneOf: [{ const: 'a', title: '甲' }] },
      },
      ['a', 'x'],
      /选项/,
    ],
    [
      {
        type: 'array',
        title: '爱好',
        maxItems: 1,
        items: { type: 'string', oneOf: [{ const: 'a', title: '甲' }] },
      },
      ['a', 'a'],
      /最多 1 项/,
    ],
    [
      {
        type: 'array',
        title: '爱好',
        uniqueItems: true,
        maxItems: 3,
        items: { type: 'string', oneOf: [{ const: 'a', title: '甲' }] },
      },
      ['a', 'a'],
      /重复/,
    ],
    [
      {
        type: 'array',
        title: '成员',
        maxItems: 3,
        minItems: 2,
        items: { type: 'object', properties: { a: text('甲') } },
      },
      [{ a: 'x' }],
      /至少 2 项/,
    ],
    [
      { type: 'array', title: '成员', maxItems: 3, items: { type: 'object', properties: { a: text('甲') } } },
      ['x'],
      /一组/,
    ],
    [{ type: 'object', title: '住址', properties: { a: text('甲') } }, [], undefined],
    [{ type: 'object', title: '住址', properties: { a: text('甲') } }, { b: 1 }, /没有这一项/],
  ];
  for (const [field, value, expected] of rows) {
    const [found] = verdict(field, value);
    if (!expected) assert.equal(found, undefined, `${field.title} ${JSON.stringify(value)}`);
    else {
      assert.ok(found, `${field.title} ${JSON.stringify(value)} passed`);
      assert.match(found.detail.zh, expected);
      assert.ok(found.detail.en.length > 3);
      assert.match(found.pointer, /^\/it/);
    }
  }
});

test('what is required is missed, in a group answer by answer, with its pointer', () => {
  const form = buildForm(
    {
      a: text('甲'),
      b: { type: 'object', title: '乙', required: ['c'], properties: { c: text('丙'), d: text('丁') } },
      e: {
        type: 'array',
        title: '戊',
        maxItems: 2,
        items: { type: 'object', required: ['f'], properties: { f: text('己') } },
      },
    },
    ['a', 'b'],
  );
  assert.deepEqual(
    validateData(form, { e: [{ f: 'x' }, {}] }).map(({ pointer, detail }) => [pointer, detail.zh]),
    [
      ['/a', '甲：必填'],
      ['/b/c', '丙：必填'],
      ['/e/1/f', '己：必填'],
    ],
  );
});

test('codes come out in one form', () => {
  const form = buildForm({
    phone: text('电话', { format: 'phone' }),
    name: text('姓名', { format: 'name' }),
    bad: text('电话', { format: 'phone' }),
  });
  assert.deepEqual(canonical(form, { phone: '139 0000 0001', name: '张 三', bad: 'x' }), {
    phone: '13900000001',
    name: '张三',
    bad: 'x',
  });
});

test('keys of the prototype are foreign fields like any other', () => {
  const hostile = JSON.parse('{"a":"x","__proto__":{"polluted":1},"constructor":2}');
  const found = validateData(buildForm({ a: text('甲') }), hostile);
  assert.deepEqual(
    found.map(({ pointer }) => pointer),
    ['/__proto__', '/constructor'],
  );
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});

/** Fields without formats of ours, which ajv does not know. */
const leaf: fc.Arbitrary<FieldSchema> = fc.oneof(
  fc
    .record({ low: fc.nat(4), high: fc.integer({ min: 4, max: 8 }) })
    .map(({ low, high }) => text('t', { minLength: low, maxLength: high })),
  fc.constantFrom(
    text('t', { pattern: '^[ab]+$', maxLength: 20 }),
    text('t', { pattern: 'b.$', maxLength: 20 }),
  ),
  fc.constant(
    text('t', {
      oneOf: [
        { const: 'a', title: 'A' },
        { const: 'ab', title: 'B' },
      ],
    }),
  ),
  fc
    .record({
      type: fc.constantFrom('number' as const, 'integer' as const),
      minimum: fc.integer({ min: -3, max: 3 }),
      multipleOf: fc.constantFrom(0.5, 1, 2),
    })
    .map((more) => ({ ...more, title: 't' })),
  fc.constantFrom<FieldSchema>({ type: 'number', title: 't', exclusiveMinimum: 0, exclusiveMaximum: 5 }),
  fc.constant<FieldSchema>({ type: 'boolean', title: 't' }),
  fc.constant<FieldSchema>({
    type: 'array',
    title: 't',
    maxItems: 2,
    minItems: 1,
    uniqueItems: true,
    items: {
      type: 'string',
      oneOf: [
        { const: 'a', title: 'A' },
        { const: 'b', title: 'B' },
      ],
    },
  }),
);
const fields: fc.Arbitrary<Properties> = fc.dictionary(fc.constantFrom('p', 'q', 'r'), leaf, { minKeys: 1 });
const form = fc
  .record({ top: fields, inside: fields, required: fc.subarray(['p', 'q', 'r', 'g', 'l']) })
  .map(({ top, inside, required }) => {
    const held = { properties: inside, required: required.filter((key) => key in inside) };
    const properties: Properties = {
      ...top,
      g: { type: 'object', title: 't', ...held },
      l: { type: 'array', title: 't', maxItems: 2, items: { type: 'object', ...held } },
    };
    return buildForm(
      properties,
      required.filter((key) => key in properties && key !== 'g' && key !== 'l'),
    );
  });
const anyValue = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '𠮷', 'c'), minLength: 1, maxLength: 9 }),
  fc.integer({ min: -5, max: 7 }),
  fc.constantFrom(0.5, 1.5, 0.25),
  fc.boolean(),
  fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
);
/** A value that the field takes. */
function right(field: FieldSchema): fc.Arbitrary<unknown> {
  if (field.type === 'boolean') return fc.boolean();
  if (field.type === 'array') return fc.constantFrom(['a'], ['b', 'a']);
  if (field.type === 'string') {
    if (field.oneOf) return fc.constantFrom('a', 'ab');
    return fc
      .string({ unit: fc.constantFrom('a', 'b'), minLength: 4, maxLength: 4 })
      .map((word) => `${word.slice(2)}bb`);
  }
  const { minimum = 0, multipleOf = 1 } = field as { minimum?: number; multipleOf?: number };
  if (field.type !== 'object' && 'exclusiveMaximum' in field) return fc.constantFrom(1, 4.5);
  return fc
    .integer({ min: 0, max: 3 })
    .map((n) => (Math.ceil(minimum / multipleOf) + n) * multipleOf * (multipleOf < 1 ? 2 : 1));
}
/** One answer in sixteen is anything at all, or missing. */
const recordOf = (properties: Properties) =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(properties).map(([key, field]) => [
          key,
          fc.oneof(
            { weight: 15, arbitrary: right(field) },
            { weight: 1, arbitrary: fc.option(anyValue, { nil: undefined }) },
          ),
        ]),
      ),
    )
    .map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
const sample = form.chain((model) => {
  const { g, l: _, ...top } = model.schema.properties;
  const inside = recordOf(g?.type === 'object' ? g.properties : {});
  return fc
    .record({
      top: recordOf(top),
      g: fc.option(inside),
      l: fc.option(fc.array(inside, { minLength: 1, maxLength: 3 })),
      z: fc.constantFrom(0, 0, 0, 0, 0, 1),
    })
    .map(({ top, g, l, z }) => ({
      model,
      value: { ...top, ...(g ? { g } : {}), ...(l ? { l } : {}), ...(z ? { z } : {}) } as Record<
        string,
        unknown
      >,
    }));
});

/** The same schema for ajv: closed, and without our keyword. */
function closed(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    if (key === 'x-tongxue') return undefined;
    return value?.type === 'object' ? { ...value, additionalProperties: false } : value;
  });
}

test('the interpreter and ajv judge alike', () => {
  const ajv = new Ajv2020({ strict: false, multipleOfPrecision: 9 });
  let accepted = 0;
  fc.assert(
    fc.property(sample, ({ model, value }) => {
      const theirs = ajv.compile(closed(model.schema))(value);
      const ours = validateData(model, value).length === 0;
      if (ours) accepted += 1;
      assert.equal(ours, theirs, JSON.stringify(ajv.errors));
    }),
    { numRuns: 150 },
  );
  assert.ok(
    accepted > 20 && accepted < 130,
    `${accepted} of 150 samples were valid: the comparison says little`,
  );
});
