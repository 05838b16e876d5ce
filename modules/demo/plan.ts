import { apportion, draftSchools, type SchoolDraft, type StageShape, shapeOf, TARGETS } from './blueprint.ts';
import { COUNTIES } from './places.ts';
import { between, chance, pick, type Random, randomOf, type Seed } from './random.ts';
import { firstLevel } from './teaching.ts';
import type { Size, Stage } from './types.ts';

/** The autumn in which the school year began. */
export const SCHOOL_YEAR = 2026;

export type ClassPlan = {
  stage: Stage;
  levels: number[];
  entryYear: number;
  /** The class's number within its grade, from 1. */
  number: number;
  /** Pupils at each of `levels`. */
  sizes: number[];
};

/** The numbers of one school. Serials count people region-wide, ordinals county-wide; both say who is who without a register. */
export type SchoolPlan = SchoolDraft & {
  index: number;
  classes: ClassPlan[];
  pupils: number;
  teachers: number;
  /** Families whose guardians are yielded with this school. */
  families: number;
  /** Pupils whose guardians belong to `feeder`: brothers and sisters at another school. */
  borrowed: number;
  feeder: number | undefined;
  /** Of a teaching point: the centre school that runs it and sends it a travelling teacher. */
  centre: number | undefined;
  /** Of a centre school: its teaching points, by index. */
  points: number[];
  pupilOrdinal: number;
  teacherOrdinal: number;
  familyOrdinal: number;
  pupilSerial: number;
  teacherSerial: number;
  familySerial: number;
};

type Mutable = { draft: SchoolDraft; classes: ClassPlan[]; teachers: number };

/** Plans every school: structure by chance, totals exactly as promised. */
export function planSchools(seed: Seed, size: Size): SchoolPlan[] {
  const sketches = draftSchools(size).map((draft, index) => sketch(randomOf(seed, 11, index), size, draft));
  const rooted = sketches.filter((school) => school.draft.kind !== 'teaching-point');
  meetPupils(rooted, TARGETS[size].pupils - total(sketches, 'teaching-point', pupilsOf));
  meetTeachers(
    rooted,
    TARGETS[size].teachers - total(sketches, 'teaching-point', (school) => school.teachers),
  );
  if (size === 'small') crowd(rooted);
  return number(seed, sketches);
}

function total(schools: readonly Mutable[], kind: string, of: (school: Mutable) => number): number {
  return schools.reduce((sum, school) => (school.draft.kind === kind ? sum + of(school) : sum), 0);
}

function pupilsOf(school: Mutable): number {
  return school.classes.reduce((sum, group) => sum + group.sizes.reduce((a, b) => a + b, 0), 0);
}

function sketch(random: Random, size: Size, draft: SchoolDraft): Mutable {
  if (draft.kind === 'teaching-point') return sketchPoint(random, size, draft);
  const shape = shapeOf(size, draft);
  const classes = shape.stages.flatMap((stage) => sketchStage(random, stage));
  return {
    draft,
    classes,
    teachers: Math.round(classes.length * shape.teachersPerClass) + shape.otherTeachers,
  };
}

function sketchStage(random: Random, shape: StageShape): ClassPlan[] {
  const classes: ClassPlan[] = [];
  const typicalParallel = between(random, ...shape.parallel);
  for (let level = shape.levels[0]; level <= shape.levels[1]; level++) {
    for (let n = 1; n <= typicalParallel; n++) {
      classes.push(classPlan(shape.stage, [level], n, [between(random, ...shape.size)]));
    }
  }
  return classes;
}

// 3 to 25 children of up to four levels; up to about fifteen sit in one mixed class, more in two.
function sketchPoint(random: Random, size: Size, draft: SchoolDraft): Mutable {
  const pupils =
    size === 'small'
      ? between(random, 3, 9)
      : chance(random, 0.25)
        ? between(random, 3, 8)
        : between(random, 6, 25);
  const top = pupils < 5 ? 2 : between(random, 2, 4);
  const levels = Array.from({ length: top }, (_, index) => index + 1);
  const sizes = apportion(
    pupils,
    levels.map(() => between(random, 2, 5)),
  );
  const cut = pupils > 14 && top > 2 ? 2 : top;
  const groups = [levels.slice(0, cut), levels.slice(cut)].filter((group) => group.length > 0);
  const classes = groups.map((group, index) =>
    classPlan(
      'primary',
      group,
      index + 1,
      group.map((level) => sizes[level - 1] as number),
    ),
  );
  return { draft, classes, teachers: pupils < 10 ? 1 : 2 };
}

function classPlan(stage: Stage, levels: number[], n: number, sizes: number[]): ClassPlan {
  const entryYear = SCHOOL_YEAR - ((levels[0] as number) - firstLevel(stage));
  return { stage, levels, entryYear, number: n, sizes };
}

const SMALLEST_CLASS = 3;
const LARGEST_CLASS = 66;

function meetPupils(schools: readonly Mutable[], wanted: number): void {
  const classes = schools.flatMap((school) => school.classes);
  const now = classes.reduce((sum, group) => sum + (group.sizes[0] as number), 0);
  meet(classes, wanted, {
    get: (group) => group.sizes[0] as number,
    set: (group, value) => {
      group.sizes[0] = value;
    },
    ratio: wanted / now,
    least: SMALLEST_CLASS,
    most: LARGEST_CLASS,
  });
}

function meetTeachers(schools: readonly Mutable[], wanted: number): void {
  const now = schools.reduce((sum, school) => sum + school.teachers, 0);
  meet(schools, wanted, {
    get: (school) => school.teachers,
    set: (school, value) => {
      school.teachers = value;
    },
    ratio: wanted / now,
    least: 2,
    most: 400,
  });
}

type Quantity<T> = {
  get: (part: T) => number;
  set: (part: T, value: number) => void;
  ratio: number;
  least: number;
  most: number;
};

// Scale all parts, then deal out what rounding left, one each.
function meet<T>(parts: readonly T[], wanted: number, quantity: Quantity<T>): void {
  let sum = 0;
  for (const part of parts) {
    const scaled = Math.min(
      quantity.most,
      Math.max(quantity.least, Math.round(quantity.get(part) * quantity.ratio)),
    );
    quantity.set(part, scaled);
    sum += scaled;
  }
  for (let round = 0; sum !== wanted; round++) {
    if (round > 100) throw new RangeError(`Cannot reach ${wanted} from ${sum}`);
    for (const part of parts) {
      if (sum === wanted) return;
      const step = Math.sign(wanted - sum);
      const value = quantity.get(part) + step;
      if (value < quantity.least || value > quantity.most) continue;
      quantity.set(part, value);
      sum += step;
    }
  }
}

// Even the small region shows a crowded class: one takes pupils from its neighbours until it holds 61.
function crowd(schools: readonly Mutable[]): void {
  const senior = schools.find((school) => school.draft.kind === 'senior');
  const target = senior?.classes[0];
  if (!target) return;
  for (let round = 0; (target.sizes[0] as number) < 61 && round < 50; round++) {
    for (const group of schools.flatMap((school) => school.classes)) {
      if (group === target || (group.sizes[0] as number) < 8 || (target.sizes[0] as number) >= 61) continue;
      group.sizes[0] = (group.sizes[0] as number) - 1;
      target.sizes[0] = (target.sizes[0] as number) + 1;
    }
  }
}

/** Two places are kept for each family's guardians, used or not. */
export const GUARDIANS_PER_FAMILY = 2;

// Of a hundred pupils twelve have a brother or sister in the same school, and ten of a secondary school's one in a
// primary school of the county.
const SIBLING_SHARE = 0.12;
const BORROWED_SHARE = 0.1;
const BORROWERS: ReadonlySet<string> = new Set([
  'junior',
  'senior',
  'complete',
  'vocational',
  'kindergarten',
]);

function number(seed: Seed, sketches: readonly Mutable[]): SchoolPlan[] {
  const ordinals = COUNTIES.map(() => ({ pupil: 0, teacher: 0, family: 0 }));
  const serial = { pupil: 0, teacher: 0, family: 0 };
  const plans: SchoolPlan[] = [];
  for (const [index, school] of sketches.entries()) {
    const { draft, classes, teachers } = school;
    const random = randomOf(seed, 12, index);
    const pupils = pupilsOf(school);
    const feeder = BORROWERS.has(draft.kind) ? feederOf(random, plans, draft.county) : undefined;
    const borrowed = feeder
      ? Math.min(Math.floor(pupils * BORROWED_SHARE), Math.floor(feeder.families / 3))
      : 0;
    const families = pupils - borrowed - Math.floor(pupils * SIBLING_SHARE);
    const centre = draft.kind === 'teaching-point' ? centreOf(plans, draft.county) : undefined;
    const county = ordinals[draft.county] as { pupil: number; teacher: number; family: number };
    plans.push({
      ...draft,
      index,
      classes,
      pupils,
      teachers,
      families,
      borrowed,
      feeder: feeder?.index,
      centre: centre?.index,
      points: [],
      pupilOrdinal: county.pupil,
      teacherOrdinal: county.teacher,
      familyOrdinal: county.family,
      pupilSerial: serial.pupil,
      teacherSerial: serial.teacher,
      familySerial: serial.family,
    });
    centre?.points.push(index);
    for (const counter of [county, serial]) {
      counter.pupil += pupils;
      counter.teacher += teachers;
      counter.family += families;
    }
  }
  return plans;
}

function feederOf(random: Random, earlier: readonly SchoolPlan[], county: number): SchoolPlan | undefined {
  const candidates = earlier.filter(
    (plan) => plan.county === county && plan.kind === 'primary' && plan.setting !== 'village',
  );
  return candidates.length > 0 ? pick(random, candidates) : undefined;
}

// The teaching points of a county are spread evenly over its centre schools.
function centreOf(earlier: readonly SchoolPlan[], county: number): SchoolPlan {
  const centres = earlier.filter(
    (plan) => plan.county === county && plan.setting === 'centre' && plan.kind === 'primary',
  );
  const first = centres[0];
  if (!first) throw new RangeError(`County ${county} has no centre school`);
  return centres.reduce((least, plan) => (plan.points.length < least.points.length ? plan : least), first);
}
