import type {
  ExchangeEnrolment,
  ExchangeOrganisation,
  ExchangePerson,
  ExchangeTeaching,
  OrganisationCode,
  Tenant,
  Term,
} from '#modules/directory/index.ts';

/** The objects of the OneRoster 1.2 rostering service (REST binding, section 4), made from what the directory holds. */
export type OneRosterObject = Record<string, unknown> & {
  sourcedId: string;
  status: 'active' | 'tobedeleted';
  dateLastModified: string;
};

/** Makes the references between objects: `{href, sourcedId, type}`. */
export type Refs = (type: RefType, sourcedId: string) => { href: string; sourcedId: string; type: string };
export type RefType = 'academicSession' | 'class' | 'course' | 'org' | 'user';

const collections: Record<RefType, string> = {
  academicSession: 'academicSessions',
  class: 'classes',
  course: 'courses',
  org: 'orgs',
  user: 'users',
};

export const basePath = '/ims/oneroster/rostering/v1p2';

export const refsTo =
  (origin: string): Refs =>
  (type, sourcedId) => ({ href: `${origin}${basePath}/${collections[type]}/${sourcedId}`, sourcedId, type });

const ended = (validTo: string | undefined, today: string) => validTo !== undefined && validTo <= today;
const base = (sourcedId: string, isGone: boolean, changed: Date) => ({
  sourcedId,
  status: isGone ? ('tobedeleted' as const) : ('active' as const),
  dateLastModified: changed.toISOString(),
});

const sessionTypes: Record<Term['kind'], string> = {
  'school-year': 'schoolYear',
  term: 'term',
  semester: 'semester',
  'grading-period': 'gradingPeriod',
};

export function toSession(term: Term, all: readonly Term[], ref: Refs): OneRosterObject {
  const children = all.filter(({ parentId, tenantId }) => parentId === term.id && tenantId === term.tenantId);
  return {
    ...base(term.id, false, term.updatedAt),
    title: term.nameZh,
    startDate: term.startsOn,
    endDate: term.endsOn,
    type: sessionTypes[term.kind],
    ...(term.parentId && { parent: ref('academicSession', term.parentId) }),
    ...(children.length > 0 && { children: children.map(({ id }) => ref('academicSession', id)) }),
    // The binding names a school year by the year in which it ends.
    schoolYear: term.schoolYear.slice(-4),
  };
}

const bureauTypes: Record<Tenant['kind'], string> = {
  province: 'state',
  prefecture: 'local',
  county: 'district',
  university: 'school',
};

export type OrgParts = {
  tenants: readonly Tenant[];
  codes: ReadonlyMap<string, readonly OrganisationCode[]>;
  children: ReadonlyMap<string, readonly string[]>;
  known: ReadonlySet<string>;
  today: string;
};

export function toOrg(
  one: ExchangeOrganisation,
  { tenants, codes, children, known, today }: OrgParts,
  ref: Refs,
): OneRosterObject {
  const tenant = tenants.find(({ organisationId }) => organisationId === one.id);
  const held = codes.get(one.id) ?? [];
  const identifier =
    held.find(({ type }) => type === 'school-code') ?? held.find(({ type }) => type === 'credit-code');
  const below = children.get(one.id) ?? [];
  return {
    ...base(one.id, ended(one.validTo, today), one.updatedAt),
    name: one.name,
    type:
      one.kind === 'bureau'
        ? tenant
          ? bureauTypes[tenant.kind]
          : 'local'
        : one.kind === 'department'
          ? 'department'
          : 'school',
    ...(identifier && { identifier: identifier.value }),
    ...(one.parentId && known.has(one.parentId) && { parent: ref('org', one.parentId) }),
    ...(below.length > 0 && { children: below.map((id) => ref('org', id)) }),
    metadata: { 'cn.organisationKind': one.kind, ...(one.regionCode && { 'cn.regionCode': one.regionCode }) },
  };
}

const firstLevel: Readonly<Record<string, number>> = {
  kindergarten: -2,
  primary: 1,
  junior: 7,
  senior: 10,
  vocational: 10,
  special: 1,
};
// CEDS codes, as the information model lists them for grades.
const lowGrades: Readonly<Record<number, string>> = { [-2]: 'PR', [-1]: 'PK', 0: 'KG' };

/** The grade that a cohort is in today: school years begin in September. Undefined for mixed classes. */
export function gradeOf(
  { stage, entryYear, mixedGrades }: Pick<ExchangeOrganisation, 'stage' | 'entryYear' | 'mixedGrades'>,
  today: string,
): string | undefined {
  if (!entryYear || mixedGrades) return undefined;
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '08-01' ? 1 : 0);
  const level = (firstLevel[stage ?? ''] ?? 1) + year - entryYear;
  if (level < -2 || level > 12) return undefined;
  return lowGrades[level] ?? String(level).padStart(2, '0');
}

/**
 * A class needs a course in OneRoster. An administrative class has none of its own, so there is one course for each
 * stage and grade: "the classes of grade 3".
 */
export function courseIdOf(group: ExchangeOrganisation, today: string): string {
  const grade = gradeOf(group, today);
  return grade ? `course-${group.stage ?? 'general'}-${grade}` : 'course-mixed';
}

const stageNames: Readonly<Record<string, string>> = {
  kindergarten: '幼儿园',
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '中职',
  special: '特殊教育',
};

export function toCourse(id: string, orgId: string, changed: Date, ref: Refs): OneRosterObject {
  const [, stage = '', grade = ''] = id.split('-');
  return {
    ...base(id, false, changed),
    title: grade ? `${stageNames[stage] ?? ''}行政班 ${grade}` : '复式班',
    courseCode: id.slice(7),
    ...(grade && { grades: [grade] }),
    org: ref('org', orgId),
  };
}

export function toClass(
  group: ExchangeOrganisation,
  schoolId: string,
  termIds: readonly string[],
  today: string,
  ref: Refs,
): OneRosterObject {
  const grade = gradeOf(group, today);
  return {
    ...base(group.id, ended(group.validTo, today), group.updatedAt),
    title: group.name,
    ...(group.classNumber !== undefined && { classCode: String(group.classNumber) }),
    classType: 'homeroom',
    ...(grade && { grades: [grade] }),
    course: ref('course', courseIdOf(group, today)),
    school: ref('org', schoolId),
    terms: termIds.map((id) => ref('academicSession', id)),
  };
}

const roleOfKind = { pupil: 'student', staff: 'teacher', guardian: 'guardian' } as const;
const roleOfPost: Readonly<Record<string, string>> = {
  principal: 'principal',
  'vice-principal': 'principal',
  'point-leader': 'principal',
  technician: 'siteAdministrator',
  'bureau-leader': 'districtAdministrator',
  officer: 'districtAdministrator',
  'enrolment-officer': 'districtAdministrator',
};

/** A user without identifiers and contact data: what an app needs to show a name in a class, and no more. */
export function toUser(person: ExchangePerson, ref: Refs): OneRosterObject {
  const roles: { role: string; orgId: string }[] = [];
  const add = (role: string, orgId: string) => {
    if (!roles.some((held) => held.role === role && held.orgId === orgId)) roles.push({ role, orgId });
  };
  for (const { kind, organisationId } of person.affiliations) {
    const posts =
      kind === 'staff' ? person.postings.filter((posting) => posting.organisationId === organisationId) : [];
    if (kind !== 'staff') add(roleOfKind[kind], organisationId);
    else if (posts.length === 0) add('teacher', organisationId);
    for (const { post } of posts) add(roleOfPost[post] ?? 'teacher', organisationId);
  }
  return {
    ...base(person.id, false, person.updatedAt),
    userMasterIdentifier: person.number,
    username: person.number,
    userIds: [{ type: 'person-number', identifier: person.number }],
    enabledUser: 'true',
    givenName: person.givenName,
    familyName: person.familyName,
    roles: roles.map(({ role, orgId }, i) => ({
      roleType: i === 0 ? 'primary' : 'secondary',
      role,
      org: ref('org', orgId),
    })),
    ...(person.affiliations[0] && { primaryOrg: ref('org', person.affiliations[0].organisationId) }),
    identifier: person.number,
    ...(person.guardians.length > 0 && { agents: person.guardians.map(({ id }) => ref('user', id)) }),
  };
}

export function toDemographics(person: ExchangePerson): OneRosterObject {
  return {
    ...base(person.id, false, person.updatedAt),
    ...(person.birthDate && { birthDate: person.birthDate }),
    sex: person.sex === 'unknown' ? 'unspecified' : person.sex,
  };
}

export function toEnrollment(
  row: ExchangeEnrolment & { classId: string },
  today: string,
  ref: Refs,
): OneRosterObject {
  return {
    ...base(row.id, ended(row.validTo, today), row.updatedAt),
    user: ref('user', row.personId),
    class: ref('class', row.classId),
    school: ref('org', row.schoolId),
    role: 'student',
    primary: 'false',
    beginDate: row.validFrom,
    ...(row.validTo && { endDate: row.validTo }),
  };
}

export function toTeacherEnrollment(
  row: ExchangeTeaching,
  schoolId: string,
  today: string,
  ref: Refs,
): OneRosterObject {
  return {
    ...base(row.id, ended(row.validTo, today), row.updatedAt),
    user: ref('user', row.personId),
    class: ref('class', row.classId),
    school: ref('org', schoolId),
    role: 'teacher',
    primary: 'false',
    beginDate: row.validFrom,
    ...(row.validTo && { endDate: row.validTo }),
    metadata: { 'cn.subjects': row.subject },
  };
}
