import { isCalendarDay, todayInChina } from './dates.ts';
import { parseDivisionCode } from './divisions.ts';
import { makeResidentId, parseResidentId, residentIdCheck } from './resident-id.ts';
import { accept, cleanCode, demand, firstForeign, type Parsed, reject } from './result.ts';

/**
 * A national student number 学籍号: 19 characters, one for a pupil's whole schooling. G holds the resident ID;
 * J stands for pupils without one; L is temporary until either is known.
 */
export type StudentNumber = {
  number: string;
  form: 'G' | 'J' | 'L';
  region: string;
  birthDate: string;
  /** Of form G only. */
  residentId?: string;
};

/**
 * Reads a student number. A G number must hold a valid resident ID. The rule behind the check digit of J numbers is
 * not published with the format; the one of resident IDs is assumed and a difference only warns.
 * @param today day (YYYY-MM-DD) after which nobody is born yet
 */
export function parseStudentNumber(text: string, today: string = todayInChina()): Parsed<StudentNumber> {
  const number = cleanCode(text);
  const form = number.charAt(0);
  if (form !== 'G' && form !== 'J' && form !== 'L') {
    return reject(
      'student_number.form',
      '学籍号应以 G、J 或 L 开头',
      'A student number begins with G, J or L',
      1,
    );
  }
  if (number.length !== 19) {
    return reject(
      'student_number.length',
      `学籍号应为19位，现为${number.length}位`,
      `A student number has 19 characters, this has ${number.length}`,
    );
  }
  const body = number.slice(1);
  if (form === 'G') {
    const id = parseResidentId(body, today);
    if (!id.ok) {
      const position = id.position === undefined ? undefined : id.position + 1;
      return reject(
        'student_number.resident_id',
        `学籍号中的${id.zh}`,
        `In the student number: ${id.en}`,
        position,
      );
    }
    const { region, birthDate } = id.value;
    return accept({ number, form, region, birthDate, residentId: id.value.number }, id.warnings);
  }
  const foreign = firstForeign(form === 'J' ? body.slice(0, 17) : body, /[^0-9]/);
  if (foreign) {
    return reject(
      'student_number.character',
      `学籍号第${foreign + 1}位应为数字`,
      `Character ${foreign + 1} of a student number must be a digit`,
      foreign + 1,
    );
  }
  if (form === 'J' && !/[0-9X]/.test(body.charAt(17))) {
    return reject(
      'student_number.character',
      '学籍号末位应为数字或 X',
      'The last character of a student number must be a digit or X',
      19,
    );
  }
  const region = parseDivisionCode(body.slice(0, 6));
  if (!region.ok)
    return reject(
      'student_number.region',
      `学籍号中的${region.zh}`,
      `In the student number: ${region.en}`,
      2,
    );
  const birthDate = `${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`;
  if (!isCalendarDay(birthDate) || birthDate < '1900-01-01' || birthDate > today) {
    return reject(
      'student_number.birth_date',
      `学籍号中的出生日期 ${birthDate} 不可能，请核对第8至15位`,
      `The birth date ${birthDate} in the student number is impossible: check characters 8 to 15`,
      8,
    );
  }
  const value: StudentNumber = { number, form, region: region.value.code, birthDate };
  if (form === 'J' && residentIdCheck(body) !== body.charAt(17)) {
    const issue = {
      code: 'student_number.check',
      zh: '学籍号校验位不符，请核对',
      en: 'The check character of the student number does not fit, please check',
      position: 19,
    };
    return accept(value, [...region.warnings, issue]);
  }
  return accept(value, region.warnings);
}

/** What a student number is made from: a resident ID, or region, birth date and a serial (J: 0–999, L: 0–9999). */
export type StudentNumberParts =
  | { form: 'G'; residentId: string }
  | { form: 'J' | 'L'; region: string; birthDate: string; serial: number };

/** @throws RangeError for parts that no number can have */
export function makeStudentNumber(parts: StudentNumberParts): string {
  if (parts.form === 'G') {
    demand(/^\d{17}[\dX]$/.test(parts.residentId), 'residentId: 18 characters are needed');
    return `G${parts.residentId}`;
  }
  const { region, birthDate, serial } = parts;
  if (parts.form === 'J') return `J${makeResidentId({ region, birthDate, sequence: serial })}`;
  demand(
    /^\d{6}$/.test(region) && isCalendarDay(birthDate),
    'region: six digits, birthDate: a day of the calendar',
  );
  demand(Number.isInteger(serial) && serial >= 0 && serial <= 9999, `serial ${serial}: 0 to 9999`);
  return `L${region}${birthDate.replaceAll('-', '')}${String(serial).padStart(4, '0')}`;
}
