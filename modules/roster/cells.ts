import { isCalendarDay, todayInChina } from '#platform/codes/dates.ts';
import { parseName } from '#platform/codes/name.ts';
import { parseMobilePhone } from '#platform/codes/phone.ts';
import { parseResidentId } from '#platform/codes/resident-id.ts';
import type { CodeIssue, Parsed } from '#platform/codes/result.ts';
import { parseStudentNumber } from '#platform/codes/student-number.ts';
import { maskPhone, maskResidentId } from '#platform/crypto/mask.ts';
import type { Bilingual } from '#platform/errors.ts';
import type { Issue, IssueList } from './issues.ts';
import type { IdentifierType, PersonRecord, Place } from './records.ts';

/** A reader's view of one row: tells what is wrong with its cells. */
export type RowIssues = {
  error: (column: string, value: string, code: string, reason: Bilingual, suggestion?: Bilingual) => void;
  warn: (column: string, value: string, code: string, reason: Bilingual, suggestion?: Bilingual) => void;
  repaired: (column: string, value: string, code: string, reason: Bilingual) => void;
};

export function rowIssues(list: IssueList, { file, row }: Place): RowIssues {
  const tell =
    (severity: Issue['severity']): RowIssues['error'] =>
    (column, value, code, reason, suggestion) =>
      list.add({ severity, file, row, column, value, code, reason, suggestion });
  return { error: tell('error'), warn: tell('warning'), repaired: tell('repair') };
}

/** What a file says of a person, cell by cell, before it is believed. */
export type PersonCells = {
  name: string;
  sex: string;
  birthDate: string;
  residentId: string;
  studentNumber: string;
  staffNumber: string;
  phone: string;
  mail: string;
};
export type PersonColumns = Record<keyof PersonCells, string>;
export type PersonIdentity = Pick<PersonRecord, 'name' | 'sex' | 'birthDate' | 'identifiers'>;

const sexes: Readonly<Record<string, PersonRecord['sex']>> = {
  male: 'male',
  female: 'female',
  男: 'male',
  女: 'female',
  男性: 'male',
  女性: 'female',
  1: 'male',
  2: 'female',
  '': 'unknown',
  unspecified: 'unknown',
  other: 'unknown',
  未知: 'unknown',
};

const plainNumber: Readonly<Partial<Record<IdentifierType, RegExp>>> = {
  'resident-id': /^\d{17}[\dX]$/,
  'student-number': /^[GJL][\dX]{18}$/,
  phone: /^\d{11}$/,
};

const masked: Readonly<Partial<Record<IdentifierType, (value: string) => string>>> = {
  'resident-id': maskResidentId,
  'student-number': (value) => value.slice(0, 1) + maskResidentId(value.slice(1)),
  phone: maskPhone,
};

/** The value as the report may show it. */
export function maskCell(type: IdentifierType, value: string): string {
  return masked[type]?.(value) ?? value;
}

/**
 * Reads the cells that make a person. Numbers are brought to their canonical form and compared with each other: the
 * resident ID tells birth date and sex. A number that does not fit is never "corrected": only its writing is.
 */
export function readPerson(cells: PersonCells, columns: PersonColumns, row: RowIssues): PersonIdentity {
  const identifiers: PersonIdentity['identifiers'] = [];
  const name = parseName(cells.name);
  if (name.ok) warnOf(name.warnings, columns.name, cells.name, row);
  else row.error(columns.name, cells.name, name.code, name);

  const number = <T>(
    type: IdentifierType,
    key: keyof PersonCells,
    parse: (text: string) => Parsed<T>,
    pick: (value: T) => string,
  ) => {
    const text = cells[key];
    if (text === '') return undefined;
    const parsed = parse(text);
    if (!parsed.ok) {
      row.error(columns[key], maskCell(type, text), parsed.code, parsed);
      return undefined;
    }
    const value = pick(parsed.value);
    if (value !== text) {
      row.repaired(columns[key], maskCell(type, text), `${type}.written`, {
        zh: '已统一为半角、大写、无空格的写法',
        en: 'brought to half-width capitals without blanks',
      });
    } else if (parsed.warnings.length > 0 && plainNumber[type])
      warnOf(parsed.warnings, columns[key], maskCell(type, text), row);
    identifiers.push({ type, value });
    return parsed.value;
  };

  const id = number('resident-id', 'residentId', parseResidentId, (value) => value.number);
  const pupil = number('student-number', 'studentNumber', parseStudentNumber, (value) => value.number);
  number('phone', 'phone', parseMobilePhone, (value) => value.number);
  if (cells.staffNumber !== '') {
    const value = cells.staffNumber.normalize('NFKC').trim().toUpperCase();
    if (value.length <= 60) identifiers.push({ type: 'staff-number', value });
    else
      row.error(columns.staffNumber, cells.staffNumber, 'staff-number.length', {
        zh: '教职工号最多 60 个字符',
        en: 'a staff number has at most 60 characters',
      });
  }
  if (cells.mail !== '') {
    const value = cells.mail.trim().toLowerCase();
    if (/^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(value) && value.length <= 254)
      identifiers.push({ type: 'mail', value });
    else
      row.warn(columns.mail, cells.mail, 'mail.form', {
        zh: '邮箱格式不正确，未导入',
        en: 'not a mail address; left out',
      });
  }

  if (id && pupil?.residentId && pupil.residentId !== id.number) {
    row.error(
      columns.studentNumber,
      maskCell('student-number', cells.studentNumber),
      'student-number.other-person',
      {
        zh: '学籍号中的身份证号与身份证件号不一致',
        en: 'the student number holds another resident ID than the one given',
      },
    );
  }
  return {
    name: name.ok ? name.value : cells.name,
    sex: readSex(cells, columns, row, id?.sex),
    birthDate: readBirthDate(cells, columns, row, id?.birthDate ?? pupil?.birthDate),
    identifiers,
  };
}

function readSex(
  cells: PersonCells,
  columns: PersonColumns,
  row: RowIssues,
  fromId: 'male' | 'female' | undefined,
): PersonRecord['sex'] {
  const sex = sexes[cells.sex] ?? sexes[cells.sex.normalize('NFKC').trim().toLowerCase()];
  if (sex === undefined) {
    row.error(columns.sex, cells.sex, 'sex.value', {
      zh: '性别应为男或女',
      en: 'sex is 男 or 女 (male or female)',
    });
    return 'unknown';
  }
  if (sex === 'unknown') return fromId ?? sex;
  if (fromId && fromId !== sex) {
    row.error(columns.sex, cells.sex, 'sex.differs', {
      zh: '性别与身份证件号（第 17 位单数为男、双数为女）不一致',
      en: 'the sex differs from the resident ID (digit 17: odd is male)',
    });
  }
  return sex;
}

function readBirthDate(
  cells: PersonCells,
  columns: PersonColumns,
  row: RowIssues,
  fromId: string | undefined,
): string | undefined {
  if (cells.birthDate === '') return fromId;
  const day = cells.birthDate;
  if (!isCalendarDay(day) || day < '1900-01-01' || day > todayInChina()) {
    row.error(columns.birthDate, day, 'birth-date.value', {
      zh: '出生日期应为实际存在的日期，如 2015-03-08',
      en: 'the birth date is a day that existed, like 2015-03-08',
    });
    return undefined;
  }
  if (fromId && fromId !== day) {
    row.error(
      columns.birthDate,
      day,
      'birth-date.differs',
      {
        zh: '出生日期与身份证件号或学籍号中的不一致',
        en: 'the birth date differs from the one in the resident ID or student number',
      },
      { zh: '请对照证件核对', en: 'compare with the document' },
    );
  }
  return day;
}

function warnOf(warnings: readonly CodeIssue[], column: string, value: string, row: RowIssues): void {
  for (const warning of warnings) row.warn(column, value, warning.code, warning);
}
