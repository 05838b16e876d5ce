import type { DemoAccount, Organisation, PeopledOrganisation, PersonRecord, Role } from './types.ts';

type Shows = DemoAccount['shows'];

/**
 * Picks one person for each role, so that a newcomer can look at the platform through everybody's eyes.
 * Nobody is picked twice, and `several-roles` is a head teacher whose own child goes to the school.
 * @param showcase the school whose people are shown: it needs all posts, so no teaching point
 */
export function chooseAccounts(
  organisations: readonly Organisation[],
  bureaus: readonly PeopledOrganisation[],
  showcase: PeopledOrganisation,
): DemoAccount[] {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const taken = new Set<string>();
  const accounts: DemoAccount[] = [];

  const choose = (
    shows: Shows,
    loginName: string,
    candidates: Iterable<PersonRecord>,
    role: Role,
    fits: (record: PersonRecord) => boolean = () => true,
  ) => {
    for (const record of candidates) {
      const held = record.roles.find(
        (assigned) => assigned.role === role && assigned.personId === record.person.id,
      );
      if (!held || taken.has(record.person.id) || !fits(record)) continue;
      taken.add(record.person.id);
      const organisation = byId.get(held.organisationId) as Organisation;
      accounts.push({
        shows,
        loginName,
        personId: record.person.id,
        personName: record.person.name,
        organisationId: organisation.id,
        organisationName: organisation.name,
      });
      return;
    }
    throw new RangeError(`Nobody in the demo region can show ${shows}`);
  };

  const [prefecture, county] = bureaus as [PeopledOrganisation, PeopledOrganisation];
  const vendor = bureaus[bureaus.length - 1] as PeopledOrganisation;
  const prefectureStaff = [...prefecture.people()];
  const countyStaff = [...county.people()];
  const school = [...showcase.people()];
  const children = new Map<string, number>();
  for (const record of school) {
    for (const { guardianId } of record.guardianships)
      children.set(guardianId, (children.get(guardianId) ?? 0) + 1);
  }
  const holds = (record: PersonRecord, role: Role) => record.roles.some((assigned) => assigned.role === role);

  choose('system-admin', 'sysadmin', prefectureStaff, 'system-admin');
  choose('security-admin', 'secadmin', prefectureStaff, 'security-admin');
  choose('audit-admin', 'auditadmin', prefectureStaff, 'audit-admin');
  choose('prefecture-officer', 'prefecture', prefectureStaff, 'bureau-officer');
  choose('county-officer', 'county', countyStaff, 'bureau-officer');
  choose('researcher', 'researcher', countyStaff, 'researcher');
  choose('inspector', 'inspector', countyStaff, 'inspector');
  choose('principal', 'principal', school, 'principal');
  choose('school-registrar', 'registrar', school, 'school-registrar');
  choose('school-technician', 'technician', school, 'school-technician');
  choose(
    'several-roles',
    'several',
    school,
    'head-teacher',
    (record) =>
      children.has(record.person.id) &&
      !['principal', 'school-registrar', 'school-technician'].some((role) => holds(record, role as Role)),
  );
  choose(
    'head-teacher',
    'headteacher',
    school,
    'head-teacher',
    (record) => !children.has(record.person.id) && isPlainTeacher(record),
  );
  choose(
    'teacher',
    'teacher',
    school,
    'teacher',
    (record) => !holds(record, 'head-teacher') && isPlainTeacher(record) && record.teachings.length > 0,
  );
  choose('pupil', 'pupil', school, 'pupil');
  choose(
    'guardian',
    'guardian',
    school,
    'guardian',
    (record) => record.kind === 'guardian' && (children.get(record.person.id) ?? 0) > 1,
  );
  choose('vendor', 'vendor', vendor.people(), 'vendor');
  return accounts;
}

function isPlainTeacher(record: PersonRecord): boolean {
  return record.postings.every(
    ({ post, isPrimary }) => post === 'head-teacher' || (post === 'teacher' && isPrimary),
  );
}
