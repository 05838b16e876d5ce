import { type Language, useLanguage } from './language.ts';

/** Dates and hours are shown in the official time of China wherever the reader's device thinks it is. */
const timeZone = 'Asia/Shanghai';

type When = Date | string | number;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language, { timeZone, ...options });
    formats.set(key, found);
  }
  return found;
}

/** A day without hour (`YYYY-MM-DD`) is noon, so that no time zone moves it. */
function instant(when: When): Date {
  return typeof when === 'string' && /^\d{4}-\d\d-\d\d$/.test(when)
    ? new Date(`${when}T12:00:00+08:00`)
    : new Date(when);
}

/** 2026年11月23日 · Nov 23, 2026 */
export function formatDay(when: When, language: Language): string {
  return formatter(language, {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(instant(when));
}

/** 11月23日 星期一 · Mon, Nov 23 */
export function formatWeekday(when: When, language: Language): string {
  const at = instant(when);
  if (language === 'en')
    return formatter('en', { weekday: 'short', day: 'numeric', month: 'short' }).format(at);
  const day = formatter(language, { month: 'long', day: 'numeric' }).format(at);
  return `${day} ${formatter(language, { weekday: 'long' }).format(at)}`;
}

/** 2026年11月 · November 2026 */
function formatMonth(when: When, language: Language): string {
  return formatter(language, { year: 'numeric', month: 'long' }).format(instant(when));
}

/** 11/23 · 23 Nov: a day of this year in the least room. */
function formatShort(when: When, language: Language): string {
  return formatter(language, { month: language === 'en' ? 'short' : 'numeric', day: 'numeric' }).format(
    instant(when),
  );
}

/** 14:05 */
export function formatClock(when: When, language: Language): string {
  return formatter(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant(when));
}

/** 2026年11月23日 14:05 · Nov 23, 2026, 14:05 */
export function formatMoment(when: When, language: Language): string {
  return `${formatDay(when, language)}${language === 'en' ? ', ' : ' '}${formatClock(when, language)}`;
}

/** 刚刚, 10 分钟前, 昨天 14:05, then the day; ahead: 20 分钟后. */
export function formatAgo(when: When, language: Language, now: When = Date.now()): string {
  const at = instant(when);
  const seconds = Math.round((at.getTime() - instant(now).getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return language === 'en' ? 'just now' : '刚刚';
  const [count, unit] =
    size < 3600
      ? ([Math.round(seconds / 60), 'minute'] as const)
      : ([Math.round(seconds / 3600), 'hour'] as const);
  if (size < 12 * 3600)
    return spaced(new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(count, unit));
  const days = Math.round((dayStart(at) - dayStart(instant(now))) / 86_400_000);
  if (Math.abs(days) <= 1) {
    const name = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
    return `${name} ${formatClock(at, language)}`;
  }
  return formatDay(at, language);
}

function dayStart(at: Date): number {
  return Math.floor((at.getTime() + 8 * 3_600_000) / 86_400_000) * 86_400_000;
}

/** Chinese typography sets a thin gap between figures and characters: 10 分钟前. */
function spaced(text: string): string {
  return text.replace(/(\d)([\u4e00-\u9fff])/g, '$1 $2');
}

/** 215,530; at most `digits` decimals. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** Large figures the way people say them: 21.6 万 · 215.5K */
export function formatBig(value: number, language: Language): string {
  if (Math.abs(value) < 10_000) return formatNumber(value, language);
  return spaced(
    new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value),
  );
}

/** A share between 0 and 1 as 97.1%. */
export function formatShare(value: number, language: Language, digits = 1): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(value);
}

/** Bytes, in units of 1024: 1.5 MB */
export function formatSize(bytes: number, language: Language): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${formatNumber(size, language, unit === 0 ? 0 : 1)} ${units[unit]}`;
}

/** Seconds as 2 小时 5 分, 40 秒 · 2 h 5 min, 40 s */
export function formatSpan(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const words = language === 'en' ? ['h', 'min', 's'] : ['小时', '分', '秒'];
  if (h > 0) return m > 0 ? `${h} ${words[0]} ${m} ${words[1]}` : `${h} ${words[0]}`;
  if (m >= 10 || (m > 0 && s === 0)) return `${m} ${words[1]}`;
  return m > 0 ? `${m} ${words[1]} ${s} ${words[2]}` : `${s} ${words[2]}`;
}

/** Fen as ¥1,234.50 */
export function formatMoney(fen: number, language: Language): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  }).format(fen / 100);
}

/** All of the above bound to the language now. */
export function useFormat() {
  const language = useLanguage();
  return {
    day: (when: When) => formatDay(when, language),
    weekday: (when: When) => formatWeekday(when, language),
    month: (when: When) => formatMonth(when, language),
    short: (when: When) => formatShort(when, language),
    clock: (when: When) => formatClock(when, language),
    moment: (when: When) => formatMoment(when, language),
    ago: (when: When) => formatAgo(when, language),
    number: (value: number, digits?: number) => formatNumber(value, language, digits),
    big: (value: number) => formatBig(value, language),
    share: (value: number, digits?: number) => formatShare(value, language, digits),
    size: (bytes: number) => formatSize(bytes, language),
    span: (seconds: number) => formatSpan(seconds, language),
    money: (fen: number) => formatMoney(fen, language),
  };
}
