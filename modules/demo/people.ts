import type { BuiltSchool } from './organisations.ts';
import { familyAt, idOf, type Known, officerAt, pupilAt, type Registry, teacherAt } from './persons.ts';
import { SCHOOL_YEAR, type SchoolPlan } from './plan.ts';
import { ROLE_OF_POST } from './posts.ts';
import { between, chance, randomOf, shuffle } from './random.ts';
import { type Duty, dealLessons, firstLevel, headTeachers } from './teaching.ts';
import type { Organisation, PersonRecord, Post, Posting, Role } from './types.ts';

/** What `peopleOf` needs beside the plan: the built tree, index for index, and the term of teachings. */
export type World = Registry & { schools: readonly BuiltSchool[]; termId: string };

const TERM_START = `${SCHOOL_YEAR}-09-01`;

/** Everybody who is yielded with a school: teachers, then class by class its pupils, each after their guardians. */
export function* peopleOf(world: World, plan: SchoolPlan): Generator<PersonRecord, void, undefined> {
  const built = world.schools[plan.index] as BuiltSchool;
  const rows = rowMaker(world, plan.index, built.organisation);
  yield* teachersOf(world, plan, built, rows);
  yield* familiesOf(world, plan, built, rows);
}

type Rows = ReturnType<typeof rowMaker>;

// Numbers the rows of one organisation's people, so that their ids come out the same at each run.
function rowMaker(world: World, space: number, organisation: Organisation) {
  const next = { posting: 0, teaching: 0, role: 0, enrolment: 0, guardianship: 0 };
  const { tenantId } = organisation;
  const id = (kind: keyof typeof next) => idOf(world.seed, space, kind, next[kind]++);
  return {
    id,
    tenantId,
    record(kind: PersonRecord['kind'], known: Known): PersonRecord {
      const { person, identifiers } = known;
      return {
        kind,
        person,
        identifiers,
        postings: [],
        teachings: [],
        enrolments: [],
        guardianships: [],
        guardians: [],
        roles: [],
      };
    },
    post(
      record: PersonRecord,
      at: Organisation,
      post: Post,
      details: Pick<Posting, 'isPrimary' | 'subjects' | 'validFrom'>,
    ) {
      record.postings.push({
        id: id('posting'),
        tenantId: at.tenantId,
        personId: record.person.id,
        organisationId: at.id,
        post,
        ...details,
        validTo: undefined,
      });
    },
    teach(record: PersonRecord, at: Organisation, subject: string) {
      record.teachings.push({
        id: id('teaching'),
        tenantId: at.tenantId,
        personId: record.person.id,
        classId: at.id,
        subject,
        termId: world.termId,
        validFrom: TERM_START,
      });
    },
    role(record: PersonRecord, role: Role, at: Organisation, validFrom: string, personId = record.person.id) {
      record.roles.push({
        id: id('role'),
        tenantId: at.tenantId,
        personId,
        role,
        organisationId: at.id,
        validFrom,
      });
    },
  };
}

/** Subjects that a travelling teacher gives at the teaching points of the centre school. */
const TRAVELLING: ReadonlySet<string> = new Set(['英语', '音乐', '美术']);

/** The posts of a school by the number of its teachers; the principal is teacher 0. */
function postsOf(plan: SchoolPlan): Post[] {
  if (plan.kind === 'teaching-point') return ['point-leader'];
  if (plan.teachers >= 20)
    return ['principal', 'vice-principal', 'academic-director', 'moral-director', 'technician'];
  if (plan.teachers >= 6) return ['principal', 'academic-director', 'technician'];
  return ['principal'];
}

function* teachersOf(
  world: World,
  plan: SchoolPlan,
  built: BuiltSchool,
  rows: Rows,
): Generator<PersonRecord> {
  const duties = dutiesOf(plan);
  const heads = headTeachers(duties, plan.classes.length);
  const byTeacher: Duty[][] = Array.from({ length: plan.teachers }, () => []);
  for (const duty of duties) byTeacher[duty.teacher]?.push(duty);
  const posts = postsOf(plan);
  for (let index = 0; index < plan.teachers; index++) {
    const record = rows.record('staff', teacherAt(world, plan, index));
    const own = byTeacher[index] as Duty[];
    const visited = pointsOf(world, plan, index);
    const subjects = [...new Set(own.map((duty) => duty.subject))];
    const hired = hiredOn(world, plan, index, record);
    rows.post(record, built.organisation, 'teacher', { isPrimary: true, subjects, validFrom: hired });
    rows.role(record, 'teacher', built.organisation, hired);
    for (const duty of own) rows.teach(record, classAt(built, duty.classIndex), duty.subject);
    addPost(rows, record, built.organisation, posts[index], '2022-08-20');
    for (const [classIndex, head] of heads.entries()) {
      if (head === index) addPost(rows, record, classAt(built, classIndex), 'head-teacher', TERM_START);
    }
    for (const point of visited) travel(world, rows, record, point);
    yield record;
  }
}

function addPost(
  rows: Rows,
  record: PersonRecord,
  at: Organisation,
  post: Post | undefined,
  validFrom: string,
): void {
  if (!post) return;
  rows.post(record, at, post, { isPrimary: false, subjects: [], validFrom });
  const role = ROLE_OF_POST[post];
  if (role) rows.role(record, role, at, validFrom);
}

function classAt(built: BuiltSchool, index: number): Organisation {
  return (built.classes[index] as BuiltSchool['classes'][number]).organisation;
}

function dutiesOf(plan: SchoolPlan): Duty[] {
  const duties = dealLessons(plan.classes, plan.teachers);
  return plan.kind === 'teaching-point' ? duties.filter((duty) => !TRAVELLING.has(duty.subject)) : duties;
}

// Each teaching point is served by another teacher of the centre school, counted from the middle of its list.
function pointsOf(world: World, plan: SchoolPlan, teacher: number): SchoolPlan[] {
  const middle = Math.floor(plan.teachers / 2);
  return plan.points
    .filter((_, turn) => Math.min(plan.teachers - 1, middle + turn) === teacher)
    .map((index) => world.plans[index] as SchoolPlan);
}

function travel(world: World, rows: Rows, record: PersonRecord, point: SchoolPlan): void {
  const built = world.schools[point.index] as BuiltSchool;
  const lessons = dealLessons(point.classes, 1).filter((duty) => TRAVELLING.has(duty.subject));
  const subjects = [...new Set(lessons.map((duty) => duty.subject))];
  rows.post(record, built.organisation, 'teacher', { isPrimary: false, subjects, validFrom: TERM_START });
  rows.role(record, 'teacher', built.organisation, TERM_START);
  for (const duty of lessons) rows.teach(record, classAt(built, duty.classIndex), duty.subject);
}

function hiredOn(world: World, plan: SchoolPlan, index: number, record: PersonRecord): string {
  const earliest = Number(record.person.birthDate.slice(0, 4)) + 22;
  return `${between(randomOf(world.seed, 41, plan.index, index), Math.min(earliest, SCHOOL_YEAR - 1), SCHOOL_YEAR - 1)}-08-20`;
}

/** A pupil's family: one of the school's own (from 0) or, below 0, −1 − index of one of the feeder school. */
type FamilyRef = number;

function* familiesOf(
  world: World,
  plan: SchoolPlan,
  built: BuiltSchool,
  rows: Rows,
): Generator<PersonRecord> {
  const seats = seatsOf(plan);
  const refs = assignFamilies(world, plan, seats);
  const yielded = new Uint8Array(plan.families);
  const greeted = new Set<string>();
  for (const [index, seat] of seats.entries()) {
    const ref = refs[index] as FamilyRef;
    const home = ref >= 0 ? plan : (world.plans[plan.feeder as number] as SchoolPlan);
    const family = familyAt(world, home, ref >= 0 ? ref : -1 - ref);
    const pupil = rows.record('pupil', pupilAt(world, plan, index, family, seat.startYear));
    for (const [place, guardian] of family.guardians.entries()) {
      if (ref >= 0 && yielded[ref] === 0 && !guardian.isTeacher) {
        const record = rows.record('guardian', guardian);
        rows.role(record, 'guardian', built.organisation, TERM_START);
        yield record;
      } else if ((ref < 0 || guardian.isTeacher) && !greeted.has(guardian.person.id)) {
        greeted.add(guardian.person.id);
        rows.role(pupil, 'guardian', built.organisation, TERM_START, guardian.person.id);
      }
      pupil.guardians.push(guardian);
      pupil.guardianships.push({
        id: rows.id('guardianship'),
        tenantId: rows.tenantId,
        childId: pupil.person.id,
        guardianId: guardian.person.id,
        relation: guardian.relation,
        kind: guardian.relation === 'father' || guardian.relation === 'mother' ? 'legal' : 'delegated',
        primary: place === 0,
        validFrom: TERM_START,
      });
    }
    if (ref >= 0) yielded[ref] = 1;
    enrol(world, plan, built, rows, pupil, index, seat);
    yield pupil;
  }
}

type Seat = { classIndex: number; place: number; level: number; startYear: number };

function seatsOf(plan: SchoolPlan): Seat[] {
  return plan.classes.flatMap((group, classIndex) =>
    group.levels.flatMap((level, place) =>
      Array.from({ length: group.sizes[place] as number }, () => ({
        classIndex,
        place,
        level,
        startYear: SCHOOL_YEAR - level + 1,
      })),
    ),
  );
}

// Every own family gets one pupil; what is left are brothers and sisters, on another level than the first child, and
// children of families that another school knows already.
function assignFamilies(world: World, plan: SchoolPlan, seats: readonly Seat[]): Int32Array {
  const random = randomOf(world.seed, 42, plan.index);
  const order = shuffle(
    random,
    Int32Array.from({ length: plan.pupils }, (_, seat) => seat),
  );
  const refs = new Int32Array(plan.pupils);
  const { families, borrowed } = plan;
  for (let family = 0; family < families; family++) refs[order[family] as number] = family;
  for (let i = 0; i < borrowed; i++) refs[order[families + i] as number] = -1 - i * 3;
  const taken = new Set<number>();
  for (let i = families + borrowed; i < plan.pupils; i++) {
    const seat = order[i] as number;
    let family = 0;
    for (let tries = 0; tries < 12; tries++) {
      family = between(random, 0, families - 1);
      const first = order[family] as number;
      if (!taken.has(family) && seats[first]?.level !== seats[seat]?.level) break;
    }
    taken.add(family);
    refs[seat] = family;
  }
  return refs;
}

const MOVED_ON = '2026-03-02';
const DAY_BEFORE_MOVE = '2026-03-01';

function enrol(
  world: World,
  plan: SchoolPlan,
  built: BuiltSchool,
  rows: Rows,
  pupil: PersonRecord,
  index: number,
  seat: Seat,
): void {
  const random = randomOf(world.seed, 43, plan.index, index);
  const group = plan.classes[seat.classIndex] as SchoolPlan['classes'][number];
  const now = built.classes[seat.classIndex] as BuiltSchool['classes'][number];
  const boards = seat.level >= 7 && chance(random, plan.setting === 'town' ? 0.35 : 0.6);
  const since = plan.kind === 'teaching-point' ? TERM_START : `${group.entryYear}-09-01`;
  const neighbour = built.classes.find(
    (other, at) => at !== seat.classIndex && other.grades[0] && other.grades[0] === now.grades[0],
  );
  const moved = neighbour !== undefined && since < DAY_BEFORE_MOVE && chance(random, 0.01);
  const base = {
    tenantId: rows.tenantId,
    personId: pupil.person.id,
    schoolId: built.organisation.id,
    gradeId: now.grades[seat.place]?.id,
    entryYear: SCHOOL_YEAR - (seat.level - firstLevel(group.stage)),
    residence: boards ? ('boarder' as const) : ('day' as const),
  };
  if (moved) {
    pupil.enrolments.push({
      ...base,
      id: rows.id('enrolment'),
      classId: neighbour.organisation.id,
      level: seat.level - 1,
      status: 'transferred',
      validFrom: since,
      validTo: MOVED_ON,
    });
  }
  pupil.enrolments.push({
    ...base,
    id: rows.id('enrolment'),
    classId: now.organisation.id,
    level: seat.level,
    status: 'active',
    validFrom: moved ? MOVED_ON : since,
    validTo: undefined,
  });
  rows.role(pupil, 'pupil', now.organisation, since);
}

export type Officer = {
  organisation: Organisation;
  post: Post;
  roles: readonly Role[];
  county: number;
  index: number;
};

/** The people of a bureau or company. `roles` come on top of the one that the post brings. */
export function* officersOf(
  world: World,
  space: number,
  home: Organisation,
  officers: readonly Officer[],
): Generator<PersonRecord, void, undefined> {
  const rows = rowMaker(world, space, home);
  for (const officer of officers) {
    const record = rows.record('staff', officerAt(world, officer.county, officer.index));
    rows.post(record, officer.organisation, officer.post, {
      isPrimary: true,
      subjects: [],
      validFrom: '2021-03-01',
    });
    const role = ROLE_OF_POST[officer.post];
    if (role) rows.role(record, role, home, '2021-03-01');
    for (const more of officer.roles) rows.role(record, more, home, '2026-07-01');
    yield record;
  }
}
