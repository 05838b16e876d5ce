import { isCalendarDay } from '#platform/codes/dates.ts';
import { parsePersonNumber } from '#platform/codes/person-number.ts';
import { type PersonCells, type PersonColumns, readPerson, rowIssues } from './cells.ts';
import type { IssueList } from './issues.ts';
import { readManifest } from './oneroster-manifest.ts';
import { loadMemberships, type Memberships, type RoleRow } from './oneroster-memberships.ts';
import { readStructure } from './oneroster-structure.ts';
import { type OpenTable, openTable } from './oneroster-table.ts';
import type { GuardianRelation, PersonRecord, PostingRecord, RosterSource } from './records.ts';
import { unreadable, type ZipEntry } from './zip.ts';

const largestUsers = 2_000_000;
const bytesPerUser = 230;
const batchRows = 2000;

/**
 * Opens a OneRoster 1.2 CSV set. Structure is small and held; people are streamed from users.csv and meet there what
 * roles, enrollments and demographics say about them, which is kept in memory in compact form (about 150 bytes a user).
 * @throws roster.unreadable-file for a set that contradicts its manifest
 */
export async function openOneRoster(
  entries: ReadonlyMap<string, ZipEntry>,
  issues: IssueList,
): Promise<RosterSource> {
  const files = atRoot(entries);
  const manifest = await readManifest(files, issues);
  const open = (name: 'users') => openTable(files, manifest, name, issues);
  const size = files.get('users.csv')?.size ?? 0;
  if (size > largestUsers * bytesPerUser) {
    throw unreadable(
      `一次最多导入 ${largestUsers} 人，请按县区拆分`,
      `at most ${largestUsers} users at a time: split the set by county`,
    );
  }
  return {
    format: 'oneroster',
    system: manifest.system,
    complete: manifest.modes.users === 'bulk',
    rows: Math.round(size / bytesPerUser),
    structure: () => readStructure(files, manifest, issues),
    async *people() {
      const users = await open('users');
      if (!users) return;
      const memberships = await loadMemberships(files, manifest, issues);
      yield* readUsers(users, memberships, issues);
      memberships.tellUnused();
    },
  };
}

/** The binding puts the files at the root of the zip; one folder around all of them is forgiven. */
function atRoot(entries: ReadonlyMap<string, ZipEntry>): Map<string, ZipEntry> {
  const manifest = [...entries.keys()].find((name) => /(^|\/)manifest\.csv$/i.test(name)) ?? '';
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  const files = new Map<string, ZipEntry>();
  for (const [name, entry] of entries)
    if (name.startsWith(folder)) files.set(name.slice(folder.length), entry);
  return files;
}

const columns: PersonColumns = {
  name: 'familyName, givenName',
  sex: 'sex',
  birthDate: 'birthDate',
  residentId: 'metadata.cn.residentId',
  studentNumber: 'metadata.cn.studentNumber',
  staffNumber: 'metadata.cn.staffNumber',
  phone: 'sms',
  mail: 'email',
};

async function* readUsers(
  users: OpenTable,
  memberships: Memberships,
  issues: IssueList,
): AsyncGenerator<PersonRecord[]> {
  const at = (column: string) => users.at(column);
  const index = {
    key: at('sourcedId'),
    status: at('status'),
    given: at('givenName'),
    family: at('familyName'),
    name: at('metadata.cn.name'),
    identifier: at('identifier'),
    userIds: at('userIds'),
    username: at('username'),
    master: at('userMasterIdentifier'),
    sms: at('sms'),
    phone: at('phone'),
    mail: at('email'),
    agents: at('agentSourcedIds'),
    relations: at('metadata.cn.agentRelations'),
    ethnicity: at('metadata.cn.ethnicity'),
    primaryOrg: at('primaryOrgSourcedId'),
    residentId: at('metadata.cn.residentId'),
    studentNumber: at('metadata.cn.studentNumber'),
    staffNumber: at('metadata.cn.staffNumber'),
  };
  let batch: PersonRecord[] = [];
  for await (const { rows, lines } of users.batches()) {
    for (let i = 0; i < rows.length; i++) {
      const cells = rows[i] as string[];
      const cell = (column: number) => (column < 0 ? '' : (cells[column] as string));
      const row = lines[i] as number;
      const place = { file: 'users.csv', row };
      const told = rowIssues(issues, place);
      const key = cell(index.key);
      const member = memberships.of(key, row);
      if (member.repeated) {
        told.error('sourcedId', key, 'key.repeated', {
          zh: `sourcedId 与第 ${member.repeated} 行重复`,
          en: `this sourcedId stands in line ${member.repeated} too`,
        });
        continue;
      }
      const extra = userIds(cell(index.userIds));
      const given: PersonCells = {
        name: cell(index.name) || joinName(cell(index.family), cell(index.given)),
        sex: member.sex,
        birthDate: member.birthDate,
        residentId: cell(index.residentId) || (extra.get('resident-id') ?? ''),
        studentNumber:
          cell(index.studentNumber) ||
          (extra.get('student-number') ?? studentNumberIn(cell(index.identifier))),
        staffNumber: cell(index.staffNumber) || (extra.get('staff-number') ?? ''),
        phone: cell(index.sms) || mobileIn(cell(index.phone)),
        mail: cell(index.mail),
      };
      const person: PersonRecord = {
        ...place,
        key: member.key,
        number: numberIn(cell(index.master)) ?? numberIn(cell(index.username)),
        ...readPerson(given, columns, told),
        ethnicity: cell(index.ethnicity) || undefined,
        organisationKeys: member.organisationKeys(),
        enrolments: member.enrolments,
        postings: postingsOf(member.roles, told),
        teachings: member.teachings,
        guardians: guardiansOf(cell(index.agents), cell(index.relations)),
        removed: cell(index.status) === 'tobedeleted',
      };
      if (person.organisationKeys.length === 0 && cell(index.primaryOrg))
        person.organisationKeys.push(cell(index.primaryOrg));
      batch.push(person);
      if (batch.length === batchRows) {
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}

const hasHan = /\p{Script=Han}/u;
const joinName = (family: string, given: string) =>
  hasHan.test(family + given) ? family + given : `${given} ${family}`.trim();
const studentNumberIn = (text: string) => (/^[GJL]\d{17}[\dX]$/.test(text) ? text : '');
const mobileIn = (text: string) => (/^1\d{10}$/.test(text) ? text : '');

function numberIn(text: string): string | undefined {
  if (text.length !== 16) return undefined;
  const parsed = parsePersonNumber(text);
  return parsed.ok ? parsed.value.number : undefined;
}

/** `{type:id},{type:id}`, as the binding writes userIds. */
function userIds(text: string): Map<string, string> {
  const ids = new Map<string, string>();
  if (text === '') return ids;
  for (const [, type, id] of text.matchAll(/\{([^:{}]{1,60}):([^{}]{1,300})\}/g))
    ids.set(type as string, id as string);
  return ids;
}

const relations = new Set<string>(['father', 'mother', 'grandfather', 'grandmother', 'relative', 'other']);

function guardiansOf(agents: string, told: string): PersonRecord['guardians'] {
  if (agents === '') return [];
  const words = told.split(',');
  return agents.split(',').map((key, i) => ({
    key: key.trim(),
    relation: (relations.has(words[i] as string) ? words[i] : 'other') as GuardianRelation,
  }));
}

// Roles of the binding by which somebody works at an organisation, and the post that they mean where no post is told.
const postOfRole: Readonly<Record<string, string>> = {
  teacher: 'teacher',
  aide: 'teacher',
  counselor: 'teacher',
  proctor: 'teacher',
  principal: 'principal',
  siteAdministrator: 'technician',
  districtAdministrator: 'officer',
  'ext:bureauTechnician': 'media-technician',
  'ext:researcher': 'researcher',
  'ext:inspector': 'inspector',
  'ext:appVendor': 'app-vendor',
};
const withoutPost = new Set(['student', 'guardian', 'parent', 'relative']);
// The three separated administrators are appointed by one another's rules, never by a file (GB/T 22239, 8.1.5).
const appointed = new Set(['systemAdministrator', 'ext:securityAdministrator', 'ext:auditAdministrator']);

function postingsOf(roles: readonly RoleRow[], told: ReturnType<typeof rowIssues>): PostingRecord[] {
  const postings: PostingRecord[] = [];
  const spelledOut = new Set<string>();
  for (const { orgKey, posts } of roles) if (posts !== '') spelledOut.add(orgKey);
  for (const { role, orgKey, posts, beginDate, isPrimary } of roles) {
    if (withoutPost.has(role)) continue;
    if (appointed.has(role)) {
      told.warn('role', role, 'role.appointed', {
        zh: '管理员由安全管理员任命，不通过导入授予',
        en: 'administrators are appointed by the security administrator, not imported',
      });
      continue;
    }
    const named = posts !== '' ? posts.split(',') : spelledOut.has(orgKey) ? [] : [postOfRole[role]];
    for (const post of named) {
      if (!post) {
        told.warn('role', role, 'role.unknown', {
          zh: '未知的角色，未导入',
          en: 'an unknown role; left out',
        });
        continue;
      }
      if (postings.some((held) => held.organisationKey === orgKey && held.post === post)) continue;
      const validFrom = isCalendarDay(beginDate) ? beginDate : undefined;
      postings.push({ organisationKey: orgKey, post, subjects: [], isPrimary, validFrom });
    }
  }
  return postings;
}
