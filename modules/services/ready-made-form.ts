import type { Extension, FieldSchema, FormModel, GroupSchema, Option } from '#platform/forms/form/model.ts';
import type { Field } from './ready-made-field.ts';

const mostText = 200;
const mostLong = 2000;
const mostBytes = 20 * 1024 * 1024;

/** The form of a ready-made service: what is known in one section, what is asked in the next. */
export function toForm(fields: readonly Field[]): FormModel {
  const known = fields.filter(({ datum }) => datum);
  const asked = fields.filter(({ datum }) => !datum);
  const section = (id: string, zh: string, en: string, of: readonly Field[]) =>
    of.length ? [{ id, title: { zh, en }, fields: of.map(({ key }) => key) }] : [];
  return {
    schema: { type: 'object', ...groupOf(fields) },
    layout: {
      sections: [
        ...section('known', '基本信息', 'What is known', known),
        ...section('asked', '申请内容', 'What you apply for', asked),
      ],
    },
  };
}

const groupOf = (fields: readonly Field[]): Pick<GroupSchema, 'properties' | 'required'> => ({
  properties: Object.fromEntries(fields.map((field) => [field.key, schemaOf(field)])),
  required: fields.filter(({ required, computed }) => required && !computed).map(({ key }) => key),
});

function schemaOf(field: Field): FieldSchema {
  const { kind, title, datum, sensitive, when, computed, options = [], most = 5 } = field;
  const words: Extension = {
    en: { title: title.en },
    ...(datum && { bind: { datum, mode: 'locked' } }),
    ...(sensitive && { sensitive: true }),
    ...(when && { visibleWhen: when }),
    ...(computed && { computed }),
  };
  const common = { title: title.zh };
  const choices = options.map(
    ({ value, zh, en }): Option => ({ const: value, title: zh, 'x-tongxue': { en: { title: en } } }),
  );
  switch (kind) {
    case 'text':
      return {
        ...common,
        type: 'string',
        maxLength: mostText,
        ...(field.format && { format: field.format }),
        'x-tongxue': words,
      };
    case 'long':
      return {
        ...common,
        type: 'string',
        maxLength: mostLong,
        'x-tongxue': { ...words, widget: 'textarea' },
      };
    case 'number':
    case 'money':
      return { ...common, type: 'number', minimum: 0, maximum: 1_000_000_000, 'x-tongxue': words };
    case 'date':
      return { ...common, type: 'string', format: 'date', 'x-tongxue': words };
    case 'choice':
      return { ...common, type: 'string', oneOf: choices, 'x-tongxue': words };
    case 'attachment':
      return {
        ...common,
        type: 'array',
        items: { type: 'string', format: 'uuid' },
        maxItems: most,
        uniqueItems: true,
        'x-tongxue': {
          ...words,
          attachment: { kinds: ['image', 'pdf', 'document'], maxBytes: mostBytes },
        },
      };
    case 'group':
      return {
        ...common,
        type: 'array',
        items: { type: 'object', ...groupOf(field.fields ?? []) },
        maxItems: most,
        'x-tongxue': { ...words, display: 'cards' },
      };
  }
}
