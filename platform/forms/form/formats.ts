import { parseCreditCode } from '../../codes/credit-code.ts';
import { isCalendarDay } from '../../codes/dates.ts';
import { parseDivisionCode } from '../../codes/divisions.ts';
import { parseName } from '../../codes/name.ts';
import { parseMobilePhone } from '../../codes/phone.ts';
import { parseResidentId } from '../../codes/resident-id.ts';
import type { Parsed } from '../../codes/result.ts';
import { parseSchoolCode } from '../../codes/school-code.ts';
import { parseStudentNumber } from '../../codes/student-number.ts';
import type { Bilingual, Format } from './model.ts';

type Read = { ok: true; value: string } | { ok: false; detail: Bilingual };

const good = (value: string): Read => ({ ok: true, value });
const bad = (zh: string, en: string): Read => ({ ok: false, detail: { zh, en } });

/** A code's parser as a format: the canonical value, or the parser's own words with the place. */
function code<T>(parse: (text: string) => Parsed<T>, canonical: (value: T) => string) {
  return (text: string): Read => {
    const parsed = parse(text);
    return parsed.ok ? good(canonical(parsed.value)) : bad(parsed.zh, parsed.en);
  };
}

const clock = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const instant = /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-][01]\d:[0-5]\d)$/;
// RFC 5321 §4.5.3.1 bounds the lengths; what lies between is the mail server's to know.
const mail = /^[^\s@]{1,64}@[^\s@.]{1,63}(\.[^\s@.]{1,63}){1,8}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const readers: Record<Format, (text: string) => Read> = {
  date: (text) =>
    isCalendarDay(text) ? good(text) : bad('请填写日期，如 2026-09-01', 'Give a day such as 2026-09-01'),
  time: (text) => (clock.test(text) ? good(text) : bad('请填写时间，如 08:30', 'Give a time such as 08:30')),
  'date-time': (text) =>
    isCalendarDay(instant.exec(text)?.[1] ?? '')
      ? good(text)
      : bad('请填写日期和时间', 'Give a day and a time with its offset'),
  email: (text) =>
    mail.test(text)
      ? good(text)
      : bad('电子邮箱格式不对，应如 name@example.cn', 'Give a mail address such as name@example.cn'),
  uuid: (text) => (uuid.test(text) ? good(text) : bad('编号无效，请重新选择', 'Not an id; choose again')),
  'resident-id': code(
    (text) => parseResidentId(text),
    (value) => value.number,
  ),
  'student-number': code(
    (text) => parseStudentNumber(text),
    (value) => value.number,
  ),
  phone: code(parseMobilePhone, (value) => value.number),
  'credit-code': code(parseCreditCode, (value) => value.code),
  'school-code': code(parseSchoolCode, (value) => value.code),
  'division-code': code(
    (text) => parseDivisionCode(text),
    (value) => value.code,
  ),
  name: code(parseName, (value) => value),
};

/** Reads a text of a format: its canonical form, or what is wrong and what to do. */
export const readFormat = (format: Format, text: string): Read => readers[format](text);
