import { type Bilingual, pointerOf } from './model.ts';
import { isRecord } from './settle.ts';

/** What keeps a form from being published: the place in the form's JSON, what is wrong, what to do. */
export type Finding = { pointer: string; detail: Bilingual };

export type Path = (string | number)[];

export const finding = (path: Path, zh: string, en: string): Finding[] => [
  { pointer: pointerOf(path), detail: { zh, en } },
];

/** Readers of single keywords of an unknown value. Each returns what is wrong with it; a keyword not there is fine. */
export type Reader = (value: unknown, path: Path) => Finding[];

export const words =
  (most: number): Reader =>
  (value, path) =>
    value === undefined || (typeof value === 'string' && value.length <= most)
      ? []
      : finding(path, `请填写不超过 ${most} 字的文字`, `A text of at most ${most} characters is needed`);

export const whole =
  (low: number, high: number): Reader =>
  (value, path) =>
    value === undefined || (Number.isInteger(value) && (value as number) >= low && (value as number) <= high)
      ? []
      : finding(path, `应为 ${low} 到 ${high} 之间的整数`, `A whole number from ${low} to ${high} is needed`);

export const among =
  (list: readonly string[]): Reader =>
  (value, path) =>
    value === undefined || list.includes(value as string)
      ? []
      : finding(path, `只能是：${list.join('、')}`, `One of: ${list.join(', ')}`);

export const onlyTrue: Reader = (value, path) =>
  value === undefined || value === true ? [] : finding(path, '只能是 true', 'Only true may stand here');

export const bound: Reader = (value, path) =>
  value === undefined || (typeof value === 'number' && Math.abs(value) <= 1e15)
    ? []
    : finding(path, '应为数字', 'A number is needed');

export const needed =
  (read: Reader): Reader =>
  (value, path) =>
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
      ? finding(path, '不能为空', 'Something must stand here')
      : read(value, path);

/** An object with these keywords and no others: what is not listed is refused rather than ignored. */
export const record =
  (readers: Record<string, Reader>): Reader =>
  (value, path) => {
    if (value === undefined) return [];
    if (!isRecord(value)) return finding(path, '应为对象', 'An object is needed');
    const foreign = Object.keys(value)
      .filter((key) => !Object.hasOwn(readers, key))
      .map((key) => key.slice(0, 40))
      .flatMap((key) =>
        finding([...path, key], `表单不支持 ${key}，请去掉`, `"${key}" is not supported; take it out`),
      );
    const own = Object.entries(readers).flatMap(([key, read]) =>
      read(Object.hasOwn(value, key) ? value[key] : undefined, [...path, key]),
    );
    return [...foreign, ...own];
  };

export const list =
  (low: number, high: number, read: Reader): Reader =>
  (value, path) => {
    if (value === undefined) return [];
    if (!Array.isArray(value) || value.length < low || value.length > high)
      return finding(path, `应有 ${low} 到 ${high} 项`, `${low} to ${high} items are needed`);
    return value.flatMap((item, index) => needed(read)(item, [...path, index]));
  };

export const both =
  (...readers: Reader[]): Reader =>
  (value, path) =>
    readers.flatMap((read) => read(value, path));
