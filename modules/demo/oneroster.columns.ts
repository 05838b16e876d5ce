/**
 * Files and headings of the OneRoster 1.2 CSV binding, in its order, with our extension columns to the right of them
 * (`metadata.cn.…`: the binding allows extensions there and nowhere else).
 */
export const HEADERS = {
  academicSessions:
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear'.split(','),
  orgs: [
    ...'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId'.split(','),
    'metadata.cn.organisationKind',
    'metadata.cn.schoolType',
    'metadata.cn.regionCode',
    'metadata.cn.creditCode',
    'metadata.cn.address',
  ],
  courses:
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes'.split(
      ',',
    ),
  classes: [
    ...'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods'.split(
      ',',
    ),
    'metadata.cn.stage',
    'metadata.cn.entryYear',
    'metadata.cn.classNumber',
    'metadata.cn.mixedGrades',
    'metadata.cn.campusSourcedId',
  ],
  users: [
    ...'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password'.split(
      ',',
    ),
    ...'userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns'.split(
      ',',
    ),
    'metadata.cn.name',
    'metadata.cn.ethnicity',
    'metadata.cn.residentId',
    'metadata.cn.studentNumber',
    'metadata.cn.staffNumber',
    // The relation of each agent, in the order of agentSourcedIds.
    'metadata.cn.agentRelations',
  ],
  roles: [
    ...'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId'.split(
      ',',
    ),
    'metadata.cn.posts',
  ],
  enrollments: [
    ...'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate'.split(
      ',',
    ),
    // What a teacher teaches the class; a class here is the administrative class, not a course section.
    'metadata.cn.subjects',
    'metadata.cn.entryYear',
    'metadata.cn.residence',
  ],
  demographics:
    'sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus'.split(
      ',',
    ),
} as const satisfies Record<string, readonly string[]>;

export type RosterFile = keyof typeof HEADERS;

/** The data files that are written, in the order of their dependencies. */
export const ROSTER_FILES = [
  'academicSessions',
  'orgs',
  'courses',
  'classes',
  'users',
  'roles',
  'enrollments',
  'demographics',
] as const satisfies readonly RosterFile[];

const WRITTEN: ReadonlySet<string> = new Set(ROSTER_FILES);
const ALL_FILES = (
  'academicSessions categories classes classResources courses courseResources demographics enrollments lineItemLearningObjectiveIds ' +
  'lineItems lineItemScoreScales orgs resources resultLearningObjectiveIds results resultScoreScales roles scoreScales userProfiles ' +
  'userResources users'
).split(' ');

/** Rows of manifest.csv: every file that the binding knows is either bulk or absent. */
export const MANIFEST: readonly (readonly [string, string])[] = [
  ['manifest.version', '1.0'],
  ['oneroster.version', '1.2'],
  ...ALL_FILES.map((name) => [`file.${name}`, WRITTEN.has(name) ? 'bulk' : 'absent'] as const),
  ['source.systemName', 'Tongxue demo region'],
  ['source.systemCode', 'tongxue-demo'],
];
