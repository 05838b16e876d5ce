import { readExpression } from './feel.ts';
import {
  among,
  both,
  bound,
  type Finding,
  finding,
  list,
  needed,
  onlyTrue,
  type Path,
  type Reader,
  record,
  whole,
  words,
} from './keyword.ts';
import { limits } from './limits.ts';
import { attachmentKinds, type FormModel, formats } from './model.ts';
import { compilePattern } from './pattern.ts';
import { isRecord } from './settle.ts';

const own = 'x-tongxue';
const keyPattern = /^[a-z][A-Za-z0-9]{0,39}$/;
/** Words of FEEL that cannot name a field, because a formula would read them as something else. */
const feelWords = new Set(
  'if then else for in return some every satisfies and or not between function instance of true false null external is'.split(
    ' ',
  ),
);
const isKey = (name: string) => keyPattern.test(name) && !(name in Object.prototype) && !feelWords.has(name);

const pair = (most: number) => record({ zh: needed(words(most)), en: words(most * 2) });
const english = record({ title: words(limits.title * 2), description: words(limits.description * 2) });

const formula: Reader = (value, path) => {
  if (value === undefined) return [];
  if (typeof value !== 'string') return finding(path, '应为公式', 'A formula is needed');
  const read = readExpression(value);
  return read.ok ? [] : finding(path, read.detail.zh, read.detail.en);
};

const extension = record({
  en: english,
  bind: record({ datum: needed(words(80)), mode: needed(among(['locked', 'editable'])) }),
  sensitive: onlyTrue,
  computed: formula,
  visibleWhen: formula,
  attachment: record({
    kinds: needed(list(1, attachmentKinds.length, among(attachmentKinds))),
    maxBytes: needed(whole(1024, limits.attachmentBytes)),
  }),
  signature: onlyTrue,
  display: among(['table', 'cards']),
  widget: among(['textarea', 'radio', 'select', 'checkboxes', 'switch']),
  placeholder: pair(limits.title),
});

const common: Record<string, Reader> = {
  type: () => [],
  title: needed(words(limits.title)),
  description: words(limits.description),
  [own]: extension,
};

const options: Reader = (value, path) => {
  const found = list(
    1,
    limits.options,
    record({ const: needed(words(60)), title: needed(words(limits.title)), [own]: record({ en: english }) }),
  )(value, path);
  if (!Array.isArray(value)) return found;
  const values = value.map((option) => (isRecord(option) ? option.const : undefined));
  const twice = values.findIndex((held, index) => values.indexOf(held) < index);
  return twice < 0 ? found : [...found, ...finding([...path, twice], '选项重复', 'This choice stands twice')];
};

const pattern: Reader = (value, path) => {
  if (value === undefined) return [];
  if (typeof value !== 'string' || value.length > limits.pattern) return words(limits.pattern)(value, path);
  try {
    compilePattern(value);
    return [];
  } catch (error) {
    const reason = (error as Error).message.slice(0, 200);
    return finding(
      path,
      `格式规则无法使用（采用 RE2 语法，不支持前后查看和反向引用）：${reason}`,
      `The pattern cannot be used (RE2 syntax: no look-around, no back references): ${reason}`,
    );
  }
};

const text: Reader = (value, path) => {
  const found = record({
    ...common,
    minLength: whole(0, limits.text),
    maxLength: whole(1, limits.text),
    pattern,
    format: among(formats),
    oneOf: options,
  })(value, path);
  const { maxLength, minLength, pattern: rule } = value as Record<string, unknown>;
  const longest = typeof maxLength === 'number' ? maxLength : limits.text;
  if (rule !== undefined && longest > limits.patterned)
    found.push(
      ...finding(
        [...path, 'maxLength'],
        `有格式规则时，最多字数应不超过 ${limits.patterned}`,
        `With a pattern, maxLength is at most ${limits.patterned}`,
      ),
    );
  if (typeof minLength === 'number' && minLength > longest)
    found.push(...finding([...path, 'minLength'], '最少字数大于最多字数', 'The least is more than the most'));
  return found;
};

const number: Reader = (value, path) => {
  const found = record({
    ...common,
    minimum: bound,
    maximum: bound,
    exclusiveMinimum: bound,
    exclusiveMaximum: bound,
    multipleOf: bound,
  })(value, path);
  const { minimum, maximum, multipleOf } = value as Record<string, number | undefined>;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    found.push(...finding([...path, 'maximum'], '最大值小于最小值', 'The largest is below the smallest'));
  if (multipleOf !== undefined && multipleOf < 1e-6)
    found.push(...finding([...path, 'multipleOf'], '应大于 0', 'It must be more than 0'));
  return found;
};

const boolean = record(common);

/** Names of required fields are among the fields. */
const required: Reader = (value, path) => {
  const { properties, required } = value as Record<string, unknown>;
  if (required === undefined) return [];
  const keys = isRecord(properties) ? Object.keys(properties) : [];
  if (Array.isArray(required) && required.every((name) => keys.includes(name as string))) return [];
  return finding([...path, 'required'], '必填项不在字段中', 'A required field is not among the fields');
};

const anything: Reader = () => [];

function fields(depth: number): Reader {
  return (value, path) => {
    // A branch too deep is not walked.
    if (depth > limits.depth) return finding(path, '分组嵌套太深', 'Groups are nested too deep');
    if (!isRecord(value)) return finding(path, '应有字段', 'Fields are needed');
    return Object.keys(value).flatMap((name) =>
      isKey(name)
        ? field(depth)(value[name], [...path, name])
        : finding(
            [...path, name.slice(0, 40)],
            '字段代号应以小写字母开头，只含字母和数字，且不能是保留字',
            'A field key begins with a small letter, has letters and digits, and is no reserved word',
          ),
    );
  };
}

const group = (depth: number): Reader =>
  both(record({ ...common, properties: fields(depth + 1), required: anything }), required);

const rows = (depth: number): Reader =>
  both(record({ type: among(['object']), properties: fields(depth + 1), required: anything }), required);

const choices: Reader = (value, path) => {
  const found = record({ type: among(['string']), oneOf: options, format: among(['uuid']) })(value, path);
  const { oneOf, format } = value as Record<string, unknown>;
  if ((oneOf === undefined) === (format === undefined))
    found.push(
      ...finding(path, '多选应有选项，附件应为编号', 'Choices have oneOf, attachments have format uuid'),
    );
  return found;
};

function array(depth: number): Reader {
  return (value, path) => {
    const { items, [own]: ours } = value as Record<string, unknown>;
    const attached = isRecord(ours) && ours.attachment !== undefined;
    const repeated = isRecord(items) && items.type === 'object';
    const most = repeated ? limits.rows : attached ? limits.attachments : limits.options;
    const found = record({
      ...common,
      items: isRecord(items) ? (repeated ? rows(depth) : choices) : needed(record({})),
      minItems: whole(0, most),
      maxItems: needed(whole(1, most)),
      uniqueItems: onlyTrue,
    })(value, path);
    if (isRecord(items) && attached !== (items.format === 'uuid'))
      found.push(
        ...finding(
          [...path, 'items'],
          '附件的每一项应为编号',
          'The items of attachments have format uuid, others do not',
        ),
      );
    return found;
  };
}

function field(depth: number): Reader {
  return (value, path) => {
    if (!isRecord(value)) return finding(path, '应为一个字段', 'A field is needed');
    switch (value.type) {
      case 'string':
        return text(value, path);
      case 'number':
      case 'integer':
        return number(value, path);
      case 'boolean':
        return boolean(value, path);
      case 'object':
        return group(depth)(value, path);
      case 'array':
        return array(depth)(value, path);
      default:
        return finding([...path, 'type'], '不认识的字段类型', 'An unknown type of field');
    }
  };
}

const section = record({
  id: (value, path) =>
    typeof value === 'string' && isKey(value) ? [] : finding(path, '分区代号无效', 'Not a key'),
  title: needed(pair(limits.title)),
  hint: pair(limits.description),
  fields: needed(list(0, limits.fields, words(40))),
});

/** Each section names fields of the form, each field at most once. */
function placed(form: Record<string, unknown>): Finding[] {
  const { schema, layout } = form as {
    schema: { properties: object };
    layout: { sections: { fields: string[] }[] };
  };
  const seen = new Set<string>();
  return layout.sections.flatMap(({ fields }, index) =>
    fields.flatMap((name, position) => {
      const good = Object.hasOwn(schema.properties, name) && !seen.has(name);
      seen.add(name);
      const path: Path = ['layout', 'sections', index, 'fields', position];
      return good
        ? []
        : finding(path, '分区中的字段不存在或重复', 'A field of the section is unknown or stands twice');
    }),
  );
}

/** Counts before anything is read in earnest; a branch deeper than the limit is not walked. */
function countFields(value: unknown, depth = 0): number {
  if (!isRecord(value) || depth > limits.depth) return 0;
  return Object.values(value).reduce<number>((count, held) => {
    if (!isRecord(held)) return count + 1;
    const inside = isRecord(held.items) ? held.items.properties : held.properties;
    return count + 1 + countFields(inside, depth + 1);
  }, 0);
}

const form = record({
  schema: needed(
    both(
      record({
        $schema: among(['https://json-schema.org/draft/2020-12/schema']),
        type: needed(among(['object'])),
        properties: fields(1),
        required: anything,
      }),
      required,
    ),
  ),
  layout: needed(
    record({
      sections: needed(list(1, limits.sections, section)),
      steps: (value, path) =>
        value === undefined || typeof value === 'boolean'
          ? []
          : finding(path, '应为是或否', 'true or false is needed'),
    }),
  ),
});

/**
 * Reads a form from outside: only keywords that we know, within the limits, no reference to anything. A model comes
 * back only when nothing is wrong; whether its parts fit together is `checkWhole`'s to say.
 */
export function readForm(value: unknown): { model: FormModel | undefined; findings: Finding[] } {
  if (!isRecord(value) || !isRecord(value.schema))
    return { model: undefined, findings: finding([], '不是一张表单', 'Not a form') };
  if (countFields(value.schema.properties) > limits.fields)
    return {
      model: undefined,
      findings: finding(
        ['schema', 'properties'],
        `一张表单最多 ${limits.fields} 项`,
        `A form has at most ${limits.fields} fields`,
      ),
    };
  const findings = form(value, []).slice(0, 100);
  if (findings.length === 0) findings.push(...placed(value));
  return { model: findings.length === 0 ? (value as FormModel) : undefined, findings };
}
