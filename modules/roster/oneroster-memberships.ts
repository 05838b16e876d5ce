import { isCalendarDay } from '#platform/codes/dates.ts';
import { rowIssues } from './cells.ts';
import type { IssueList } from './issues.ts';
import type { Manifest } from './oneroster-manifest.ts';
import { openTable } from './oneroster-table.ts';
import type { EnrolmentRecord, TeachingRecord } from './records.ts';
import type { ZipEntry } from './zip.ts';

/** A line of roles.csv without its keys: alike ones are one object. */
export type RoleRow = { orgKey: string; role: string; posts: string; beginDate: string; isPrimary: boolean };

type EnrolmentRow = {
  line: number;
  key: string;
  classKey: string;
  schoolKey: string;
  role: string;
  isPrimary: boolean;
  beginDate: string;
  endDate: string;
  subjects: string;
  entryYear: string;
  residence: string;
  status: string;
};

/** What the other files say of one user. */
export type Member = {
  /** The user's key as a text of its own, which may be kept. */
  key: string;
  /** The line on which the same sourcedId stood before. */
  repeated: number | undefined;
  sex: string;
  birthDate: string;
  roles: readonly RoleRow[];
  enrolments: EnrolmentRecord[];
  teachings: TeachingRecord[];
  organisationKeys: () => string[];
};

export type Memberships = { of: (userKey: string, line: number) => Member; tellUnused: () => void };

type Entry = {
  key: string;
  line: number;
  birthDate: string;
  sex: string;
  roles: RoleRow[] | undefined;
  enrolments: EnrolmentRow[] | undefined;
};

/** Loads roles, enrollments and demographics, by user. Equal texts are kept once. */
export async function loadMemberships(
  files: ReadonlyMap<string, ZipEntry>,
  manifest: Manifest,
  issues: IssueList,
): Promise<Memberships> {
  const entries = new Map<string, Entry>();
  const texts = new Map<string, string>();
  // A cell is a window onto its row; keeping it would keep the row. Few different texts repeat a million times.
  const once = (text: string): string => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    const copy = copied(text);
    texts.set(copy, copy);
    return copy;
  };
  const entryOf = (key: string): Entry => {
    let entry = entries.get(key);
    if (!entry) {
      entry = { key: copied(key), line: 0, birthDate: '', sex: '', roles: undefined, enrolments: undefined };
      entries.set(entry.key, entry);
    }
    return entry;
  };
  await loadRoles(files, manifest, issues, entryOf, once);
  await loadEnrolments(files, manifest, issues, entryOf, once);
  await loadDemographics(files, manifest, issues, entryOf, once);
  return {
    of(key, line) {
      const entry = entryOf(key);
      const repeated = entry.line || undefined;
      if (!repeated) entry.line = line;
      const member = toMember(entry, repeated);
      // Read once: the rest of the run needs the key only.
      entry.roles = undefined;
      entry.enrolments = undefined;
      return member;
    },
    tellUnused() {
      let unused = 0;
      for (const { line } of entries.values()) if (line === 0) unused++;
      if (unused === 0 || manifest.modes.users !== 'bulk') return;
      issues.add({
        severity: 'warning',
        file: 'users.csv',
        row: 0,
        column: 'sourcedId',
        value: String(unused),
        code: 'user.missing',
        reason: {
          zh: `roles、enrollments 或 demographics 中有 ${unused} 个用户不在 users.csv 里，未导入`,
          en: `${unused} users of roles, enrollments or demographics are not in users.csv; left out`,
        },
      });
    },
  };
}

/** A text of its own, not a window onto a longer one. */
function copied(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

type Load = (
  files: ReadonlyMap<string, ZipEntry>,
  manifest: Manifest,
  issues: IssueList,
  entryOf: (key: string) => Entry,
  once: (text: string) => string,
) => Promise<void>;

const loadRoles: Load = async (files, manifest, issues, entryOf, once) => {
  const table = await openTable(files, manifest, 'roles', issues);
  if (!table) return;
  const [user, org, role, type] = ['userSourcedId', 'orgSourcedId', 'role', 'roleType'].map(table.at) as [
    number,
    number,
    number,
    number,
  ];
  const [status, begin, posts] = ['status', 'beginDate', 'metadata.cn.posts'].map(table.at) as [
    number,
    number,
    number,
  ];
  const alike = new Map<string, RoleRow[]>();
  for await (const { rows } of table.batches()) {
    for (const cells of rows) {
      const cell = (at: number) => (at < 0 ? '' : (cells[at] as string));
      if (cell(status) === 'tobedeleted') continue;
      const text = `${cell(org)}\t${cell(role)}\t${cell(type)}\t${cell(begin)}\t${cell(posts)}`;
      let list = alike.get(text);
      if (!list) {
        const row: RoleRow = {
          orgKey: once(cell(org)),
          role: once(cell(role)),
          posts: once(cell(posts)),
          beginDate: once(cell(begin)),
          isPrimary: cell(type) === 'primary',
        };
        list = [row];
        alike.set(copied(text), list);
      }
      const entry = entryOf(cell(user));
      entry.roles = entry.roles ? [...entry.roles, ...list] : list;
    }
  }
};

const enrolmentRoles = new Set(['student', 'teacher', 'administrator', 'proctor']);

const loadEnrolments: Load = async (files, manifest, issues, entryOf, once) => {
  const table = await openTable(files, manifest, 'enrollments', issues);
  if (!table) return;
  const at = table.at;
  const index = {
    key: at('sourcedId'),
    status: at('status'),
    group: at('classSourcedId'),
    school: at('schoolSourcedId'),
    user: at('userSourcedId'),
    role: at('role'),
    primary: at('primary'),
    begin: at('beginDate'),
    end: at('endDate'),
    subjects: at('metadata.cn.subjects'),
    entryYear: at('metadata.cn.entryYear'),
    residence: at('metadata.cn.residence'),
  };
  for await (const { rows, lines } of table.batches()) {
    for (let i = 0; i < rows.length; i++) {
      const cells = rows[i] as string[];
      const cell = (position: number) => (position < 0 ? '' : (cells[position] as string));
      const place = { file, row: lines[i] as number };
      const role = cell(index.role);
      if (!enrolmentRoles.has(role)) {
        rowIssues(issues, place).error('role', role, 'enrolment.role', {
          zh: '角色应为 student、teacher、administrator 或 proctor',
          en: 'the role is student, teacher, administrator or proctor',
        });
        continue;
      }
      const [beginDate, endDate] = [cell(index.begin), cell(index.end)];
      if (!isDayOrBlank(beginDate) || !isDayOrBlank(endDate) || (endDate !== '' && endDate < beginDate)) {
        rowIssues(issues, place).error('beginDate', `${beginDate} – ${endDate}`, 'enrolment.dates', {
          zh: '起止日期无效',
          en: 'the dates are not a period',
        });
        continue;
      }
      const entry = entryOf(cell(index.user));
      const row: EnrolmentRow = {
        line: place.row,
        key: copied(cell(index.key)),
        classKey: once(cell(index.group)),
        schoolKey: once(cell(index.school)),
        role: once(role),
        isPrimary: cell(index.primary) === 'true',
        beginDate: once(beginDate),
        endDate: once(endDate),
        subjects: once(cell(index.subjects)),
        entryYear: once(cell(index.entryYear)),
        residence: once(cell(index.residence)),
        status: once(cell(index.status)),
      };
      if (entry.enrolments) entry.enrolments.push(row);
      else entry.enrolments = [row];
    }
  }
};

const isDayOrBlank = (text: string) => text === '' || isCalendarDay(text);

const loadDemographics: Load = async (files, manifest, issues, entryOf, once) => {
  const table = await openTable(files, manifest, 'demographics', issues);
  if (!table) return;
  const [key, birthDate, sex] = ['sourcedId', 'birthDate', 'sex'].map(table.at) as [number, number, number];
  for await (const { rows } of table.batches()) {
    for (const cells of rows) {
      const entry = entryOf(cells[key] as string);
      entry.birthDate = once(birthDate < 0 ? '' : (cells[birthDate] as string));
      entry.sex = once(sex < 0 ? '' : (cells[sex] as string));
    }
  }
};

function toMember(entry: Entry, repeated: number | undefined): Member {
  const { roles = [], enrolments: rows = [] } = entry;
  const enrolments: EnrolmentRecord[] = [];
  const teachings: TeachingRecord[] = [];
  for (const row of rows) {
    if (row.role === 'student') enrolments.push(toEnrolment(row));
    else if (row.status !== 'tobedeleted' && row.role === 'teacher') teachings.push(...toTeachings(row));
  }
  return {
    key: entry.key,
    repeated,
    sex: entry.sex,
    birthDate: entry.birthDate,
    roles,
    enrolments,
    teachings,
    organisationKeys: () => [
      ...new Set([...roles.map((role) => role.orgKey), ...rows.map((row) => row.schoolKey)]),
    ],
  };
}

const file = 'enrollments.csv';

function toEnrolment(row: EnrolmentRow): EnrolmentRecord {
  return {
    file,
    row: row.line,
    key: row.key,
    schoolKey: row.schoolKey,
    classKey: row.classKey || undefined,
    entryYear: /^\d{4}$/.test(row.entryYear) ? Number(row.entryYear) : undefined,
    residence: row.residence || undefined,
    validFrom: row.beginDate || undefined,
    validTo: row.endDate || undefined,
    removed: row.status === 'tobedeleted',
  };
}

// A set of another system names no subject: then the teacher takes the whole class (全科).
function toTeachings(row: EnrolmentRow): TeachingRecord[] {
  const subjects = row.subjects === '' ? ['全科'] : row.subjects.split(',');
  return subjects.map((subject, i) => ({
    file,
    row: row.line,
    classKey: row.classKey,
    subject: subject.slice(0, 60),
    isHead: row.isPrimary && i === 0,
    validFrom: row.beginDate || undefined,
  }));
}
