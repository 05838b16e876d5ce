import { z } from 'zod';
import {
  type ClassClosure,
  closeClasses,
  type EnrolmentRecord,
  lastingEnrolments,
  type Organisation,
  organisationsBelow,
  organisationsByIds,
  peopleByIds,
  type RosterChanges,
  recount,
} from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { defineJob, type JobControl, startJob } from '#platform/jobs.ts';
import { eventSize, type Move, recordChanges } from './change.service.ts';
import { nextStage, type StageSystem } from './level.policy.ts';
import { cohortKey, stepsOf } from './promotion.policy.ts';
import {
  closeStep,
  insertSteps,
  lockStep,
  type PromotionRow,
  type StepRow,
  selectPromotion,
  selectSteps,
  updatePromotion,
} from './promotion.queries.ts';
import type { Choices, Plan, Result } from './promotion.schema.ts';
import { actorId, hold, planNow } from './promotion.service.ts';
import { openCohort } from './promotion-cohort.service.ts';
import { promotionApplied, pupilsPromoted } from './register.events.ts';

/** What one step did: enough to take it back. */
export type StepEffect = {
  result: Partial<Result>;
  changeIds: string[];
  roster?: RosterChanges;
  closure?: ClassClosure;
};

export const applyJob = defineJob({
  kind: 'register.promotion-application',
  input: z.object({ tenantId: z.uuid(), promotionId: z.uuid() }),
  run: (ctx, { tenantId, promotionId }, control) => applyPromotion(ctx, tenantId, promotionId, control),
});

/**
 * Freezes the plan and starts its application. An application that stopped half-way goes on where it stopped.
 * @returns the job's id
 */
export async function startApplication(ctx: Ctx, id: string): Promise<string> {
  return inTx(ctx, async (ctx) => {
    const { row, school } = await hold(ctx, 'register.promotion.apply', id, ['planned', 'applying']);
    const scoped = { ...ctx, db: ctx.db.scopedTo([row.tenant_id]) };
    if (row.state === 'planned') {
      const plan = await planNow(ctx, school, {
        schoolYear: row.school_year,
        system: row.system as StageSystem,
        choices: row.choices as unknown as Choices,
      });
      if (plan.problems.some((problem) => problem.blocking))
        throw new PlatformError('register.promotion-blocked', {
          extra: { problems: plan.problems.filter((problem) => problem.blocking).map(({ code }) => code) },
        });
      await insertSteps(scoped.db, row.tenant_id, id, stepsOf(plan));
      await updatePromotion(scoped.db, row, {
        state: 'applying',
        plan: JSON.stringify(plan),
        applied_by: actorId(ctx),
        applied_at: ctx.now(),
      });
    }
    const jobId = await startJob(scoped, applyJob, row.tenant_id, {
      tenantId: row.tenant_id,
      promotionId: id,
    });
    await updatePromotion(scoped.db, row, { job_id: jobId });
    await audit(scoped, {
      action: 'register.promotion.apply',
      tenantId: row.tenant_id,
      subject: { type: 'organisation', id: school.id },
      detail: { promotionId: id, schoolYear: row.school_year },
    });
    return jobId;
  });
}

export const noResult: Result = {
  promoted: 0,
  graduated: 0,
  continued: 0,
  repeated: 0,
  opened: 0,
  closed: 0,
  kept: 0,
};

function addResults(parts: readonly Partial<Result>[]): Result {
  const total = { ...noResult };
  for (const part of parts)
    for (const key of Object.keys(total) as (keyof Result)[]) total[key] += part[key] ?? 0;
  return total;
}

/**
 * Does what the frozen plan says, a cohort a transaction. A step that is done is passed over, so the job may be
 * killed anywhere and started again. No right is checked: `startApplication` did.
 */
export async function applyPromotion(
  ctx: Ctx,
  tenantId: string,
  id: string,
  control: Pick<JobControl, 'progress'>,
): Promise<Result> {
  const row = await selectPromotion(ctx.db, id);
  if (!row) throw notFound('这个升级方案', 'promotion');
  const steps = await selectSteps(ctx.db, tenantId, id);
  for (const [index, step] of steps.entries()) {
    await control.progress(index, steps.length, {
      zh: `正在办理 ${step.cohort}`,
      en: `Cohort ${step.cohort}`,
    });
    if (step.done_at) continue;
    await inTx(ctx, async (ctx) => {
      const held = await lockStep(ctx.db, tenantId, id, step.position);
      if (!held || held.done_at) return;
      const effect = await doStep(ctx, row, held);
      await closeStep(ctx.db, held, { done_at: ctx.now(), effect: JSON.stringify(effect) });
    });
  }
  const done = await selectSteps(ctx.db, tenantId, id);
  const result = addResults(done.map((step) => (step.effect as unknown as StepEffect).result));
  await inTx(ctx, async (ctx) => {
    const now = await selectPromotion(ctx.db, id);
    if (now?.state !== 'applying') return;
    await updatePromotion(ctx.db, row, { state: 'applied', result: JSON.stringify(result) });
    await emit(ctx, promotionApplied, tenantId, {
      promotionId: id,
      schoolId: row.school_id,
      schoolYear: row.school_year,
    });
  });
  await recount(ctx, tenantId);
  await control.progress(steps.length, steps.length);
  return result;
}

async function doStep(ctx: Ctx, row: PromotionRow, step: StepRow): Promise<StepEffect> {
  const plan = row.plan as unknown as Plan;
  if (step.kind === 'open') {
    const cohort = plan.newCohorts.find((one) => cohortKey(one.stage, one.entryYear) === step.cohort);
    if (!cohort) return { result: {}, changeIds: [] };
    const roster = await openCohort(ctx, row.tenant_id, cohort, plan.effectiveOn);
    return { result: { opened: cohort.classes }, changeIds: [], roster };
  }
  const cohort = plan.cohorts.find((one) => one.key === step.cohort);
  if (cohort) return cohortStep(ctx, row, cohort);
  const room = plan.mixed.find((one) => one.classId === step.cohort);
  return room ? mixedStep(ctx, row, room) : { result: {}, changeIds: [] };
}

/** Who learns there now. A repeater that came down with this promotion is not counted a second time. */
const actives = async (ctx: Ctx, row: PromotionRow, classIds: readonly string[]) =>
  (await lastingEnrolments(ctx, row.tenant_id, { schoolId: row.school_id, classIds })).filter(
    (record) => record.status === 'active' && record.validFrom < (row.plan as unknown as Plan).effectiveOn,
  );

async function cohortStep(ctx: Ctx, row: PromotionRow, cohort: Plan['cohorts'][number]): Promise<StepEffect> {
  const plan = row.plan as unknown as Plan;
  const classIds = cohort.classes.map((room) => room.id);
  const records = await actives(ctx, row, classIds);
  const choices = new Map((row.choices as unknown as Choices).exceptions.map((one) => [one.personId, one]));
  const repeating = records.filter((record) => choices.get(record.personId)?.choice === 'repeat');
  const others = records.filter((record) => !repeating.includes(record));
  const leaving =
    cohort.action === 'graduate'
      ? others
      : cohort.action === 'continue'
        ? others.filter((record) => choices.get(record.personId)?.choice === 'leave')
        : [];
  const staying = others.filter((record) => !leaving.includes(record));
  const changeIds = [
    ...(await repeat(ctx, row, repeating, choices, cohort.entryYear + 1)),
    ...(await graduate(ctx, row, leaving)),
  ];
  const result: Partial<Result> = { repeated: repeating.length, graduated: leaving.length };
  if (cohort.action === 'promote') {
    await tellPromoted(ctx, row, { ...cohort, toLevel: cohort.fromLevel + 1 }, staying);
    return { result: { ...result, promoted: staying.length }, changeIds };
  }
  if (cohort.action === 'continue') changeIds.push(...(await goOn(ctx, row, cohort, staying)));
  const closure = await closeClasses(
    ctx,
    row.tenant_id,
    [...classIds, ...(cohort.gradeId ? [cohort.gradeId] : [])],
    plan.effectiveOn,
  );
  const continued = cohort.action === 'continue' ? staying.length : 0;
  return { result: { ...result, continued, closed: classIds.length }, changeIds, closure };
}

async function mixedStep(ctx: Ctx, row: PromotionRow, room: Plan['mixed'][number]): Promise<StepEffect> {
  const records = await actives(ctx, row, [room.classId]);
  const ends = new Set(room.levels.filter((level) => level.toLevel === null).map((level) => level.entryYear));
  const leaving = records.filter((record) => record.entryYear !== undefined && ends.has(record.entryYear));
  const changeIds = await graduate(ctx, row, leaving);
  let promoted = 0;
  for (const level of room.levels) {
    if (level.toLevel === null) continue;
    const theirs = records.filter((record) => record.entryYear === level.entryYear);
    await tellPromoted(
      ctx,
      row,
      { stage: room.stage, fromLevel: level.fromLevel, toLevel: level.toLevel },
      theirs,
    );
    promoted += theirs.length;
  }
  return { result: { graduated: leaving.length, promoted }, changeIds };
}

const factsOf = (row: PromotionRow) => ({
  tenantId: row.tenant_id,
  schoolId: row.school_id,
  on: (row.plan as unknown as Plan).effectiveOn,
  promotionId: row.id,
  madeBy: row.applied_by ?? undefined,
});

async function graduate(ctx: Ctx, row: PromotionRow, records: readonly EnrolmentRecord[]): Promise<string[]> {
  if (records.length === 0) return [];
  const moves = records.map((from): Move => ({ personId: from.personId, from, leaves: 'graduated' }));
  return (await recordChanges(ctx, { ...factsOf(row), kind: 'graduated' }, moves)).changeIds;
}

const into = (from: EnrolmentRecord, classId: string, entryYear: number): Move => ({
  personId: from.personId,
  from,
  to: { schoolId: from.schoolId, classId, status: 'active', entryYear, residence: from.residence },
});

async function repeat(
  ctx: Ctx,
  row: PromotionRow,
  records: readonly EnrolmentRecord[],
  choices: ReadonlyMap<string, Choices['exceptions'][number]>,
  entryYear: number,
): Promise<string[]> {
  const moves = records.flatMap((from) => {
    const classId = choices.get(from.personId)?.classId;
    return classId ? [into(from, classId, entryYear)] : [];
  });
  if (moves.length === 0) return [];
  return (await recordChanges(ctx, { ...factsOf(row), kind: 'repeated' }, moves)).changeIds;
}

/** 直升: a class stays together where there are as many new ones; otherwise pupils are dealt out by pinyin. */
async function goOn(
  ctx: Ctx,
  row: PromotionRow,
  cohort: Plan['cohorts'][number],
  records: readonly EnrolmentRecord[],
): Promise<string[]> {
  if (records.length === 0) return [];
  const rooms = await newClasses(ctx, row, nextStage[cohort.stage] ?? '');
  if (rooms.length === 0) throw new PlatformError('register.promotion-blocked');
  const own = cohort.classes.map((room) => room.id);
  const together = rooms.length === own.length;
  const people = await peopleByIds(
    ctx,
    records.map((record) => record.personId),
  );
  const pinyinOf = (record: EnrolmentRecord) => people.get(record.personId)?.pinyin ?? '';
  const dealt = [...records].sort((a, b) => (pinyinOf(a) < pinyinOf(b) ? -1 : 1));
  const moves = dealt.map((from, index) => {
    const at = together ? own.indexOf(from.classId ?? '') : index % rooms.length;
    return into(from, (rooms[at] as Organisation).id, row.school_year);
  });
  return (await recordChanges(ctx, { ...factsOf(row), kind: 'continued' }, moves)).changeIds;
}

async function newClasses(ctx: Ctx, row: PromotionRow, stage: string): Promise<Organisation[]> {
  const school = (await organisationsByIds(ctx, [row.school_id])).get(row.school_id) as Organisation;
  return (await organisationsBelow(ctx, [row.tenant_id], school.path))
    .filter((room) => room.kind === 'class' && room.stage === stage && room.entryYear === row.school_year)
    .sort((a, b) => (a.classNumber ?? 0) - (b.classNumber ?? 0));
}

async function tellPromoted(
  ctx: Ctx,
  row: PromotionRow,
  { stage, fromLevel, toLevel }: { stage: string; fromLevel: number; toLevel: number },
  records: readonly EnrolmentRecord[],
): Promise<void> {
  for (let from = 0; from < records.length; from += eventSize) {
    await emit(ctx, pupilsPromoted, row.tenant_id, {
      promotionId: row.id,
      schoolId: row.school_id,
      stage,
      fromLevel,
      toLevel,
      effectiveOn: (row.plan as unknown as Plan).effectiveOn,
      personIds: records.slice(from, from + eventSize).map((record) => record.personId),
    });
  }
}
