import { gradeCode, homeOf } from './oneroster.structure.ts';
import type { IdentifierType, Organisation, PersonRecord, Role, RoleAssignment } from './types.ts';

type Known = ReadonlyMap<string, Organisation>;

function identifier(record: PersonRecord, type: IdentifierType): string {
  return record.identifiers.find((held) => held.type === type)?.value ?? '';
}

/** One line of users.csv. The person number is user name and master identifier: every other number may be missing. */
export function userRow(record: PersonRecord, home: Organisation): string[] {
  const { person } = record;
  const studentNumber = identifier(record, 'student-number');
  const staffNumber = identifier(record, 'staff-number');
  const phone = identifier(record, 'phone');
  const now = record.enrolments.at(-1);
  return [
    person.id,
    '',
    '',
    'true',
    person.number,
    record.identifiers
      .filter(({ type }) => type !== 'phone' && type !== 'resident-id')
      .map(({ type, value }) => `{${type}:${value}}`)
      .join(','),
    person.givenName,
    person.familyName,
    '',
    studentNumber || staffNumber,
    '',
    phone,
    phone,
    record.guardianships.map((guardianship) => guardianship.guardianId).join(','),
    now ? gradeCode(now.level) : '',
    '',
    person.number,
    '',
    '',
    '',
    home.id,
    '',
    person.name,
    person.ethnicity,
    identifier(record, 'resident-id'),
    studentNumber,
    staffNumber,
    record.guardianships.map((guardianship) => guardianship.relation).join(','),
  ];
}

// The binding's vocabulary where it has a word, its extension form `ext:` where it has none. Head teachers are told by
// `primary` in enrollments.csv.
const ROLES: Readonly<Partial<Record<Role, string>>> = {
  'system-admin': 'systemAdministrator',
  'security-admin': 'ext:securityAdministrator',
  'audit-admin': 'ext:auditAdministrator',
  'bureau-leader': 'districtAdministrator',
  'bureau-officer': 'districtAdministrator',
  'bureau-technician': 'ext:bureauTechnician',
  researcher: 'ext:researcher',
  inspector: 'ext:inspector',
  principal: 'principal',
  'school-registrar': 'ext:schoolRegistrar',
  'school-technician': 'siteAdministrator',
  teacher: 'teacher',
  pupil: 'student',
  guardian: 'guardian',
  vendor: 'ext:vendor',
};

/** Lines of roles.csv: exactly one of a user's roles is primary, the one named first where they are yielded. */
export function* roleRows(record: PersonRecord, known: Known): Generator<string[]> {
  let primary = true;
  for (const assigned of record.roles) {
    const role = ROLES[assigned.role];
    if (!role) continue;
    const own = assigned.personId === record.person.id;
    const org = orgOf(assigned, known);
    const roleType = own && primary ? 'primary' : 'secondary';
    if (own) primary = false;
    yield [
      assigned.id,
      '',
      '',
      assigned.personId,
      roleType,
      role,
      assigned.validFrom,
      '',
      org.id,
      '',
      own ? postsAt(record, assigned) : '',
    ];
  }
}

function orgOf(assigned: RoleAssignment, known: Known): Organisation {
  const organisation = known.get(assigned.organisationId) as Organisation;
  return organisation.kind === 'class' ? homeOf(organisation, known).school : organisation;
}

// Posts ride on the role of teacher, or on the first role of who is none; otherwise they would be told several times.
function postsAt(record: PersonRecord, assigned: RoleAssignment): string {
  const teaches = record.roles.some((role) => role.role === 'teacher');
  if (record.kind !== 'staff' || (teaches ? assigned.role !== 'teacher' : assigned !== record.roles[0]))
    return '';
  const there = teaches
    ? record.postings.filter((posting) => posting.organisationId === assigned.organisationId)
    : record.postings;
  return there.map((posting) => posting.post).join(',');
}

/** Lines of enrollments.csv: pupils in their classes, past ones with an end; teachers with what they teach there. */
export function* enrollmentRows(record: PersonRecord, known: Known): Generator<string[]> {
  for (const enrolment of record.enrolments) {
    yield [
      enrolment.id,
      '',
      '',
      enrolment.classId,
      enrolment.schoolId,
      record.person.id,
      'student',
      'false',
      enrolment.validFrom,
      enrolment.validTo ?? '',
      '',
      String(enrolment.entryYear),
      enrolment.residence,
    ];
  }
  const heads = new Set(
    record.roles.filter((role) => role.role === 'head-teacher').map((role) => role.organisationId),
  );
  const taught = Map.groupBy(record.teachings, (teaching) => teaching.classId);
  for (const [classId, teachings] of taught) {
    const [first] = teachings;
    if (!first) continue;
    const { school } = homeOf(known.get(classId) as Organisation, known);
    yield [
      first.id,
      '',
      '',
      classId,
      school.id,
      record.person.id,
      'teacher',
      heads.has(classId) ? 'true' : 'false',
      first.validFrom,
      '',
      teachings.map((teaching) => teaching.subject).join(','),
      '',
      '',
    ];
  }
}
