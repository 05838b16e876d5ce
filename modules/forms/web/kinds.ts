import type { Bilingual, FieldSchema } from '#platform/forms/form/model.ts';

export const kinds = [
  'line',
  'paragraph',
  'number',
  'day',
  'yesNo',
  'one',
  'several',
  'phone',
  'group',
  'rows',
  'files',
  'signature',
] as const;
export type Kind = (typeof kinds)[number];

const english = (en: string) => ({ en: { title: en } });

/** A new field of a kind, called by the kind until the designer gives it words. */
export function newField(kind: Kind, name: Bilingual, options: [Bilingual, Bilingual]): FieldSchema {
  const title = name.zh;
  const choices = options.map(({ zh, en }, index) => ({
    const: String(index + 1),
    title: zh,
    'x-tongxue': english(en),
  }));
  const own = { 'x-tongxue': english(name.en) };
  switch (kind) {
    case 'line':
      return { type: 'string', title, maxLength: 100, ...own };
    case 'paragraph':
      return {
        type: 'string',
        title,
        maxLength: 1000,
        'x-tongxue': { ...english(name.en), widget: 'textarea' },
      };
    case 'number':
      return { type: 'number', title, ...own };
    case 'day':
      return { type: 'string', title, format: 'date', ...own };
    case 'yesNo':
      return { type: 'boolean', title, ...own };
    case 'one':
      return { type: 'string', title, oneOf: choices, ...own };
    case 'several':
      return {
        type: 'array',
        title,
        maxItems: 20,
        uniqueItems: true,
        items: { type: 'string', oneOf: choices },
        ...own,
      };
    case 'phone':
      return {
        type: 'string',
        title,
        format: 'phone',
        maxLength: 20,
        'x-tongxue': { ...english(name.en), sensitive: true },
      };
    case 'group':
      return { type: 'object', title, properties: {}, ...own };
    case 'rows':
      return {
        type: 'array',
        title,
        maxItems: 10,
        items: { type: 'object', properties: {} },
        'x-tongxue': { ...english(name.en), display: 'cards' },
      };
    case 'files':
      return {
        type: 'array',
        title,
        maxItems: 5,
        items: { type: 'string', format: 'uuid' },
        'x-tongxue': {
          ...english(name.en),
          attachment: { kinds: ['image', 'pdf'], maxBytes: 10 * 1024 * 1024 },
        },
      };
    case 'signature':
      return { type: 'string', title, format: 'uuid', 'x-tongxue': { ...english(name.en), signature: true } };
  }
}

export type Datum = {
  key: string;
  subjectName: Bilingual;
  title: Bilingual;
  sensitive: boolean;
  source: Bilingual;
  schema: Record<string, unknown>;
};

/** 孩子 · 姓名 → 孩子姓名, unless the title says it already. */
export function datumTitle({ subjectName, title }: Datum): Bilingual {
  return {
    zh: title.zh.startsWith(subjectName.zh) ? title.zh : `${subjectName.zh}${title.zh}`,
    en: title.en.toLowerCase().startsWith(subjectName.en.toLowerCase())
      ? title.en
      : `${subjectName.en}: ${title.en}`,
  };
}

/** A field bound to a datum: filled in, and not to be changed where the platform knows. */
export function boundField(datum: Datum): FieldSchema {
  const { zh, en } = datumTitle(datum);
  const field = structuredClone(datum.schema) as FieldSchema;
  return {
    ...field,
    title: zh,
    'x-tongxue': {
      en: { title: en },
      bind: { datum: datum.key, mode: 'locked' },
      ...(datum.sensitive && { sensitive: true as const }),
    },
  };
}

export const datumFieldKey = (key: string): string =>
  key.replace(/[.-]([a-z])/g, (_, letter: string) => letter.toUpperCase());
