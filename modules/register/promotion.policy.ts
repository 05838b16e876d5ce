import type { Organisation, Standing } from '#modules/directory/index.ts';
import {
  firstDayOf,
  gradeName,
  levelIn,
  nextStage,
  type StageSystem,
  stageLength,
  stagesOfType,
} from './level.policy.ts';
import type { Choices, CohortPlan, MixedPlan, NewCohortPlan, Plan, Problem } from './promotion.schema.ts';

export type PlanInput = {
  school: Organisation;
  schoolYear: number;
  system: StageSystem;
  /** Grades and classes of the school that are not closed. */
  rooms: readonly Organisation[];
  standings: readonly Standing[];
  led: ReadonlySet<string>;
  choices: Choices;
  /** Pupils with an exception who are active at the school, with their cohort. */
  exceptions: ReadonlyMap<string, { cohort: string }>;
  openTransfers: number;
};

export const cohortKey = (stage: string, entryYear: number): string => `${stage}-${entryYear}`;

/**
 * What a school's year end does, derived from its classes and pupils: a cohort goes up a level, or ends its stage and
 * leaves or goes on inside the school; first-year cohorts open; the levels of mixed-grade classes 复式班 shift.
 */
export function planPromotion(input: PlanInput): Plan {
  const { school, schoolYear, standings } = input;
  const classes = input.rooms.filter((room) => room.kind === 'class');
  const cohorts = planCohorts(input, classes);
  const newCohorts = planNewCohorts(input, classes, cohorts);
  const mixed = planMixed(input, classes);
  const problems: Problem[] = [];
  const add = (code: Problem['code'], blocking: boolean, count: number, names: string[]) => {
    if (count > 0) problems.push({ code, blocking, count, names: names.slice(0, 30) });
  };
  const homeless = cohorts.filter(
    (cohort) => cohort.action === 'continue' && classesFor(newCohorts, nextStage[cohort.stage]) === 0,
  );
  add(
    'no-class-to-continue',
    true,
    homeless.length,
    homeless.map((cohort) => cohort.name),
  );
  const unplaced = standings.filter((row) => !row.classId && row.status !== 'suspended');
  add('without-class', false, sum(unplaced), [school.name]);
  const headless = classes.filter((room) => !input.led.has(room.id));
  add(
    'without-head',
    false,
    headless.length,
    headless.map((room) => room.name),
  );
  const resting = new Set(standings.filter((row) => row.status === 'suspended').map((row) => row.classId));
  add(
    'suspended',
    false,
    sum(standings.filter((row) => row.status === 'suspended')),
    classes.filter((room) => resting.has(room.id)).map((room) => room.name),
  );
  add('open-transfer', false, input.openTransfers, []);
  const gone = input.choices.exceptions.filter(({ personId }) => !input.exceptions.has(personId));
  add('exception-gone', false, gone.length, []);
  return {
    effectiveOn: firstDayOf(schoolYear),
    cohorts,
    newCohorts,
    mixed,
    problems,
    totals: totalsOf(input, { cohorts, newCohorts, mixed }),
  };
}

const sum = (rows: readonly Standing[]) => rows.reduce((total, row) => total + row.pupils, 0);

/** Classes that a continuing cohort can go to. */
const classesFor = (newCohorts: readonly NewCohortPlan[], stage: string | undefined): number => {
  const found = newCohorts.find((cohort) => cohort.stage === stage);
  return found ? found.existing.length + found.classes : 0;
};

function planCohorts(input: PlanInput, classes: readonly Organisation[]): CohortPlan[] {
  const { schoolYear, system, standings, led, choices } = input;
  const grades = new Map(
    input.rooms.filter((room) => room.kind === 'grade').map((grade) => [grade.id, grade]),
  );
  const groups = Map.groupBy(
    classes.filter((room) => room.stage && room.entryYear !== undefined && room.entryYear < schoolYear),
    (room) => cohortKey(room.stage as string, room.entryYear as number),
  );
  return [...groups]
    .map(([key, rooms]): CohortPlan => {
      const first = rooms[0] as Organisation;
      const [stage, entryYear] = [first.stage as string, first.entryYear as number];
      const grade = first.parentId ? grades.get(first.parentId) : undefined;
      const fromLevel = levelIn(schoolYear - 1, entryYear);
      const ends = fromLevel >= stageLength(stage, system);
      const mayContinue = ends && teaches(input, classes, nextStage[stage]);
      const chosen = choices.cohorts.find((choice) => choice.key === key)?.action;
      // Compulsory schooling goes on inside a nine-year school; into a senior stage leads an examination.
      const usual = mayContinue && stage === 'primary' ? 'continue' : 'graduate';
      const action = !ends ? 'promote' : mayContinue ? (chosen ?? usual) : 'graduate';
      const counts = (classId: string, status: string) =>
        sum(standings.filter((row) => row.classId === classId && row.status === status));
      const listed = rooms
        .map((room) => ({
          id: room.id,
          name: room.shortName ?? room.name,
          active: counts(room.id, 'active'),
          suspended: counts(room.id, 'suspended'),
          hasHead: led.has(room.id),
          number: room.classNumber ?? 0,
        }))
        .sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))
        .map(({ number: _number, ...room }) => room);
      return {
        key,
        stage,
        entryYear,
        name: grade?.name ?? gradeName(stage, entryYear),
        fromLevel,
        toLevel: ends ? null : fromLevel + 1,
        action,
        mayContinue,
        gradeId: grade?.id ?? null,
        classes: listed,
        active: listed.reduce((total, room) => total + room.active, 0),
        suspended: listed.reduce((total, room) => total + room.suspended, 0),
      };
    })
    .sort((a, b) => stageRank(a.stage) - stageRank(b.stage) || b.entryYear - a.entryYear);
}

const ranks = ['kindergarten', 'primary', 'junior', 'senior', 'vocational', 'special'];
const stageRank = (stage: string) => ranks.indexOf(stage);

function teaches(
  { school }: PlanInput,
  classes: readonly Organisation[],
  stage: string | undefined,
): boolean {
  if (!stage) return false;
  return (
    (stagesOfType[school.schoolType ?? ''] ?? []).includes(stage) ||
    classes.some((room) => room.stage === stage)
  );
}

/** The first year of each stage: as many classes as leave, less those that were opened already. */
function planNewCohorts(
  input: PlanInput,
  classes: readonly Organisation[],
  cohorts: readonly CohortPlan[],
): NewCohortPlan[] {
  const { school, schoolYear, choices } = input;
  const byYear = classes.filter((room) => room.stage && room.entryYear !== undefined);
  // A school of mixed-grade classes takes its first-years into them.
  const stages = new Set([
    ...byYear.map((room) => room.stage as string),
    ...(byYear.length > 0 || classes.length === 0 ? (stagesOfType[school.schoolType ?? ''] ?? []) : []),
  ]);
  return [...stages]
    .sort((a, b) => stageRank(a) - stageRank(b))
    .map((stage): NewCohortPlan => {
      const existing = byYear.filter((room) => room.stage === stage && room.entryYear === schoolYear);
      const grade = input.rooms.find(
        (room) => room.kind === 'grade' && room.stage === stage && room.entryYear === schoolYear,
      );
      const youngest = input.rooms
        .filter((room) => room.kind === 'grade' && room.stage === stage)
        .sort((a, b) => (b.entryYear ?? 0) - (a.entryYear ?? 0))[0];
      const leaving = cohorts.find((cohort) => cohort.stage === stage && cohort.action !== 'promote');
      const coming = cohorts.find(
        (cohort) => cohort.action === 'continue' && nextStage[cohort.stage] === stage,
      );
      const last = cohorts.find((cohort) => cohort.stage === stage);
      const usual = (coming ?? leaving ?? last)?.classes.length ?? 1;
      const suggested = Math.max(0, usual - existing.length);
      return {
        stage,
        entryYear: schoolYear,
        name: grade?.name ?? gradeName(stage, schoolYear),
        parentId: youngest?.parentId ?? school.id,
        gradeId: grade?.id ?? null,
        existing: existing.map((room) => ({ id: room.id, name: room.name })),
        suggested,
        classes: choices.newCohorts.find((choice) => choice.stage === stage)?.classes ?? suggested,
      };
    });
}

/** Classes without a cohort of their own: the levels shift pupil by pupil, and who ends the stage leaves. */
function planMixed(input: PlanInput, classes: readonly Organisation[]): MixedPlan[] {
  const { schoolYear, system, standings, led, school } = input;
  return classes
    .filter((room) => room.entryYear === undefined)
    .map((room): MixedPlan => {
      const stage = room.stage ?? stagesOfType[school.schoolType ?? '']?.[0] ?? 'primary';
      const here = standings.filter((row) => row.classId === room.id && row.entryYear !== undefined);
      const levels = [...Map.groupBy(here, (row) => row.entryYear as number)]
        .filter(([entryYear]) => entryYear < schoolYear)
        .sort(([a], [b]) => b - a)
        .map(([entryYear, rows]) => {
          const fromLevel = levelIn(schoolYear - 1, entryYear);
          return {
            entryYear,
            fromLevel,
            toLevel: fromLevel >= stageLength(stage, system) ? null : fromLevel + 1,
            active: sum(rows.filter((row) => row.status === 'active')),
            suspended: sum(rows.filter((row) => row.status === 'suspended')),
          };
        });
      const leavers = levels.reduce((total, row) => (row.toLevel === null ? total + row.active : total), 0);
      return { classId: room.id, name: room.name, stage, hasHead: led.has(room.id), levels, leavers };
    });
}

function totalsOf(
  { choices, exceptions, standings }: PlanInput,
  { cohorts, newCohorts, mixed }: Pick<Plan, 'cohorts' | 'newCohorts' | 'mixed'>,
): Plan['totals'] {
  const totals = { promoted: 0, graduated: 0, continued: 0, repeated: 0, suspended: 0, opened: 0, closed: 0 };
  const word = { promote: 'promoted', graduate: 'graduated', continue: 'continued' } as const;
  for (const cohort of cohorts) {
    totals[word[cohort.action]] += cohort.active;
    if (cohort.action !== 'promote') totals.closed += cohort.classes.length;
  }
  for (const room of mixed)
    for (const level of room.levels)
      totals[level.toLevel === null ? 'graduated' : 'promoted'] += level.active;
  const actions = new Map(cohorts.map((cohort) => [cohort.key, cohort.action]));
  for (const { personId, choice } of choices.exceptions) {
    const found = exceptions.get(personId);
    const action = found && actions.get(found.cohort);
    if (!action) continue;
    totals[word[action]]--;
    if (choice === 'repeat') totals.repeated++;
    if (choice === 'leave') totals.graduated++;
  }
  totals.suspended = sum(standings.filter((row) => row.status === 'suspended'));
  totals.opened = newCohorts.reduce((total, cohort) => total + cohort.classes, 0);
  return totals;
}

export type Step = { position: number; kind: 'open' | 'leave' | 'promote'; cohort: string };

/**
 * The order of the work: new classes stand before pupils go to them; the older cohorts go before the younger, so
 * that a repeater's class is still what it was.
 */
export function stepsOf(plan: Plan): Step[] {
  const steps: Omit<Step, 'position'>[] = [
    ...plan.newCohorts
      .filter((cohort) => cohort.classes > 0)
      .map((cohort) => ({ kind: 'open' as const, cohort: cohortKey(cohort.stage, cohort.entryYear) })),
    ...plan.cohorts
      .filter((cohort) => cohort.action !== 'promote')
      .map((cohort) => ({ kind: 'leave' as const, cohort: cohort.key })),
    ...plan.cohorts
      .filter((cohort) => cohort.action === 'promote')
      .sort((a, b) => a.entryYear - b.entryYear)
      .map((cohort) => ({ kind: 'promote' as const, cohort: cohort.key })),
    ...plan.mixed.map((room) => ({ kind: 'promote' as const, cohort: room.classId })),
  ];
  return steps.map((step, position) => ({ ...step, position }));
}
