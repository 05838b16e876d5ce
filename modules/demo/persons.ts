import { makePersonNumber } from '#platform/codes/person-number.ts';
import { makeMobilePhone } from '#platform/codes/phone.ts';
import { makeResidentId } from '#platform/codes/resident-id.ts';
import { makeStudentNumber } from '#platform/codes/student-number.ts';
import type { BirthGroup, birthRegistry } from './births.ts';
import { IDS_PER_SPACE, makeId } from './ids.ts';
import { nameOf, surnameOf } from './names.ts';
import { COUNTIES, type County } from './places.ts';
import { GUARDIANS_PER_FAMILY, type SchoolPlan } from './plan.ts';
import { between, chance, pickWeighted, type Random, randomOf, type Seed } from './random.ts';
import type { Identifier, Person, Relation, Sex } from './types.ts';

/** What the makers of people share: seed, births, the plans of all schools. */
export type Registry = {
  seed: Seed;
  births: ReturnType<typeof birthRegistry>;
  plans: readonly SchoolPlan[];
};

export type Known = { person: Person; identifiers: Identifier[] };

/** A guardian of a family and what they are to its children. */
export type Guardian = Known & {
  relation: Relation;
  /** Set when the guardian is a teacher of the family's own school, who is yielded as such. */
  isTeacher: boolean;
};

export type Family = { familyName: string; ethnicity: string; guardians: Guardian[] };

// Person numbers and phones are the serial of a person walked through the whole space by a step that shares no factor
// with it: never the same twice, no register needed.
const SERIALS = { bureau: 0, teacher: 10_000, guardian: 100_000, pupil: 700_000 } as const;
const PERSON_SPACE = 9e14;
const PERSON_STEP = 8_999_999_929;
const PHONE_STEP = 154_858_867;
const PHONE_SPACE = 6e8;
// Prefixes that no operator had opened to the public when this was written: a demo must never send a message to anybody.
const PHONE_PREFIXES = ['154', '161', '163', '164', '168', '169'];

function personNumber(serial: number): string {
  return makePersonNumber((serial * PERSON_STEP + 271_828_182_845) % PERSON_SPACE);
}

/** A number that no person of any region gets. */
export const spareNumber = (at: number): string => personNumber(10_000_000 + at);

function phone(serial: number): Identifier {
  const at = (serial * PHONE_STEP + 31_415_926) % PHONE_SPACE;
  return {
    type: 'phone',
    value: makeMobilePhone({ prefix: PHONE_PREFIXES[Math.floor(at / 1e8)] as string, serial: at % 1e8 }),
  };
}

/** Ids come in spaces, one for each kind of row of each home: a school (its index), a bureau or company (−10 to −1). */
const ID_SPACES = {
  teacher: 0,
  guardian: 1,
  pupil: 2,
  enrolment: 3,
  posting: 4,
  guardianship: 5,
  teaching: 6,
  role: 7,
} as const;

/** The homes of bureaus and company count upwards from here. */
export const FIRST_BUREAU_HOME = -10;

/** The id of the `ordinal`-th row of a kind at a home. */
export function idOf(seed: Seed, home: number, kind: keyof typeof ID_SPACES, ordinal: number): string {
  if (ordinal >= IDS_PER_SPACE) throw new RangeError(`Too many rows of ${kind}`);
  return makeId(seed, 16 + (home - FIRST_BUREAU_HOME) * 8 + ID_SPACES[kind], ordinal);
}

type Birthplace = {
  county: number;
  group: BirthGroup;
  ordinal: number;
  sex: Sex;
  yearFor: (autumn: boolean) => number;
};

function bornAt(
  registry: Registry,
  random: Random,
  place: Birthplace,
  awayShare: number,
): { birthDate: string; sequence: number; region: string } {
  const birth = registry.births.birthOf(place.county, place.group, place.ordinal, place.sex, place.yearFor);
  const county = COUNTIES[place.county] as County;
  return { ...birth, region: chance(random, awayShare) ? county.elsewhere : county.code };
}

function sexOf(random: Random, maleShare: number): Sex {
  return chance(random, maleShare) ? 'male' : 'female';
}

const PARENT_TEACHER_STRIDE = 29;

/** How many teachers of a school are guardians of its pupils: a few, and never the travelling ones. */
export function parentTeachers(plan: SchoolPlan): number {
  if (plan.kind === 'teaching-point') return 0;
  return Math.min(Math.floor(plan.families / PARENT_TEACHER_STRIDE), Math.floor(plan.teachers / 6));
}

// They stand right after the principal, where head teachers and directors are.
function teacherOfFamily(plan: SchoolPlan, family: number): number | undefined {
  const turn = Math.floor(family / PARENT_TEACHER_STRIDE);
  if (family % PARENT_TEACHER_STRIDE !== 7 || turn >= parentTeachers(plan)) return undefined;
  return 1 + turn;
}

/** The `index`-th teacher of a school: always the same person, whoever asks. */
export function teacherAt(registry: Registry, plan: SchoolPlan, index: number): Known {
  const random = randomOf(registry.seed, 31, plan.index, index);
  const isParent = index >= 1 && index <= parentTeachers(plan);
  const sex = sexOf(random, plan.kind === 'kindergarten' ? 0.04 : 0.46);
  const ethnicity = pickWeighted(random, (COUNTIES[plan.county] as County).ethnicities);
  const year = isParent
    ? between(random, 1979, 1985)
    : between(random, index === 0 ? 1968 : 1967, index === 0 ? 1984 : 2003);
  const born = bornAt(
    registry,
    random,
    { county: plan.county, group: 'teacher', ordinal: plan.teacherOrdinal + index, sex, yearFor: () => year },
    0.05,
  );
  const serial = SERIALS.teacher + plan.teacherSerial + index;
  return {
    person: {
      id: idOf(registry.seed, plan.index, 'teacher', index),
      number: personNumber(serial),
      ...nameOf(random, ethnicity, sex, surnameOf(random, ethnicity)),
      sex,
      birthDate: born.birthDate,
      ethnicity,
    },
    identifiers: [
      { type: 'resident-id', value: makeResidentId(born) },
      phone(serial),
      {
        type: 'staff-number',
        value: `T62${String(plan.index + 1).padStart(4, '0')}${String(index + 1).padStart(4, '0')}`,
      },
    ],
  };
}

/** An officer of a bureau or a company; `county` is an index, `index` counts all of them in the region. */
export function officerAt(registry: Registry, county: number, index: number): Known {
  const random = randomOf(registry.seed, 32, index);
  const sex = sexOf(random, 0.58);
  const ethnicity = pickWeighted(random, (COUNTIES[county] as County).ethnicities);
  const year = between(random, 1968, 1999);
  const born = bornAt(
    registry,
    random,
    { county, group: 'bureau', ordinal: index, sex, yearFor: () => year },
    0.08,
  );
  return {
    person: {
      id: idOf(registry.seed, FIRST_BUREAU_HOME, 'teacher', index),
      number: personNumber(SERIALS.bureau + index),
      ...nameOf(random, ethnicity, sex, surnameOf(random, ethnicity)),
      sex,
      birthDate: born.birthDate,
      ethnicity,
    },
    identifiers: [
      { type: 'resident-id', value: makeResidentId(born) },
      phone(SERIALS.bureau + index),
      { type: 'staff-number', value: `B62${String(index + 1).padStart(5, '0')}` },
    ],
  };
}

/** Parents of one child in eight live away; then a grandparent is the guardian at hand. */
type Household = readonly Relation[];
const HOUSEHOLDS: readonly (readonly [Household, number])[] = [
  [['father', 'mother'], 46],
  [['mother', 'grandfather'], 3],
  [['grandfather', 'grandmother'], 6],
  [['mother'], 23],
  [['father'], 16],
  [['grandmother'], 4],
  [['grandfather'], 2],
];

function householdOf(random: Random): Household {
  return pickWeighted(random, HOUSEHOLDS);
}

/** How many guardians a school yields besides those who are its teachers; the same draws as `familyAt` makes. */
export function countGuardians(registry: Registry, plan: SchoolPlan): number {
  let count = 0;
  for (let family = 0; family < plan.families; family++) {
    if (teacherOfFamily(plan, family) !== undefined) count += 1;
    else count += householdOf(randomOf(registry.seed, 33, plan.index, family)).length;
  }
  return count;
}

// Families that schools of other stages borrow (every third) have parents old enough for a child in 高三 and young
// enough for one in the kindergarten.
const BORROWED_PARENTS: readonly [number, number] = [1979, 1985];
const PARENT_YEARS: Readonly<Record<string, readonly [number, number]>> = {
  kindergarten: [1985, 1997],
  primary: [1980, 1992],
  'teaching-point': [1982, 1993],
  'nine-year': [1979, 1989],
  junior: [1976, 1988],
  complete: [1974, 1985],
  senior: [1972, 1985],
  vocational: [1973, 1985],
  special: [1976, 1990],
};

/** The `index`-th family of a school. A teacher's family has the teacher first and the other parent second. */
export function familyAt(registry: Registry, plan: SchoolPlan, index: number): Family {
  const random = randomOf(registry.seed, 33, plan.index, index);
  const household = householdOf(random);
  const years = index % 3 === 0 ? BORROWED_PARENTS : (PARENT_YEARS[plan.kind] as readonly [number, number]);
  const teacherIndex = teacherOfFamily(plan, index);
  if (teacherIndex !== undefined) {
    const teacher = teacherAt(registry, plan, teacherIndex);
    const relation: Relation = teacher.person.sex === 'male' ? 'father' : 'mother';
    const { ethnicity } = teacher.person;
    const other: Relation = relation === 'father' ? 'mother' : 'father';
    const familyName =
      relation === 'father' && !teacher.person.name.includes('·')
        ? teacher.person.familyName
        : surnameOf(random, ethnicity);
    const partner = guardianAt(registry, plan, index, 1, {
      relation: other,
      familyName,
      ethnicity,
      years,
      random,
    });
    return { familyName, ethnicity, guardians: [{ ...teacher, relation, isTeacher: true }, partner] };
  }
  const ethnicity = pickWeighted(random, (COUNTIES[plan.county] as County).ethnicities);
  const familyName = surnameOf(random, ethnicity);
  const guardians = household.map((relation, place) =>
    guardianAt(registry, plan, index, place, { relation, familyName, ethnicity, years, random }),
  );
  return { familyName, ethnicity, guardians };
}

type GuardianTraits = {
  relation: Relation;
  familyName: string;
  ethnicity: string;
  years: readonly [number, number];
  random: Random;
};

function guardianAt(
  registry: Registry,
  plan: SchoolPlan,
  family: number,
  place: number,
  traits: GuardianTraits,
): Guardian {
  const { relation, ethnicity, random } = traits;
  const sex: Sex = relation === 'father' || relation === 'grandfather' ? 'male' : 'female';
  const older = relation === 'grandfather' || relation === 'grandmother' ? 25 : relation === 'father' ? 1 : 0;
  const year = between(random, traits.years[0], traits.years[1]) - older;
  const slot = family * GUARDIANS_PER_FAMILY + place;
  const ordinal = plan.familyOrdinal * GUARDIANS_PER_FAMILY + slot;
  const serial = SERIALS.guardian + plan.familySerial * GUARDIANS_PER_FAMILY + slot;
  const born = bornAt(
    registry,
    random,
    { county: plan.county, group: 'guardian', ordinal, sex, yearFor: () => year },
    0.03,
  );
  const surname = sex === 'male' ? traits.familyName : surnameOf(random, ethnicity);
  return {
    person: {
      id: idOf(registry.seed, plan.index, 'guardian', slot),
      number: personNumber(serial),
      ...nameOf(random, ethnicity, sex, surname),
      sex,
      birthDate: born.birthDate,
      ethnicity,
    },
    identifiers: [{ type: 'resident-id', value: makeResidentId(born) }, phone(serial)],
    relation,
    isTeacher: false,
  };
}

/** Six in a thousand pupils have no resident ID and carry a J number, two have a temporary L number. */
const WITHOUT_ID = 0.006;
const TEMPORARY = 0.002;

/** The `index`-th pupil of a school, a child of `family`; its cohort was due in grade 1 in the autumn of `startYear`. */
export function pupilAt(
  registry: Registry,
  plan: SchoolPlan,
  index: number,
  family: Family,
  startYear: number,
): Known {
  const random = randomOf(registry.seed, 34, plan.index, index);
  const sex = sexOf(random, plan.kind === 'special' ? 0.6 : 0.52);
  // One child in twenty-five started a year late.
  const late = chance(random, 0.04) ? 1 : 0;
  // Who starts grade 1 in September has turned six by 31 August: born from September seven years before.
  const yearFor = (autumn: boolean) => startYear - 6 - late - (autumn ? 1 : 0);
  const ordinal = plan.pupilOrdinal + index;
  const born = bornAt(registry, random, { county: plan.county, group: 'pupil', ordinal, sex, yearFor }, 0.01);
  return {
    person: {
      id: idOf(registry.seed, plan.index, 'pupil', index),
      number: personNumber(SERIALS.pupil + plan.pupilSerial + index),
      ...nameOf(random, family.ethnicity, sex, family.familyName),
      sex,
      birthDate: born.birthDate,
      ethnicity: family.ethnicity,
    },
    identifiers: pupilCodes(random, born),
  };
}

function pupilCodes(
  random: Random,
  born: { region: string; birthDate: string; sequence: number },
): Identifier[] {
  const draw = random() / 4294967296;
  const { region, birthDate, sequence: serial } = born;
  if (draw < WITHOUT_ID)
    return [{ type: 'student-number', value: makeStudentNumber({ form: 'J', region, birthDate, serial }) }];
  if (draw < WITHOUT_ID + TEMPORARY)
    return [{ type: 'student-number', value: makeStudentNumber({ form: 'L', region, birthDate, serial }) }];
  const residentId = makeResidentId(born);
  return [
    { type: 'resident-id', value: residentId },
    { type: 'student-number', value: makeStudentNumber({ form: 'G', residentId }) },
  ];
}
