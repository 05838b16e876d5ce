/**
 * Files and headings of the OneRoster 1.2 CSV binding (1EdTech CSV Binding 1.2.1, section 4) in its order, then our
 * own columns: extensions are named `metadata.…` and stand to the right of the standard ones.
 */
export const oneRosterColumns = {
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

export type OneRosterFile = keyof typeof oneRosterColumns;

/** The data files that we read and write, each after those that it refers to. */
export const oneRosterFiles = Object.keys({
  academicSessions: 0,
  orgs: 0,
  courses: 0,
  classes: 0,
  users: 0,
  roles: 0,
  enrollments: 0,
  demographics: 0,
} satisfies Record<OneRosterFile, 0>) as OneRosterFile[];

/** Every data file that the binding knows; manifest.csv tells of each whether it is absent, bulk or delta. */
export const manifestFiles = (
  'academicSessions categories classes classResources courses courseResources demographics enrollments lineItemLearningObjectiveIds ' +
  'lineItems lineItemScoreScales orgs resources resultLearningObjectiveIds results resultScoreScales roles scoreScales userProfiles ' +
  'userResources users'
).split(' ');

/** Columns without which a row means nothing: "Required" in the binding's tables, where we do not know it otherwise. */
export const requiredColumns: Readonly<Record<OneRosterFile, readonly string[]>> = {
  academicSessions: ['sourcedId', 'title', 'type', 'startDate', 'endDate', 'schoolYear'],
  orgs: ['sourcedId', 'name', 'type'],
  courses: ['sourcedId', 'title', 'orgSourcedId'],
  classes: ['sourcedId', 'title', 'courseSourcedId', 'classType', 'schoolSourcedId', 'termSourcedIds'],
  users: ['sourcedId', 'enabledUser', 'givenName', 'familyName'],
  roles: ['sourcedId', 'userSourcedId', 'roleType', 'role', 'orgSourcedId'],
  enrollments: ['sourcedId', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role'],
  demographics: ['sourcedId'],
};
