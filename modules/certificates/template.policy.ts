import { isCalendarDay } from '#platform/codes/dates.ts';
import type { FieldError } from '#platform/errors.ts';
import { missingCharacters } from '#platform/pades/font.ts';
import type { TemplateContent, TemplateField } from './template.schema.ts';

const placeholder = /\{([^{}]{0,40})\}/g;
/** Placeholders that every certificate knows. */
export const builtIn = ['number', 'issuer', 'issuedOn', 'validUntil'] as const;

const placeholdersIn = (text: string) => [...text.matchAll(placeholder)].map(([, key]) => key as string);

const numberTokens = /^(issuer|year|serial:[1-8])$/;

function characterErrors(pointer: string, text: string): FieldError[] {
  const missing = missingCharacters(text);
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 10).join(' ');
  return [
    {
      pointer,
      detail: {
        zh: `字体中没有这些字：${shown}，请换用其他字`,
        en: `The font has no ${shown}: use other characters`,
      },
    },
  ];
}

/** What stands in the way of publishing, each with its place and remedy; empty when nothing does. */
export function publishingErrors(content: TemplateContent): FieldError[] {
  const errors: FieldError[] = [
    ...characterErrors('/heading', content.heading),
    ...characterErrors('/body', content.body),
    ...characterErrors('/note', content.note ?? ''),
    ...characterErrors('/numberScheme', content.numberScheme),
  ];
  const keys = content.fields.map(({ key }) => key);
  const known = new Set<string>([...keys, ...builtIn]);
  for (const key of new Set(placeholdersIn(content.body))) {
    if (known.has(key)) continue;
    errors.push({
      pointer: '/body',
      detail: {
        zh: `正文中的 {${key}} 不是字段，请在字段表中添加或改正`,
        en: `{${key}} in the text is no field: add it to the fields or correct it`,
      },
    });
  }
  for (const [at, key] of keys.entries()) {
    if (keys.indexOf(key) === at && !(builtIn as readonly string[]).includes(key)) continue;
    errors.push({
      pointer: `/fields/${at}/key`,
      detail: { zh: `字段标识 ${key} 重复或已被系统占用`, en: `The key ${key} is taken` },
    });
  }
  for (const [at, { source, key }] of content.fields.entries()) {
    if (!source || content.holder === 'person' || source === 'holder.name') continue;
    errors.push({
      pointer: `/fields/${at}/source`,
      detail: {
        zh: `字段 ${key} 的来源只适用于个人证照`,
        en: `The source of ${key} is known of persons only`,
      },
    });
  }
  const tokens = placeholdersIn(content.numberScheme);
  const serials = tokens.filter((token) => token.startsWith('serial:'));
  if (serials.length !== 1 || tokens.some((token) => !numberTokens.test(token)))
    errors.push({
      pointer: '/numberScheme',
      detail: {
        zh: '编号规则须含一个 {serial:4}（位数 1–8），另可用 {year} 和 {issuer}',
        en: 'The number needs one {serial:4} (1 to 8 digits); {year} and {issuer} are the others',
      },
    });
  return errors;
}

const digits = '〇一二三四五六七八九';
const chinese = (n: number): string => {
  if (n < 10) return digits.charAt(n);
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? digits.charAt(tens) : ''}十${n % 10 ? digits.charAt(n % 10) : ''}`;
};

/** 2026-09-01 → 2026年9月1日. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 2026-09-01 → 二〇二六年九月一日. */
export function dayInChinese(day: string): string {
  const [year = '', month, date] = day.split('-');
  const years = [...year].map((digit) => digits.charAt(Number(digit))).join('');
  return `${years}年${chinese(Number(month))}月${chinese(Number(date))}日`;
}

/** A value as it is printed. */
function printed({ format }: Pick<TemplateField, 'format'>, value: string): string {
  if (format === 'day') return dayInWords(value);
  return format === 'day-chinese' ? dayInChinese(value) : value;
}

/** What is wrong with the values of one certificate; pointers begin at `at`. */
export function valueErrors(
  content: TemplateContent,
  values: Readonly<Record<string, string>>,
  at: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const known = new Set(content.fields.map(({ key }) => key));
  for (const key of Object.keys(values)) {
    if (known.has(key)) continue;
    errors.push({
      pointer: `${at}/${key}`,
      detail: { zh: `模板没有字段 ${key}`, en: `The template has no field ${key}` },
    });
  }
  for (const field of content.fields) {
    const value = values[field.key] ?? '';
    const pointer = `${at}/${field.key}`;
    if (value === '') {
      if (field.required)
        errors.push({
          pointer,
          detail: { zh: `请填写${field.title.zh}`, en: `${field.title.en} is needed` },
        });
      continue;
    }
    if (field.format.startsWith('day') && !isCalendarDay(value))
      errors.push({
        pointer,
        detail: { zh: '日期应为 2026-09-01 的形式', en: 'A day is written 2026-09-01' },
      });
    if (field.format === 'number' && !/^-?\d{1,15}(\.\d{1,6})?$/.test(value))
      errors.push({ pointer, detail: { zh: '应为数字', en: 'A number is needed' } });
    errors.push(...characterErrors(pointer, value));
  }
  return errors;
}

/** The paragraphs with every placeholder filled; an optional field that is empty leaves nothing. */
export function fillBody(
  content: TemplateContent,
  values: Readonly<Record<string, string>>,
  facts: Readonly<Record<(typeof builtIn)[number], string>>,
): string[] {
  const fields = new Map(content.fields.map((field) => [field.key, field]));
  const text = content.body.replace(placeholder, (_whole, key: string) => {
    const field = fields.get(key);
    if (!field) return facts[key as keyof typeof facts] ?? '';
    const value = values[key] ?? '';
    return value === '' ? '' : printed(field, value);
  });
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What a scheme counts within: everything but the serial number. */
export function counterOf(scheme: string, { issuer, year }: { issuer: string; year: string }): string {
  return scheme.replace('{issuer}', issuer).replaceAll('{year}', year);
}

export function numberFrom(counter: string, serial: number): string {
  return counter.replace(/\{serial:(\d)\}/, (_whole, width: string) =>
    String(serial).padStart(Number(width), '0'),
  );
}

/** The last day on which a certificate issued on this day is valid; undefined for one that never ends. */
export function lastDayOf({ validity }: TemplateContent, issuedOn: string): string | undefined {
  if (validity.kind === 'permanent') return undefined;
  const [year, month, date] = issuedOn.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + validity.months + 1, 0)).getUTCDate();
  const end = new Date(Date.UTC(year, month - 1 + validity.months, Math.min(date, lastOfMonth)));
  return new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10);
}
