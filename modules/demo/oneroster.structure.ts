import { levelName } from './teaching.ts';
import type { Organisation, Region, Stage } from './types.ts';

// CEDS codes, as the information model lists them for grades: preschool, prekindergarten, kindergarten, 01–12.
const GRADES: Readonly<Record<number, string>> = { [-2]: 'PR', [-1]: 'PK', 0: 'KG' };

export function gradeCode(level: number): string {
  return GRADES[level] ?? String(level).padStart(2, '0');
}

const ORG_TYPES: Readonly<Partial<Record<Organisation['kind'], string>>> = {
  school: 'school',
  'teaching-point': 'school',
  campus: 'school',
  department: 'department',
  group: 'local',
};

export function* sessionRows(region: Region): Generator<string[]> {
  for (const term of region.terms) {
    const type = term.kind === 'school-year' ? 'schoolYear' : 'term';
    // The binding names a school year by the year in which it ends.
    const schoolYear = term.schoolYear.slice(5);
    yield [term.id, '', '', term.nameZh, type, term.startsOn, term.endsOn, term.parentId ?? '', schoolYear];
  }
}

/** Bureaus, schools, campuses, departments; grades and classes are no orgs in OneRoster. */
export function* orgRows(region: Region): Generator<string[]> {
  const prefecture = region.organisations[0]?.id;
  for (const organisation of region.organisations) {
    // The prefecture is the local authority above its counties' districts.
    const type =
      organisation.kind === 'bureau'
        ? organisation.id === prefecture
          ? 'local'
          : 'district'
        : ORG_TYPES[organisation.kind];
    if (!type) continue;
    const code = (wanted: string) => organisation.codes.find((held) => held.type === wanted)?.value ?? '';
    yield [
      organisation.id,
      '',
      '',
      organisation.name,
      type,
      code('school-code') || code('credit-code'),
      organisation.parentId ?? '',
      organisation.kind,
      organisation.schoolType ?? '',
      organisation.regionCode,
      code('credit-code'),
      organisation.address ?? '',
    ];
  }
}

// The binding wants a course for each class. An administrative class has none of its own, so there is one course a
// level: "the class of grade 3", held by the prefecture.
function courseId(stage: Stage, level: number, mixed: boolean): string {
  return `course-${mixed ? 'mixed' : `${stage}-${gradeCode(level)}`}`;
}

export function* courseRows(region: Region): Generator<string[]> {
  const done = new Set<string>();
  const prefecture = region.organisations[0] as Organisation;
  const year = currentYear(region);
  for (const group of region.organisations) {
    if (group.kind !== 'class') continue;
    const stage = group.stage as Stage;
    const level = group.levels[0] as number;
    const id = courseId(stage, level, group.mixedGrades);
    if (done.has(id)) continue;
    done.add(id);
    const title = group.mixedGrades ? '复式班' : `${levelName(stage, level)}行政班`;
    yield [
      id,
      '',
      '',
      year,
      title,
      id.slice(7),
      group.mixedGrades ? '' : gradeCode(level),
      prefecture.id,
      '',
      '',
    ];
  }
}

function currentYear(region: Region): string {
  return region.terms.find((term) => term.id === region.currentTermId)?.parentId ?? '';
}

export function* classRows(region: Region): Generator<string[]> {
  const year = currentYear(region);
  const terms = region.terms.filter((term) => term.parentId === year).map((term) => term.id);
  const byId = new Map(region.organisations.map((organisation) => [organisation.id, organisation]));
  for (const group of region.organisations) {
    if (group.kind !== 'class') continue;
    const { school, campus } = homeOf(group, byId);
    yield [
      group.id,
      '',
      '',
      group.name,
      group.levels.map(gradeCode).join(','),
      courseId(group.stage as Stage, group.levels[0] as number, group.mixedGrades),
      '',
      'homeroom',
      '',
      school.id,
      terms.join(','),
      '',
      '',
      '',
      group.stage as Stage,
      group.entryYear === undefined ? '' : String(group.entryYear),
      String(group.classNumber),
      group.mixedGrades ? 'true' : 'false',
      campus?.id ?? '',
    ];
  }
}

/** The school, and the campus if there is one, that an organisation inside a school belongs to. */
export function homeOf(
  inner: Organisation,
  byId: ReadonlyMap<string, Organisation>,
): { school: Organisation; campus: Organisation | undefined } {
  let campus: Organisation | undefined;
  for (let at: Organisation | undefined = inner; at; at = at.parentId ? byId.get(at.parentId) : undefined) {
    if (at.kind === 'campus') campus = at;
    if (at.kind === 'school' || at.kind === 'teaching-point') return { school: at, campus };
  }
  throw new RangeError(`${inner.name} stands in no school`);
}
