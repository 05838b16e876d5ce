import type { DemoAccount, Organisation, PeopledOrganisation, PersonRecord, Role } from './types.ts';

type Shows = DemoAccount['shows'];

/**
 * Picks one person for each role, so that a newcomer can look at the platform through everybody's eyes.
 * Nobody is picked twice, and `severalRoles` is a head teacher whose own child goes to the school.
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

  choose('systemAdmin', 'sysadmin', prefectureStaff, 'systemAdmin');
  choose('securityAdmin', 'secadmin', prefectureStaff, 'securityAdmin');
  choose('auditAdmin', 'auditadmin', prefectureStaff, 'auditAdmin');
  choose('prefectureOfficer', 'prefecture', prefectureStaff, 'bureauOfficer');
  choose('countyOfficer', 'county', countyStaff, 'bureauOfficer');
  choose('researcher', 'researcher', countyStaff, 'researcher');
  choose('inspector', 'inspector', countyStaff, 'inspector');
  choose('schoolManager', 'principal', school, 'schoolManager');
  choose('schoolTechnician', 'technician', school, 'schoolTechnician');
  choose('severalRoles', 'several', school, 'headTeacher', (record) => children.has(record.person.id));
  choose(
    'headTeacher',
    'headteacher',
    school,
    'headTeacher',
    (record) => !children.has(record.person.id) && record.postings.length === 1,
  );
  choose(
    'teacher',
    'teacher',
    school,
    'teacher',
    (record) => !holds(record, 'headTeacher') && record.postings.length === 1 && record.teachings.length > 0,
  );
  choose('pupil', 'pupil', school, 'pupil');
  choose(
    'guardian',
    'guardian',
    school,
    'guardian',
    (record) => record.kind === 'guardian' && (children.get(record.person.id) ?? 0) > 1,
  );
  choose('appVendor', 'vendor', vendor.people(), 'appVendor');
  return accounts;
}
