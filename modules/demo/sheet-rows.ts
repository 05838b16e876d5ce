import { ETHNICITIES, LIST_SEPARATOR, SCHOOL_TYPES, type SheetRow } from '#modules/roster/index.ts';
import { homeOf } from './oneroster.structure.ts';
import { POSTS, RELATIONS } from './posts.ts';
import { levelName } from './teaching.ts';
import type { IdentifierType, Organisation, Person, PersonRecord, Stage } from './types.ts';

type Known = ReadonlyMap<string, Organisation>;
type Identified = Pick<PersonRecord, 'identifiers'>;

function identifier(of: Identified, type: IdentifierType): string {
  return of.identifiers.find((held) => held.type === type)?.value ?? '';
}

function codeOf(organisation: Organisation | undefined, type: string): string {
  return organisation?.codes.find((held) => held.type === type)?.value ?? '';
}

function personCells(person: Person, of: Identified): SheetRow {
  const residentId = identifier(of, 'resident-id');
  return {
    name: person.name,
    sex: person.sex === 'male' ? '男' : '女',
    birthDate: person.birthDate,
    documentType: residentId ? '居民身份证' : '无',
    residentId,
    ethnicity: ETHNICITIES.get(person.ethnicity) ?? '',
  };
}

function schoolCells(school: Organisation): SheetRow {
  return { schoolCode: codeOf(school, 'school-code'), schoolName: school.name };
}

/** Rows of the sheet of schools: schools and teaching points among the organisations. */
export function* schoolSheetRows(organisations: readonly Organisation[]): Generator<SheetRow> {
  const known = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  for (const school of organisations) {
    if (school.kind !== 'school' && school.kind !== 'teaching-point') continue;
    const parent = known.get(school.parentId ?? '');
    yield {
      ...schoolCells(school),
      shortName: school.shortName,
      schoolType: SCHOOL_TYPES.get(school.schoolType ?? '') ?? '',
      bureauName: known.get(school.tenantId)?.name ?? '',
      parentCode: codeOf(parent, 'school-code'),
      isCentre: school.isCentre ? '是' : '否',
      regionCode: school.regionCode,
      creditCode: codeOf(school, 'credit-code'),
      address: school.address ?? '',
      foundedOn: school.validFrom,
    };
  }
}

/** 年级 and 班级 as a school writes them: `一年级` and `1班`, or `复式1班`. */
function classCells(group: Organisation, level: number): { grade: string; className: string } {
  return {
    grade: levelName(group.stage as Stage, level),
    className: group.mixedGrades ? group.name : `${group.classNumber}班`,
  };
}

function className(group: Organisation): string {
  const { grade, className: name } = classCells(group, group.levels[0] as number);
  return group.mixedGrades ? name : grade + name;
}

/** Rows of the sheet of staff: one for each school that the person works at. */
export function* staffSheetRows(record: PersonRecord, known: Known): Generator<SheetRow> {
  // Head teachers stand at their class and have columns of their own.
  const atSchools = record.postings.filter((posting) => posting.post !== 'head-teacher');
  const bySchool = Map.groupBy(atSchools, (posting) => posting.organisationId);
  for (const [schoolId, postings] of bySchool) {
    const school = known.get(schoolId) as Organisation;
    const inSchool = (classId: string) => homeOf(known.get(classId) as Organisation, known).school === school;
    const heads = record.roles.filter(
      (role) => role.role === 'head-teacher' && inSchool(role.organisationId),
    );
    const teachings = record.teachings.filter((teaching) => inSchool(teaching.classId));
    yield {
      ...schoolCells(school),
      ...personCells(record.person, record),
      phone: identifier(record, 'phone'),
      staffNumber: identifier(record, 'staff-number'),
      isPrimary: postings.some((posting) => posting.isPrimary) ? '是' : '否',
      posts: postings.map((posting) => POSTS[posting.post].zh).join(LIST_SEPARATOR),
      subjects: [...new Set(postings.flatMap((posting) => posting.subjects))].join(LIST_SEPARATOR),
      isHeadTeacher: heads.length > 0 ? '是' : '否',
      headClasses: heads
        .map((role) => className(known.get(role.organisationId) as Organisation))
        .join(LIST_SEPARATOR),
      teaching: teachings
        .map((teaching) => `${className(known.get(teaching.classId) as Organisation)}/${teaching.subject}`)
        .join(LIST_SEPARATOR),
    };
  }
}

/** The row of a pupil, with the enrolment that is valid now. */
export function pupilSheetRow(record: PersonRecord, known: Known): SheetRow {
  const now = record.enrolments.at(-1);
  if (!now) throw new RangeError(`${record.person.id} is no pupil`);
  const row: SheetRow = {
    ...schoolCells(known.get(now.schoolId) as Organisation),
    ...classCells(known.get(now.classId) as Organisation, now.level),
    ...personCells(record.person, record),
    studentNumber: identifier(record, 'student-number'),
    enteredOn: now.validFrom,
    residence: now.residence === 'boarder' ? '住校' : '走读',
  };
  for (const [place, prefix] of ['guardian', 'secondGuardian'].entries()) {
    const guardian = record.guardians[place];
    const guardianship = record.guardianships[place];
    if (!guardian || !guardianship) continue;
    row[`${prefix}Name`] = guardian.person.name;
    row[`${prefix}Relation`] = RELATIONS[guardianship.relation].zh;
    row[`${prefix}ResidentId`] = identifier(guardian, 'resident-id');
    row[`${prefix}Phone`] = identifier(guardian, 'phone');
  }
  return row;
}
