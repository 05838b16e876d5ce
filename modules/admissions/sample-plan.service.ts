import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, personOf, tenantOf } from '#platform/ctx.ts';
import { completeTask } from '#platform/workflow/index.ts';
import { insertApplication, insertApplicationOf } from './application.queries.ts';
import { answerSeat, apply, numberFor, withdrawApplication } from './application.service.ts';
import { drawPlan } from './draw.service.ts';
import { type PlanRow, selectPlan, updatePlan } from './plan.queries.ts';
import type { Area, PlanInput } from './plan.schema.ts';
import { createPlan, publishPlan, setOffers } from './plan.service.ts';
import { openReview } from './review-case.service.ts';

/** A family that the demo region knows: a guardian, a child at school and one that is not yet. */
export type SampleFamily = {
  guardian: Ctx;
  schoolchild: { id: string; name: string; sex: string; birthDate: string; relation: string };
  preschooler: { id: string };
};

export type SampleCounty = {
  /** Writes the plans and draws the lots. */
  officer: Ctx;
  /** Publishes: whoever draws must be another person. */
  leader: Ctx;
  registrar: Ctx;
  /** The registrar's school, then another of the county. */
  schools: readonly [string, string];
  areas: readonly [Area, Area];
  families: readonly SampleFamily[];
};

const hour = 3_600_000;
const day = 24 * hour;

const later = (ctx: Ctx, by: number): Ctx => ({ ...ctx, now: () => new Date(Date.now() + by) });

/** The year of the next intake: schools begin in September. */
const nextYear = (now: Date) => now.getFullYear() + (now.getMonth() >= 8 ? 1 : 0);

/**
 * Sample plans of a bureau, one in each stage: open with applications in every state, closed and waiting for the lots,
 * and last year's with its published result. In the caller's transaction.
 */
export async function addSamplePlans(county: SampleCounty): Promise<void> {
  const year = nextYear(county.officer.now());
  await addOpen(county, year);
  await addClosed(county, year);
  await addDrawn(county, year - 1);
}

async function published(
  { officer, leader, schools, areas }: SampleCounty,
  input: Omit<PlanInput, 'opensAt' | 'closesAt' | 'confirmUntil' | 'mostChoices'>,
  seats: readonly [number, number],
): Promise<PlanRow> {
  const at = (by: number) => new Date(Date.now() + by).toISOString();
  const { id } = await createPlan(officer, {
    ...input,
    mostChoices: 2,
    opensAt: at(-2 * hour),
    closesAt: at(-hour),
    confirmUntil: at(20 * day),
  });
  await setOffers(
    officer,
    id,
    schools.map((schoolId, at) => ({ schoolId, seats: seats[at] as number, areas: [areas[at] as Area] })),
  );
  await publishPlan(later(leader, -3 * hour), id);
  return (await selectPlan(officer.db, tenantOf(officer), id)) as PlanRow;
}

/** Moves the days of a plan, counted from now: it went through its stages within an hour. */
const dated = async (
  { officer }: SampleCounty,
  { tenant_id, id }: PlanRow,
  days: { opens: number; closes: number; confirm: number; drawn?: number },
): Promise<void> => {
  const plan = (await selectPlan(officer.db, tenant_id, id)) as PlanRow;
  // Office hours in China: from nine to six.
  const at = (days: number, clock = '09:00') =>
    new Date(`${todayInChina(Date.now() + days * day)}T${clock}:00+08:00`);
  await updatePlan(officer.db, plan, {
    opens_at: at(days.opens),
    closes_at: at(days.closes, '18:00'),
    confirm_until: at(days.confirm, '18:00'),
    published_at: at(days.opens - 7),
    ...(days.drawn !== undefined && { drawn_at: at(days.drawn) }),
  });
};

const notes = '请在报名时间内由监护人提交，一名儿童只需报名一次。已在系统中的信息自动带入，不用再填。';

async function addOpen(county: SampleCounty, year: number): Promise<void> {
  const plan = await published(
    county,
    {
      name: `${year}年秋季小学一年级招生`,
      schoolYear: year,
      stage: 'primary',
      bornFrom: `${year - 7}-09-01`,
      bornTo: `${year - 6}-08-31`,
      notes,
    },
    [90, 45],
  );
  await dated(county, plan, { opens: -3, closes: 11, confirm: 25 });
  const [home, away] = county.areas;
  const [, ...families] = county.families;
  const send = async (
    family: SampleFamily | undefined,
    homeKind: 'owned' | 'rented' | 'relatives',
    area: Area,
    child = family?.preschooler.id,
  ) => {
    if (!family || !child) return undefined;
    const { id } = await apply(
      family.guardian,
      { tenantId: plan.tenant_id, planId: plan.id },
      {
        child: { personId: child },
        householdArea: area.code,
        homeArea: area.code,
        homeKind,
        choices: [...county.schools],
        acceptsOther: true,
      },
    );
    return { guardian: family.guardian, id };
  };
  await send(families[0], 'owned', home);
  await send(families[1], 'owned', home);
  for (const [at, choices] of (
    [[], [], ['approve'], ['return'], ['approve', 'refuse'], ['approve', 'approve']] as const
  ).entries()) {
    const sent = await send(families[at + 2], at % 2 ? 'relatives' : 'rented', at % 3 ? home : away);
    if (sent) await review(county, plan.tenant_id, sent.id, choices);
  }
  await send(families[8], 'owned', home, families[8]?.schoolchild.id);
  const taken = await send(families[9], 'owned', away);
  if (taken) await withdrawApplication(taken.guardian, { tenantId: plan.tenant_id, id: taken.id });
}

const comments = {
  approve: '材料齐全，情况属实',
  return: '请补充租房合同或居住证明',
  refuse: '户籍与居住地均不在本市',
} as const;

/** The school's and then the bureau's decisions; what is left open stands on their lists. */
async function review(
  { officer, registrar }: SampleCounty,
  tenantId: string,
  id: string,
  choices: readonly (keyof typeof comments)[],
): Promise<void> {
  let moved = await openReview(officer, { tenantId, id });
  for (const [at, choice] of choices.entries()) {
    const [task] = moved?.open ?? [];
    if (!task) return;
    const { taskId } = task;
    const doer = at === 0 ? registrar : officer;
    moved = await completeTask(doer, {
      taskId,
      tenantId: task.tenantId,
      choice,
      comment: comments[choice],
    });
  }
}

type Entry = {
  guardianId: string;
  childId: string | null;
  name: string;
  sex: string;
  birthDate: string;
  relation: string;
  category: number;
  choices: string[];
  area: Area;
};

/** An application as it stands after its review. */
async function enter(
  ctx: Ctx,
  plan: PlanRow,
  slot: number,
  entry: Entry,
  sentDaysAgo: number,
): Promise<string> {
  const id = uuidv7();
  const tenantId = plan.tenant_id;
  await insertApplication(ctx.db, {
    tenant_id: tenantId,
    id,
    plan_id: plan.id,
    number: numberFor(plan),
    guardian_id: entry.guardianId,
    child_slot: slot,
    child_id: entry.childId,
    child_name: entry.name,
    child_hash: ctx.ports.cipher.hashes('admissions.child', `person:${entry.childId ?? id}`)[0] as string,
    child_sealed: null,
    sex: entry.sex,
    birth_date: entry.birthDate,
    relation: entry.relation,
    household_area: entry.area.code,
    home_area: entry.area.code,
    home_kind: 'owned',
    choices: entry.choices,
    first_school_id: entry.choices[0] as string,
    accepts_other: true,
    category: entry.category,
    checks: JSON.stringify([]),
    state: 'eligible',
    submitted_at: new Date(Date.now() - sentDaysAgo * day),
  });
  await insertApplicationOf(ctx.db, {
    guardian_id: entry.guardianId,
    application_id: id,
    tenant_id: tenantId,
    plan_id: plan.id,
  });
  return id;
}

const givenNames = [
  '欣怡',
  '子涵',
  '晓东',
  '雨桐',
  '浩然',
  '梦洁',
  '俊杰',
  '思源',
  '佳宁',
  '文博',
  '雅琴',
  '志远',
];

/** A child that no school knows, of a family that the region knows. */
const invented = (
  { guardian, schoolchild }: SampleFamily,
  at: number,
  born: string,
): Omit<Entry, 'choices' | 'area'> => ({
  guardianId: personOf(guardian).personId,
  childId: null,
  name: `${[...schoolchild.name][0]}${givenNames[at % givenNames.length]}`,
  sex: at % 2 ? 'male' : 'female',
  birthDate: born,
  relation: schoolchild.relation,
  category: at % 3 ? 2 : 1,
});

async function addClosed(county: SampleCounty, year: number): Promise<void> {
  const plan = await published(
    county,
    {
      name: `${year}年春季附属幼儿园小班招生`,
      schoolYear: year,
      stage: 'kindergarten',
      bornFrom: `${year - 4}-09-01`,
      bornTo: `${year - 3}-08-31`,
      notes,
    },
    [5, 3],
  );
  const born = `${year - 3}-03-0`;
  for (const [at, family] of county.families.slice(1).entries())
    await enter(
      county.officer,
      plan,
      1,
      {
        ...invented(family, at + 5, `${born}${1 + (at % 9)}`),
        choices: [...county.schools],
        area: county.areas[0],
      },
      5,
    );
  await dated(county, plan, { opens: -10, closes: -1, confirm: 20 });
}

async function addDrawn(county: SampleCounty, year: number): Promise<void> {
  const { officer, families, schools, areas } = county;
  const plan = await published(
    county,
    {
      name: `${year}年秋季小学一年级招生`,
      schoolYear: year,
      stage: 'primary',
      bornFrom: `${year - 7}-09-01`,
      bornTo: `${year - 6}-08-31`,
      notes,
    },
    [families.length + 4, 3],
  );
  // Those who are at the school today had the first right to it; the lots are about the seats that were left.
  const pupils: { guardian: Ctx; id: string }[] = [];
  for (const [at, family] of families.entries()) {
    const { id, ...child } = family.schoolchild;
    const known = { ...child, guardianId: personOf(family.guardian).personId, childId: id, category: 1 };
    pupils.push({
      guardian: family.guardian,
      id: await enter(officer, plan, 1, { ...known, choices: [schools[0]], area: areas[0] }, 150),
    });
    if (at === 0) continue;
    const other = { ...invented(family, at, `${year - 6}-02-1${at % 10}`), category: 2, area: areas[1] };
    await enter(officer, plan, 2, { ...other, choices: [...schools] }, 150);
  }
  await drawPlan(officer, plan.id, { witness: '双色球 03 11 18 22 27 30 + 09' });
  for (const { guardian, id } of pupils)
    await answerSeat(guardian, { tenantId: plan.tenant_id, id, answer: 'confirmed' });
  await dated(county, plan, { opens: -160, closes: -145, confirm: -120, drawn: -140 });
}
