/** The nouns of the demo region: plain objects with the fields of the core model. Days are `YYYY-MM-DD`. */

export type Size = 'small' | 'full';

export type SchoolKind =
  | 'kindergarten'
  | 'teaching-point'
  | 'primary'
  | 'nine-year'
  | 'junior'
  | 'complete'
  | 'senior'
  | 'vocational'
  | 'special';

export type OrganisationKind =
  | 'bureau'
  | 'school'
  | 'teaching-point'
  | 'campus'
  | 'department'
  | 'grade'
  | 'class'
  | 'group';

/** 学段. */
export type Stage = 'kindergarten' | 'primary' | 'junior' | 'senior' | 'vocational' | 'special';

export type OrganisationCodeType = 'school-code' | 'credit-code';

export type OrganisationCode = { type: OrganisationCodeType; value: string };

export type Organisation = {
  id: string;
  /** The bureau whose data this is. */
  tenantId: string;
  parentId: string | undefined;
  kind: OrganisationKind;
  name: string;
  shortName: string;
  /** GB/T 2260, six digits: where it stands. */
  regionCode: string;
  address: string | undefined;
  codes: OrganisationCode[];
  schoolType: SchoolKind | undefined;
  /** 中心校 of its township. */
  isCentre: boolean;
  /** Of grades and classes. A class of mixed grades (复式班) has more than one level. */
  stage: Stage | undefined;
  entryYear: number | undefined;
  /** Of a class: its number in the grade, from 1. */
  classNumber: number | undefined;
  /** 复式班: pupils of several levels in one room. */
  mixedGrades: boolean;
  /** −2, −1, 0 are the kindergarten's three years, 1–12 the school's. */
  levels: number[];
  validFrom: string;
  validTo: string | undefined;
};

export type Sex = 'male' | 'female';

export type Person = {
  id: string;
  /** 一人一号: the lifelong number. */
  number: string;
  name: string;
  familyName: string;
  givenName: string;
  sex: Sex;
  birthDate: string;
  /** GB/T 3304, two digits. */
  ethnicity: string;
};

export type IdentifierType = 'resident-id' | 'student-number' | 'phone' | 'staff-number';

export type Identifier = { type: IdentifierType; value: string };

export type EnrolmentStatus = 'active' | 'transferred';

/** 学籍: valid from the first day to the day before `validTo`. */
export type Enrolment = {
  id: string;
  tenantId: string;
  personId: string;
  schoolId: string;
  gradeId: string | undefined;
  classId: string;
  level: number;
  status: EnrolmentStatus;
  entryYear: number;
  residence: 'boarder' | 'day';
  validFrom: string;
  validTo: string | undefined;
};

export type Post =
  | 'principal'
  | 'vice-principal'
  | 'point-leader'
  | 'academic-director'
  | 'moral-director'
  | 'technician'
  | 'teacher'
  /** Stands at the class. */
  | 'head-teacher'
  | 'bureau-leader'
  | 'enrolment-officer'
  | 'media-technician'
  | 'researcher'
  | 'inspector'
  | 'officer'
  | 'app-vendor';

/** 任职. */
export type Posting = {
  id: string;
  tenantId: string;
  personId: string;
  organisationId: string;
  post: Post;
  /** False for further posts and for the second school of a teacher who travels (走教). */
  isPrimary: boolean;
  subjects: string[];
  validFrom: string;
  validTo: string | undefined;
};

/** 任课. */
export type Teaching = {
  id: string;
  tenantId: string;
  personId: string;
  classId: string;
  subject: string;
  termId: string;
  validFrom: string;
};

export type Relation = 'father' | 'mother' | 'grandfather' | 'grandmother';

/** 监护. */
export type Guardianship = {
  id: string;
  tenantId: string;
  childId: string;
  guardianId: string;
  relation: Relation;
  /** Parents are guardians by law; a grandparent has it delegated. */
  kind: 'legal' | 'delegated';
  primary: boolean;
  validFrom: string;
};

export type Role =
  | 'system-admin'
  | 'security-admin'
  | 'audit-admin'
  | 'bureau-leader'
  | 'bureau-officer'
  | 'bureau-technician'
  | 'researcher'
  | 'inspector'
  | 'principal'
  | 'school-registrar'
  | 'school-technician'
  | 'head-teacher'
  | 'teacher'
  | 'pupil'
  | 'guardian'
  | 'vendor';

export type RoleAssignment = {
  id: string;
  tenantId: string;
  personId: string;
  role: Role;
  organisationId: string;
  validFrom: string;
};

export type Term = {
  id: string;
  /** 学年 rows have no parent; 学期 rows have one. */
  parentId: string | undefined;
  kind: 'school-year' | 'term';
  nameZh: string;
  nameEn: string;
  /** `2026-2027`. */
  schoolYear: string;
  startsOn: string;
  /** The last day. */
  endsOn: string;
};

/**
 * One person with everything about them. Each person is yielded once. `roles` may name someone yielded earlier: the
 * guardian, already known as a teacher or as a guardian at another school, of the pupil whose record this is.
 */
export type PersonRecord = {
  kind: 'staff' | 'pupil' | 'guardian';
  person: Person;
  identifiers: Identifier[];
  postings: Posting[];
  teachings: Teaching[];
  enrolments: Enrolment[];
  guardianships: Guardianship[];
  /** Who the guardianships speak of, in their order: at hand for writers, yielded as people elsewhere. */
  guardians: { person: Person; identifiers: Identifier[] }[];
  roles: RoleAssignment[];
};

/** An organisation with people of its own: a school, a teaching point, a bureau, a company. */
export type PeopledOrganisation = {
  organisation: Organisation;
  totals: { staff: number; pupils: number; guardians: number };
  /** Makes the people afresh at each call, always the same ones. */
  people: () => Generator<PersonRecord, void, undefined>;
};

export type DemoAccount = {
  /** What the account shows: a role, or `several-roles`. */
  shows:
    | Exclude<Role, 'bureau-leader' | 'bureau-technician' | 'bureau-officer'>
    | 'prefecture-officer'
    | 'county-officer'
    | 'several-roles';
  loginName: string;
  personId: string;
  personName: string;
  organisationId: string;
  organisationName: string;
};

export type RegionTotals = {
  schools: number;
  classes: number;
  teachers: number;
  pupils: number;
  guardians: number;
  otherStaff: number;
  people: number;
};

export type Region = {
  seed: string;
  size: Size;
  /** The day that the region is "today": within the first term. */
  today: string;
  totals: RegionTotals;
  terms: Term[];
  /** The term that teachings belong to. */
  currentTermId: string;
  /** Parents stand before their children. */
  organisations: Organisation[];
  bureaus: PeopledOrganisation[];
  schools: PeopledOrganisation[];
  /** Everybody: bureaus and company, then school by school in the order of `schools`. */
  people: () => Generator<PersonRecord, void, undefined>;
  accounts: DemoAccount[];
};
