import { isCalendarDay } from '#platform/codes/dates.ts';
import { rowIssues } from './cells.ts';
import { type KeyIndex, keyIndex, ownText, type Table, table } from './compact.ts';
import type { IssueList } from './issues.ts';
import type { Manifest } from './oneroster-manifest.ts';
import { openTable } from './oneroster-table.ts';
import type { EnrolmentRecord, TeachingRecord } from './records.ts';
import type { ZipEntry } from './zip.ts';

/** A line of roles.csv without its keys: alike ones are one object. */
export type RoleRow = { orgKey: string; role: string; posts: string; beginDate: string; isPrimary: boolean };

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

/** Loads roles, enrollments and demographics, by user. Equal texts are kept once, the rest as numbers: see compact.ts. */
export async function loadMemberships(
  files: ReadonlyMap<string, ZipEntry>,
  manifest: Manifest,
  issues: IssueList,
): Promise<Memberships> {
  const kept: Kept = {
    users: keyIndex(),
    texts: keyIndex(),
    facts: table(4),
    roles: [],
    rows: table(rowWidth),
    keys: [],
  };
  // Number 0 stands for what nobody told.
  kept.texts.add('');
  await loadRoles(files, manifest, issues, kept);
  await loadEnrolments(files, manifest, issues, kept);
  await loadDemographics(files, manifest, issues, kept);
  const { users, facts, roles } = kept;
  return {
    of(key, line) {
      const user = users.add(key);
      const repeated = facts.get(user, LINE) || undefined;
      if (!repeated) facts.set(user, LINE, line);
      const member = toMember(kept, user, repeated);
      // Read once: the rest of the run needs the key only.
      roles[user] = undefined;
      facts.set(user, FIRST, 0);
      return member;
    },
    tellUnused() {
      let unused = 0;
      for (let user = 0; user < users.size(); user++) if (facts.get(user, LINE) === 0) unused++;
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

/** Everything that is held while users.csv streams by, users and texts by their numbers. */
type Kept = {
  users: KeyIndex;
  texts: KeyIndex;
  /** Of each user: see LINE and what follows. */
  facts: Table;
  roles: (RoleRow[] | undefined)[];
  /** Lines of enrollments.csv: see NEXT and what follows; their keys beside them. */
  rows: Table;
  keys: string[];
};

// Facts of a user: the line in users.csv, the texts of birth date and sex, the latest row of enrollments.csv from 1.
const [LINE, BIRTH, SEX, FIRST] = [0, 1, 2, 3];
// Of a row of enrollments.csv: the user's row before it, from 1; its line; whether it is primary; then texts.
const [NEXT, ROW_LINE, PRIMARY] = [0, 1, 2];
const [GROUP, SCHOOL, ROLE, BEGIN, END, SUBJECTS, ENTRY_YEAR, RESIDENCE, STATUS] = [
  3, 4, 5, 6, 7, 8, 9, 10, 11,
];
const rowWidth = 12;

type Load = (
  files: ReadonlyMap<string, ZipEntry>,
  manifest: Manifest,
  issues: IssueList,
  kept: Kept,
) => Promise<void>;

const loadRoles: Load = async (files, manifest, issues, { users, texts, roles }) => {
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
  const once = (text: string) => texts.key(texts.add(text));
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
        alike.set(ownText(text), list);
      }
      const at = users.add(cell(user));
      const held = roles[at];
      roles[at] = held ? [...held, ...list] : list;
    }
  }
};

const enrolmentRoles = new Set(['student', 'teacher', 'administrator', 'proctor']);

const loadEnrolments: Load = async (files, manifest, issues, { users, texts, facts, rows: kept, keys }) => {
  const table = await openTable(files, manifest, 'enrollments', issues);
  if (!table) return;
  const at = table.at;
  const index = {
    key: at('sourcedId'),
    user: at('userSourcedId'),
    role: at('role'),
    primary: at('primary'),
    begin: at('beginDate'),
    end: at('endDate'),
  };
  const noted: [number, number][] = [
    [GROUP, at('classSourcedId')],
    [SCHOOL, at('schoolSourcedId')],
    [ROLE, index.role],
    [BEGIN, index.begin],
    [END, index.end],
    [SUBJECTS, at('metadata.cn.subjects')],
    [ENTRY_YEAR, at('metadata.cn.entryYear')],
    [RESIDENCE, at('metadata.cn.residence')],
    [STATUS, at('status')],
  ];
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
      const user = users.add(cell(index.user));
      const row = keys.push(ownText(cell(index.key))) - 1;
      kept.set(row, NEXT, facts.get(user, FIRST));
      facts.set(user, FIRST, row + 1);
      kept.set(row, ROW_LINE, place.row);
      kept.set(row, PRIMARY, cell(index.primary) === 'true' ? 1 : 0);
      for (const [column, position] of noted) kept.set(row, column, texts.add(cell(position)));
    }
  }
};

const isDayOrBlank = (text: string) => text === '' || isCalendarDay(text);

const loadDemographics: Load = async (files, manifest, issues, { users, texts, facts }) => {
  const table = await openTable(files, manifest, 'demographics', issues);
  if (!table) return;
  const [key, birthDate, sex] = ['sourcedId', 'birthDate', 'sex'].map(table.at) as [number, number, number];
  for await (const { rows } of table.batches()) {
    for (const cells of rows) {
      const user = users.add(cells[key] as string);
      facts.set(user, BIRTH, texts.add(birthDate < 0 ? '' : (cells[birthDate] as string)));
      facts.set(user, SEX, texts.add(sex < 0 ? '' : (cells[sex] as string)));
    }
  }
};

function toMember(
  { users, texts, facts, roles: allRoles, rows, keys }: Kept,
  user: number,
  repeated: number | undefined,
): Member {
  const roles = allRoles[user] ?? [];
  const enrolments: EnrolmentRecord[] = [];
  const teachings: TeachingRecord[] = [];
  const schools: string[] = [];
  const own: number[] = [];
  for (let at = facts.get(user, FIRST); at > 0; at = rows.get(at - 1, NEXT)) own.unshift(at - 1);
  for (const at of own) {
    const text = (column: number) => texts.key(rows.get(at, column));
    schools.push(text(SCHOOL));
    const place = { file, row: rows.get(at, ROW_LINE) };
    const validFrom = text(BEGIN) || undefined;
    if (text(ROLE) === 'student') {
      const entryYear = text(ENTRY_YEAR);
      enrolments.push({
        ...place,
        key: keys[at] as string,
        schoolKey: text(SCHOOL),
        classKey: text(GROUP) || undefined,
        entryYear: /^\d{4}$/.test(entryYear) ? Number(entryYear) : undefined,
        residence: text(RESIDENCE) || undefined,
        validFrom,
        validTo: text(END) || undefined,
        removed: text(STATUS) === 'tobedeleted',
      });
    } else if (text(STATUS) !== 'tobedeleted' && text(ROLE) === 'teacher') {
      // A set of another system names no subject: then the teacher takes the whole class (全科).
      const subjects = text(SUBJECTS) === '' ? ['全科'] : text(SUBJECTS).split(',');
      for (const [i, subject] of subjects.entries()) {
        const isHead = rows.get(at, PRIMARY) === 1 && i === 0;
        teachings.push({ ...place, classKey: text(GROUP), subject: subject.slice(0, 60), isHead, validFrom });
      }
    }
  }
  return {
    key: users.key(user),
    repeated,
    sex: texts.key(facts.get(user, SEX)),
    birthDate: texts.key(facts.get(user, BIRTH)),
    roles,
    enrolments,
    teachings,
    organisationKeys: () => [...new Set([...roles.map((role) => role.orgKey), ...schools])],
  };
}

const file = 'enrollments.csv';
