import { readFormat } from './formats.ts';
import { limits } from './limits.ts';
import {
  type Answers,
  type Bilingual,
  ext,
  type FieldSchema,
  type FormModel,
  isList,
  type ListSchema,
  type NumberSchema,
  type Option,
  type Properties,
  pointerOf,
  type RepeatSchema,
  type TextSchema,
  titleOf,
} from './model.ts';
import { matchesPattern } from './pattern.ts';
import { isRecord } from './settle.ts';

/** One thing to put right: where (RFC 6901), what, and how. */
export type FormError = { pointer: string; detail: Bilingual };

type Path = (string | number)[];
/** Whether an answer that is not there is missed. */
type Misses = (path: Path) => boolean;

/** No more are told at once: nobody mends a thousand fields. */
const most = 100;

const wrong = (path: Path, { zh, en }: Bilingual, whatZh: string, whatEn: string): FormError[] => [
  { pointer: pointerOf(path), detail: { zh: `${zh}：${whatZh}`, en: `${en}: ${whatEn}` } },
];

const optionWords = (options: Option[], language: 'zh' | 'en') =>
  options
    .slice(0, 5)
    .map((option) => (language === 'en' && option['x-tongxue']?.en?.title) || option.title)
    .join(language === 'zh' ? '、' : ', ');

/** Characters as a person counts them, not UTF-16 units (JSON Schema 2020-12 validation §6.3.1). */
function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function text(field: TextSchema, value: unknown, path: Path): FormError[] {
  const title = titleOf(field);
  if (typeof value !== 'string') return wrong(path, title, '应为文字', 'must be a text');
  const { oneOf, format, pattern, minLength, maxLength: longest = limits.text } = field;
  if (oneOf?.some((option) => option.const === value)) return [];
  if (oneOf) {
    const [zh, en] = [optionWords(oneOf, 'zh'), optionWords(oneOf, 'en')];
    return wrong(path, title, `请从选项中选择（${zh}…）`, `choose one of the list (${en}…)`);
  }
  const length = lengthOf(value);
  if (length > longest)
    return wrong(
      path,
      title,
      `不能超过 ${longest} 个字，现有 ${length} 个`,
      `at most ${longest} characters; there are ${length}`,
    );
  if (minLength !== undefined && length < minLength)
    return wrong(
      path,
      title,
      `至少 ${minLength} 个字，现有 ${length} 个`,
      `at least ${minLength} characters; there are ${length}`,
    );
  if (format) {
    const read = readFormat(format, value);
    if (!read.ok) return wrong(path, title, read.detail.zh, read.detail.en);
  }
  if (pattern !== undefined && !matchesPattern(pattern, value)) {
    const { description } = field;
    if (!description) return wrong(path, title, '格式不对，请按说明填写', 'does not have the form asked for');
    const english = ext(field).en?.description ?? description;
    return wrong(path, title, `格式不对：${description}`, `does not have the form asked for: ${english}`);
  }
  return [];
}

/** Decimals are compared as written: 0.3 is a multiple of 0.1 (JSON Schema 2020-12 validation §6.2.1). */
function isMultiple(value: number, step: number): boolean {
  const ratio = value / step;
  return Math.abs(ratio - Math.round(ratio)) <= 1e-9 * Math.max(1, Math.abs(ratio));
}

function number(field: NumberSchema, value: unknown, path: Path): FormError[] {
  const title = titleOf(field);
  if (typeof value !== 'number' || !Number.isFinite(value))
    return wrong(path, title, '请填写数字', 'must be a number');
  if (field.type === 'integer' && !Number.isInteger(value))
    return wrong(path, title, '请填写整数', 'must be a whole number');
  const { minimum: min, maximum: max, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf } = field;
  if (min !== undefined && value < min) return wrong(path, title, `不能小于 ${min}`, `at least ${min}`);
  if (max !== undefined && value > max) return wrong(path, title, `不能大于 ${max}`, `at most ${max}`);
  if (above !== undefined && value <= above)
    return wrong(path, title, `应大于 ${above}`, `must be more than ${above}`);
  if (below !== undefined && value >= below)
    return wrong(path, title, `应小于 ${below}`, `must be less than ${below}`);
  if (multipleOf !== undefined && !isMultiple(value, multipleOf))
    return wrong(path, title, `应为 ${multipleOf} 的倍数`, `must be a multiple of ${multipleOf}`);
  return [];
}

/** Too many or too few. Too many are not looked at one by one. */
function counted(field: ListSchema | RepeatSchema, { length }: unknown[], path: Path): FormError[] {
  const { maxItems: max, minItems: min = 0 } = field;
  const title = titleOf(field);
  if (length > max)
    return wrong(path, title, `最多 ${max} 项，现有 ${length} 项`, `at most ${max}; there are ${length}`);
  if (length < min)
    return wrong(path, title, `至少 ${min} 项，现有 ${length} 项`, `at least ${min}; there are ${length}`);
  return [];
}

function list(field: ListSchema, value: unknown[], path: Path): FormError[] {
  const found = counted(field, value, path);
  if (value.length > field.maxItems) return found;
  const item: TextSchema = { ...field.items, title: field.title };
  found.push(...value.flatMap((held, index) => text(item, held, [...path, index])));
  if (field.uniqueItems && new Set(value).size < value.length)
    found.push(
      ...wrong(path, titleOf(field), '有重复的选项，请去掉', 'the same choice stands twice; take one away'),
    );
  return found;
}

function rows(field: RepeatSchema, value: unknown[], path: Path, misses: Misses): FormError[] {
  const found = counted(field, value, path);
  if (value.length > field.maxItems) return found;
  const { properties, required = [] } = field.items;
  return [
    ...found,
    ...value.flatMap((row, index) => {
      const at = [...path, index];
      if (!isRecord(row)) return wrong(at, titleOf(field), '应为一组内容', 'must be a group');
      return group(properties, required, row, at, misses);
    }),
  ];
}

function one(field: FieldSchema, value: unknown, path: Path, misses: Misses): FormError[] {
  const title = titleOf(field);
  switch (field.type) {
    case 'string':
      return text(field, value, path);
    case 'number':
    case 'integer':
      return number(field, value, path);
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong(path, title, '请选择是或否', 'must be yes or no');
    case 'object':
      return isRecord(value)
        ? group(field.properties, field.required ?? [], value, path, misses)
        : wrong(path, title, '应为一组内容', 'must be a group');
    case 'array':
      if (!Array.isArray(value)) return wrong(path, title, '应为列表', 'must be a list');
      return isList(field) ? list(field, value, path) : rows(field as RepeatSchema, value, path, misses);
  }
}

function group(
  fields: Properties,
  required: readonly string[],
  value: Record<string, unknown>,
  path: Path,
  misses: Misses,
): FormError[] {
  const foreign = Object.keys(value)
    .filter((key) => !Object.hasOwn(fields, key))
    .flatMap((key) => {
      const name = key.slice(0, 60);
      return wrong([...path, name], { zh: name, en: name }, '表单中没有这一项', 'the form has no such field');
    });
  const own = Object.entries(fields).flatMap(([key, field]) => {
    const at = [...path, key];
    const held = Object.hasOwn(value, key) ? value[key] : undefined;
    const empty = held === undefined || (Array.isArray(held) && held.length === 0);
    if (!empty) return one(field, held, at, misses);
    if (!required.includes(key) || !misses(at)) return [];
    // A group whose answers are all missing is missed answer by answer, so that each is named.
    if (field.type === 'object') return group(field.properties, field.required ?? [], {}, at, misses);
    return wrong(at, titleOf(field), '必填', 'required');
  });
  return [...foreign, ...own];
}

/**
 * Validates filled-in data against the form's schema: the one judgement of browser and server. It interprets the
 * schema, because the content policy of the pages allows no code made at run time (see the README's decision); a
 * test holds it against ajv. @returns at most a hundred errors, in the order of the fields.
 */
export function validateData(model: FormModel, data: Answers, misses: Misses = () => true): FormError[] {
  const { properties, required = [] } = model.schema;
  return group(properties, required, data, [], misses).slice(0, most);
}

/** Brings codes and names to their canonical form (`139 0000 0000` → `13900000000`). Wrong ones stay as they are. */
export function canonical(model: FormModel, data: Answers): Answers {
  const walk = (fields: Properties, values: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        Object.hasOwn(fields, key) ? read(fields[key] as FieldSchema, value) : value,
      ]),
    );
  const read = (field: FieldSchema, value: unknown): unknown => {
    if (field.type === 'string' && field.format && typeof value === 'string' && value.length <= limits.text) {
      const known = readFormat(field.format, value);
      return known.ok ? known.value : value;
    }
    if (field.type === 'object' && isRecord(value)) return walk(field.properties, value);
    if (field.type === 'array' && field.items.type === 'object' && Array.isArray(value)) {
      const { properties } = field.items;
      return value.map((row) => (isRecord(row) ? walk(properties, row) : row));
    }
    return value;
  };
  return walk(model.schema.properties, data);
}
