import type { Readable } from 'node:stream';
import { findPost, posts } from '#modules/directory/index.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { ETHNICITIES } from '#platform/codes/ethnicities.ts';
import { type PersonCells, type PersonColumns, type RowIssues, readPerson, rowIssues } from './cells.ts';
import { CsvError, readCsv } from './csv.ts';
import type { IssueList } from './issues.ts';
import type { GuardianRelation, OrganisationRecord, PersonRecord, RosterSource } from './records.ts';
import { listOf, readCell } from './sheet-cells.ts';
import { SCHOOL_TYPES } from './sheet-columns.ts';
import { type SheetTable, type TableRow, understand } from './sheet-table.ts';
import { readSheets, type Sheet } from './workbook.ts';
import { unreadable, type ZipEntry } from './zip.ts';

const batchRows = 2000;
const mostCsvRows = 500_000;

/** Opens a workbook in the form of our templates: sheets of schools, staff and pupils, in any order, some or all. */
export async function openWorkbook(
  entries: ReadonlyMap<string, ZipEntry>,
  issues: IssueList,
): Promise<RosterSource> {
  return sourceOf('xlsx', await readSheets(entries), issues);
}

/** Opens one such sheet that was saved as CSV, in whatever encoding. */
export async function openCsvSheet(
  bytes: Readable,
  upload: { name: string },
  issues: IssueList,
): Promise<RosterSource> {
  return sourceOf('csv', [await readCsvSheet(bytes, upload, issues)], issues);
}

/** A CSV as a sheet. @throws roster.unreadable-file with the line that cannot be split */
export async function readCsvSheet(
  bytes: Readable,
  { name }: { name: string },
  issues: IssueList | undefined,
): Promise<Sheet> {
  const sheet: Sheet = { name: name.slice(0, 100), rows: new Map(), merges: [] };
  try {
    for await (const batch of readCsv(bytes)) {
      for (const [i, cells] of batch.rows.entries()) {
        sheet.rows.set(
          batch.lines[i] as number,
          cells.map((text) => ({ text, isNumber: false })),
        );
      }
      for (const { line, reason } of batch.bad) {
        issues?.add({
          severity: 'error',
          file: sheet.name,
          row: line,
          column: '',
          value: '',
          code: 'row.unreadable',
          reason,
        });
      }
      if (sheet.rows.size > mostCsvRows)
        throw unreadable('行数过多，请拆分', 'too many rows: split the file');
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(
      `第 ${error.line} 行：${error.reason.zh}`,
      `line ${error.line}: ${error.reason.en}`,
      error,
    );
  }
  return sheet;
}

function sourceOf(format: 'xlsx' | 'csv', sheets: readonly Sheet[], issues: IssueList): RosterSource {
  const tables: SheetTable[] = [];
  for (const sheet of sheets) {
    const table = understand(sheet, issues);
    if (table) tables.push(table);
    else if (sheet.rows.size > 0) {
      rowIssues(issues, { file: sheet.name, row: 1 }).warn('', '', 'sheet.unknown', {
        zh: '没有找到模板的表头，此工作表未读取',
        en: 'no headings of a template were found: this sheet was not read',
      });
    }
  }
  if (tables.length === 0) {
    throw unreadable(
      '没有找到模板的表头：请下载模板并按其列名填写',
      'no headings of a template were found: download a template and keep its column names',
    );
  }
  const read = tables.map((table) => readTable(table, issues));
  return {
    format,
    system: '',
    complete: false,
    rows: tables.reduce((sum, { rows }) => sum + rows.length, 0),
    structure: async () => ({
      terms: [],
      organisations: read.filter(({ key }) => key === 'schools').flatMap(({ rows }) => schoolsOf(rows)),
    }),
    async *people() {
      const staff = read.filter(({ key }) => key === 'staff').flatMap(({ rows }) => rows);
      const pupils = read.filter(({ key }) => key === 'pupils').flatMap(({ rows }) => rows);
      yield* batches([...staffOf(staff), ...pupilsOf(pupils)]);
    },
  };
}

function* batches(records: readonly PersonRecord[]): Generator<PersonRecord[]> {
  for (let from = 0; from < records.length; from += batchRows) yield records.slice(from, from + batchRows);
}

type Line = {
  file: string;
  row: number;
  told: RowIssues;
  cell: (key: string) => string;
  heading: (key: string) => string;
};

function readTable(
  { definition, name, rows, heading }: SheetTable,
  issues: IssueList,
): { key: string; rows: Line[] } {
  return {
    key: definition.key,
    rows: rows.map(({ row, cells }: TableRow): Line => {
      const told = rowIssues(issues, { file: name, row });
      const texts = new Map(
        definition.columns.map((column) => [column.key, readCell(cells[column.key], column, told)]),
      );
      return { file: name, row, told, cell: (key) => texts.get(key) ?? '', heading };
    }),
  };
}

/** Keys by which sheets name what exists: the placement finds them by code and by what a class is called. */
const schoolKey = (code: string) => `school:${code.normalize('NFKC')}`;
const classKey = (code: string, grade: string, name: string) =>
  `class:${JSON.stringify([code.normalize('NFKC'), grade, name])}`;

const typeByName = new Map([...SCHOOL_TYPES].map(([code, zh]) => [zh, code]));

function schoolsOf(lines: readonly Line[]): OrganisationRecord[] {
  const records: OrganisationRecord[] = [];
  const bureaus = new Set<string>();
  for (const { file, row, cell } of lines) {
    const bureau = cell('bureauName');
    if (bureau && !bureaus.has(bureau)) {
      bureaus.add(bureau);
      records.push({
        file,
        row,
        key: `bureau:${bureau}`,
        kind: 'bureau',
        name: bureau,
        codes: [],
        parentKey: undefined,
        removed: false,
      });
    }
    const type = typeByName.get(cell('schoolType')) ?? '';
    const credit = cell('creditCode');
    records.push({
      file,
      row,
      key: schoolKey(cell('schoolCode')),
      kind: type === 'teaching-point' ? 'teaching-point' : 'school',
      name: cell('schoolName'),
      shortName: cell('shortName') || undefined,
      schoolType: type || undefined,
      regionCode: cell('regionCode') || undefined,
      address: cell('address') || undefined,
      codes: [
        { type: 'school-code', value: cell('schoolCode') },
        ...(credit ? [{ type: 'credit-code' as const, value: credit }] : []),
      ],
      parentKey: cell('parentCode') ? schoolKey(cell('parentCode')) : `bureau:${bureau}`,
      removed: false,
    });
  }
  return records;
}

const ethnicityByName = new Map([...ETHNICITIES].map(([code, name]) => [name, code]));

function identityOf(line: Line, prefix = ''): ReturnType<typeof readPerson> {
  const key = (name: string) => (prefix ? prefix + name.charAt(0).toUpperCase() + name.slice(1) : name);
  const { cell, heading, told } = line;
  const document = prefix ? '' : cell('documentType');
  const isPassport = document === '护照';
  if (document && document !== '无' && !cell('residentId')) {
    told.error(heading('residentId'), '', 'cell.missing', {
      zh: '有证件类型而没有证件号；没有证件时类型选“无”',
      en: 'a document without its number; choose 无 when there is none',
    });
  }
  const given: PersonCells = {
    name: cell(key('name')),
    sex: prefix ? '' : cell('sex'),
    birthDate: prefix ? '' : cell('birthDate'),
    residentId: isPassport ? '' : cell(key('residentId')),
    studentNumber: prefix ? '' : cell('studentNumber'),
    staffNumber: prefix ? '' : cell('staffNumber'),
    phone: cell(key('phone')),
    mail: '',
  };
  const columns = Object.fromEntries(
    Object.keys(given).map((name) => [name, heading(key(name))]),
  ) as PersonColumns;
  const identity = readPerson(given, columns, told);
  if (isPassport && cell('residentId'))
    identity.identifiers.push({
      type: 'passport',
      value: cell('residentId').normalize('NFKC').toUpperCase(),
    });
  return identity;
}

function keyOf({ identifiers, name }: ReturnType<typeof readPerson>, line: Line): string {
  const strong = identifiers.find(({ type }) => type !== 'phone' && type !== 'mail');
  if (strong) return `${strong.type}:${strong.value}`;
  const phone = identifiers.find(({ type }) => type === 'phone');
  return phone ? `phone:${phone.value}:${name}` : `row:${line.file}:${line.row}`;
}

function personOf(line: Line, identity: ReturnType<typeof readPerson>): PersonRecord {
  const { file, row, cell } = line;
  return {
    file,
    row,
    key: keyOf(identity, line),
    number: undefined,
    ...identity,
    ethnicity: ethnicityByName.get(cell('ethnicity')),
    organisationKeys: [schoolKey(cell('schoolCode'))],
    enrolments: [],
    postings: [],
    teachings: [],
    guardians: [],
    removed: false,
  };
}

const postByName = new Map<string, string>(Object.entries(posts).map(([code, { name }]) => [name.zh, code]));

/** One row for each school; somebody who works at two is one person. */
function staffOf(lines: readonly Line[]): PersonRecord[] {
  const people = new Map<string, PersonRecord>();
  for (const line of lines) {
    const { file, row, cell, heading, told } = line;
    const fresh = personOf(line, identityOf(line));
    const known = people.get(fresh.key);
    if (known && known.name !== fresh.name) {
      told.error(heading('residentId'), '', 'number.repeated', {
        zh: `证件号与第 ${known.row} 行的“${known.name}”相同，姓名却不同`,
        en: `row ${known.row} has the same number with another name`,
      });
      continue;
    }
    const person = known ?? fresh;
    people.set(person.key, person);
    const school = schoolKey(cell('schoolCode'));
    if (!person.organisationKeys.includes(school)) person.organisationKeys.push(school);
    for (const name of listOf(cell('posts'))) {
      const post = postByName.get(name) ?? (findPost(name) ? name : undefined);
      if (!post)
        told.error(heading('posts'), name, 'post.unknown', {
          zh: `没有“${name}”这个岗位`,
          en: `there is no post "${name}"`,
        });
      else if (post !== 'head-teacher') {
        person.postings.push({
          organisationKey: school,
          post,
          subjects: listOf(cell('subjects')),
          isPrimary: cell('isPrimary') !== '否',
          validFrom: undefined,
        });
      }
    }
    const code = cell('schoolCode');
    for (const name of listOf(cell('headClasses'))) {
      person.teachings.push({
        file,
        row,
        classKey: classKey(code, '', name),
        subject: '',
        isHead: true,
        validFrom: undefined,
      });
    }
    for (const duty of listOf(cell('teaching'))) {
      const [name = '', subject = ''] = duty.split('/');
      if (!subject) {
        told.error(heading('teaching'), duty, 'teaching.form', {
          zh: '任课应写成“班级/学科”',
          en: 'teaching is written as class/subject',
        });
        continue;
      }
      person.teachings.push({
        file,
        row,
        classKey: classKey(code, '', name.trim()),
        subject: subject.trim().slice(0, 60),
        isHead: false,
        validFrom: undefined,
      });
    }
  }
  return [...people.values()];
}

const relationByName: Readonly<Record<string, GuardianRelation>> = {
  父亲: 'father',
  母亲: 'mother',
  祖父: 'grandfather',
  外祖父: 'grandfather',
  祖母: 'grandmother',
  外祖母: 'grandmother',
  其他亲属: 'relative',
  其他: 'other',
};

/** Pupils, each after the guardians that its row is the first to name. */
function pupilsOf(lines: readonly Line[]): PersonRecord[] {
  const people: PersonRecord[] = [];
  const guardians = new Map<string, PersonRecord>();
  for (const line of lines) {
    const { file, row, cell } = line;
    const pupil = personOf(line, identityOf(line));
    for (const prefix of ['guardian', 'secondGuardian']) {
      if (!cell(`${prefix}Name`)) continue;
      const guardian = { ...personOf(line, identityOf(line, prefix)), ethnicity: undefined };
      if (!guardians.has(guardian.key)) {
        guardians.set(guardian.key, guardian);
        people.push(guardian);
      }
      pupil.guardians.push({
        key: guardian.key,
        relation: relationByName[cell(`${prefix}Relation`)] ?? 'other',
      });
    }
    pupil.enrolments.push({
      file,
      row,
      key: '',
      schoolKey: schoolKey(cell('schoolCode')),
      classKey: classKey(cell('schoolCode'), cell('grade'), cell('className')),
      entryYear: undefined,
      residence: cell('residence') === '住校' ? 'boarder' : cell('residence') === '走读' ? 'day' : undefined,
      validFrom: cell('enteredOn') || undefined,
      validTo: undefined,
      removed: false,
    });
    people.push(pupil);
  }
  return people;
}

const levels = [
  '小班',
  '中班',
  '大班',
  '一年级',
  '二年级',
  '三年级',
  '四年级',
  '五年级',
  '六年级',
  '七年级',
  '八年级',
  '九年级',
  '高一',
  '高二',
  '高三',
];
const sameLevels: Readonly<Record<string, string>> = {
  初一: '七年级',
  初二: '八年级',
  初三: '九年级',
  高一年级: '高一',
  高二年级: '高二',
  高三年级: '高三',
  中职一年级: '高一',
  中职二年级: '高二',
  中职三年级: '高三',
};

/**
 * What a class may be called in the directory, from what a school writes: cohort and number (`一年级` and `1班` is number
 * 1 of the cohort that entered this school year), or a name.
 */
export function classNames(
  grade: string,
  name: string,
  today: string = todayInChina(),
): { entryYear?: number; number?: number; names: string[] } {
  const whole = (grade + name).normalize('NFKC').replace(/\s/g, '');
  const split = /^(.*?(?:年级|小班|中班|大班|初[一二三]|高[一二三](?:年级)?))?(?:\(?(\d{1,3})\)?班)$/.exec(
    whole,
  );
  const names = [whole, name.normalize('NFKC').replace(/\s/g, '')];
  const number = split?.[2] === undefined ? undefined : Number(split[2]);
  const said = split?.[1] ?? '';
  const level = levels.indexOf(sameLevels[said] ?? said) - 2;
  if (number === undefined || level < -2) return { names };
  const first = level <= 0 ? -2 : level <= 6 ? 1 : level <= 9 ? 7 : 10;
  return { entryYear: schoolYearOf(today) - (level - first), number, names };
}

const schoolYearOf = (today: string) => Number(today.slice(0, 4)) - (today.slice(5) < '08-01' ? 1 : 0);
const firstLevels: Readonly<Record<string, number>> = {
  kindergarten: -2,
  primary: 1,
  junior: 7,
  senior: 10,
  vocational: 10,
  special: 1,
};

/** What a school calls a class of the directory: `一年级1班`, or its own name. */
export function spokenName(
  group: {
    name: string;
    stage?: string | undefined;
    entryYear?: number | undefined;
    classNumber?: number | undefined;
  },
  today: string,
): string {
  const { stage = '', entryYear, classNumber, name } = group;
  const level =
    entryYear === undefined
      ? undefined
      : levels[(firstLevels[stage] ?? 1) + schoolYearOf(today) - entryYear + 2];
  return level && classNumber !== undefined ? `${level}${classNumber}班` : name;
}
