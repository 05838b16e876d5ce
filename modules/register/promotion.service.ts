import type { z } from 'zod';
import {
  classesWithHead,
  type EnrolmentRecord,
  lastingEnrolments,
  type Organisation,
  organisationsByIds,
  peopleByIds,
  standingsAt,
  termsOf,
} from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { may } from '#platform/auth/authorise.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { type FieldError, notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { schoolFor, today } from './change.service.ts';
import { firstDayOf, type StageSystem, schoolYearOf } from './level.policy.ts';
import { cohortKey, planPromotion } from './promotion.policy.ts';
import {
  insertPromotion,
  lockPromotion,
  type PromotionRow,
  selectPromotion,
  selectPromotions,
  selectSteps,
  updatePromotion,
} from './promotion.queries.ts';
import type {
  adjustRequest,
  Choices,
  Plan,
  Promotion,
  PromotionState,
  PromotionSummary,
  planRequest,
  Result,
} from './promotion.schema.ts';
import { roomsOf } from './pupil.service.ts';
import { promotionPlanned } from './register.events.ts';
import { selectOpenTransfers } from './transfer.queries.ts';

const noChoices: Choices = { cohorts: [], newCohorts: [], exceptions: [] };

/**
 * Plans a school's year end; nothing changes but the plan. A plan of the same year that was not applied yet is given
 * back as it is. @throws register.promoted-already, register.school-year
 */
export async function planSchool(ctx: Ctx, input: z.infer<typeof planRequest>): Promise<Promotion> {
  return inTx(ctx, async (ctx) => {
    const school = await schoolFor(ctx, 'register.promotion.plan', input.schoolId);
    const { schoolYear } = input;
    const now = schoolYearOf(today(ctx));
    if (schoolYear !== now && schoolYear !== now + 1)
      throw new PlatformError('register.school-year', { values: { from: now, to: now + 1 } });
    const earlier = await selectPromotions(ctx.db, school.tenantId, school.id);
    const open = earlier.find((row) => row.school_year === schoolYear && row.state !== 'undone');
    if (open && open.state !== 'planned')
      throw new PlatformError('register.promoted-already', {
        values: { year: schoolYear },
        extra: { promotionId: open.id },
      });
    if (open && (!input.system || input.system === open.system)) return toPromotion(ctx, open, school);
    if (open) return adjust(ctx, open, school, { system: input.system, choices: {} });
    const system = input.system ?? ((earlier[0]?.system ?? 'six-three') as StageSystem);
    const id = uuidv7();
    const plan = await planNow(ctx, school, { schoolYear, system, choices: noChoices });
    const made = await insertPromotion(ctx.db, {
      tenant_id: school.tenantId,
      id,
      school_id: school.id,
      school_year: schoolYear,
      system,
      choices: JSON.stringify(noChoices),
      plan: JSON.stringify(plan),
      made_by: actorId(ctx),
      made_at: ctx.now(),
    });
    if (!made) throw new PlatformError('register.promoted-already', { values: { year: schoolYear } });
    await emit({ ...ctx, db: ctx.db.scopedTo([school.tenantId]) }, promotionPlanned, school.tenantId, {
      promotionId: id,
      schoolId: school.id,
      schoolYear,
    });
    await audit(ctx, {
      action: 'register.promotion.plan',
      tenantId: school.tenantId,
      subject: { type: 'organisation', id: school.id },
      detail: { promotionId: id, schoolYear },
    });
    return toPromotion(ctx, (await selectPromotion(ctx.db, id)) as PromotionRow, school);
  });
}

export const actorId = (ctx: Ctx) => (ctx.actor.kind === 'person' ? ctx.actor.personId : null);

/** The plan as the school stands now. */
export async function planNow(
  ctx: Ctx,
  school: Organisation,
  { schoolYear, system, choices }: { schoolYear: number; system: StageSystem; choices: Choices },
): Promise<Plan> {
  const effectiveOn = firstDayOf(schoolYear);
  const day = [today(ctx), effectiveOn].sort()[0] as string;
  const rooms = (await roomsOf(ctx, school)).filter((room) => !room.validTo || room.validTo > effectiveOn);
  const classIds = rooms.filter((room) => room.kind === 'class').map((room) => room.id);
  const records = await lastingEnrolments(ctx, school.tenantId, { schoolId: school.id });
  const inRoom = new Map(rooms.map((room) => [room.id, room]));
  const excepted = new Set(choices.exceptions.map((exception) => exception.personId));
  const exceptions = new Map(
    records
      .filter((record) => excepted.has(record.personId) && record.status === 'active')
      .map((record) => [record.personId, { cohort: cohortOf(record, inRoom) ?? '' }]),
  );
  const moving = records.map((record) => record.personId);
  return planPromotion({
    school,
    schoolYear,
    system,
    rooms,
    standings: await standingsAt(ctx, school.tenantId, school.id, day),
    led: await classesWithHead(ctx, school.tenantId, classIds, day),
    choices,
    exceptions,
    openTransfers: (await selectOpenTransfers(ctx.db.scopedTo([school.tenantId]), school.tenantId, moving))
      .length,
  });
}

/** The cohort that a pupil's class belongs to; undefined for mixed-grade classes. */
function cohortOf(record: EnrolmentRecord, rooms: ReadonlyMap<string, Organisation>): string | undefined {
  const room = record.classId ? rooms.get(record.classId) : undefined;
  return room?.stage && room.entryYear !== undefined ? cohortKey(room.stage, room.entryYear) : undefined;
}

/** Changes the choices of a plan. @throws register.promotion-state, resource.changed, request.invalid */
export async function adjustPromotion(
  ctx: Ctx,
  id: string,
  version: number,
  input: z.infer<typeof adjustRequest>,
): Promise<Promotion> {
  return inTx(ctx, async (ctx) => {
    const { row, school } = await hold(ctx, 'register.promotion.plan', id, ['planned']);
    if (row.version !== version)
      throw new PlatformError('resource.changed', { extra: { version: row.version } });
    return adjust(ctx, row, school, input);
  });
}

async function adjust(
  ctx: Ctx,
  row: PromotionRow,
  school: Organisation,
  input: z.infer<typeof adjustRequest>,
): Promise<Promotion> {
  const choices: Choices = { ...(row.choices as unknown as Choices), ...input.choices };
  const system = (input.system ?? row.system) as StageSystem;
  await refuseWrongExceptions(ctx, school, choices);
  const plan = await planNow(ctx, school, { schoolYear: row.school_year, system, choices });
  await updatePromotion(ctx.db, row, {
    system,
    choices: JSON.stringify(choices),
    plan: JSON.stringify(plan),
  });
  return toPromotion(ctx, (await selectPromotion(ctx.db, row.id)) as PromotionRow, school);
}

/** A repeater goes to a class of the cohort below, of the same stage. */
async function refuseWrongExceptions(ctx: Ctx, school: Organisation, { exceptions }: Choices): Promise<void> {
  if (exceptions.length === 0) return;
  const rooms = new Map((await roomsOf(ctx, school)).map((room) => [room.id, room]));
  const records = new Map(
    (await lastingEnrolments(ctx, school.tenantId, { schoolId: school.id })).map((record) => [
      record.personId,
      record,
    ]),
  );
  const fields: FieldError[] = [];
  const say = (index: number, member: string, zh: string, en: string) =>
    fields.push({ pointer: `/choices/exceptions/${index}/${member}`, detail: { zh, en } });
  const seen = new Set<string>();
  for (const [index, { personId, choice, classId }] of exceptions.entries()) {
    if (seen.has(personId)) say(index, 'personId', '同一名学生只能列一次', 'each pupil is listed once');
    seen.add(personId);
    const record = records.get(personId);
    if (record?.status !== 'active') {
      say(index, 'personId', '该生不是本校在读学生', 'not an active pupil of this school');
      continue;
    }
    if (choice === 'leave') continue;
    const from = record.classId ? rooms.get(record.classId) : undefined;
    const to = classId ? rooms.get(classId) : undefined;
    const fits =
      from && to?.kind === 'class' && to.stage === from.stage && to.entryYear === (from.entryYear ?? 0) + 1;
    if (!fits)
      say(index, 'classId', '留级须选择下一届的班级', 'a repeater goes to a class of the cohort below');
  }
  if (fields.length > 0) throw new PlatformError('request.invalid', { fields });
}

/** A promotion in one of some states, held until the transaction ends. */
export async function hold(
  ctx: Ctx,
  permission: string,
  id: string,
  states: readonly PromotionState[],
): Promise<{ row: PromotionRow; school: Organisation }> {
  const found = await selectPromotion(ctx.db, id);
  if (!found) throw notFound('这个升级方案', 'promotion');
  const school = await schoolFor(ctx, permission, found.school_id);
  const row = await lockPromotion(ctx.db, found.tenant_id, id);
  if (!row || !states.includes(row.state as PromotionState))
    throw new PlatformError('register.promotion-state', { extra: { state: row?.state } });
  return { row, school };
}

/** One promotion; a plan that was not applied yet shows the school as it stands now. */
export async function getPromotion(ctx: Ctx, id: string): Promise<Promotion> {
  return read(ctx, async (ctx) => {
    const row = await selectPromotion(ctx.db, id);
    if (!row) throw notFound('这个升级方案', 'promotion');
    const school = await schoolFor(ctx, 'register.promotion.read', row.school_id);
    return toPromotion(ctx, row, school);
  });
}

/** Promotions of a school, the latest first. */
export async function listPromotions(ctx: Ctx, schoolId: string): Promise<{ items: PromotionSummary[] }> {
  return read(ctx, async (ctx) => {
    const school = await schoolFor(ctx, 'register.promotion.read', schoolId);
    const rows = await selectPromotions(ctx.db, school.tenantId, school.id);
    return { items: rows.map((row) => toSummary(row, school)) };
  });
}

/** The day on which the new term starts: from the calendar where one is kept. */
export async function termStart(ctx: Ctx, { tenant_id, school_year }: PromotionRow): Promise<string> {
  const first = firstDayOf(school_year);
  const terms = await termsOf({ ...ctx, db: ctx.db.scopedTo([tenant_id]) }, [tenant_id]);
  const found = terms.find(
    (term) =>
      term.schoolYear.startsWith(`${school_year}-`) && (term.kind === 'term' || term.kind === 'semester'),
  );
  return found?.startsOn ?? first;
}

const toSummary = (row: PromotionRow, school: Organisation): PromotionSummary => ({
  id: row.id,
  school: { id: school.id, name: school.name },
  schoolYear: row.school_year,
  state: row.state as PromotionState,
  madeAt: row.made_at.toISOString(),
  appliedAt: row.applied_at?.toISOString() ?? null,
  undoneAt: row.undone_at?.toISOString() ?? null,
});

async function toPromotion(ctx: Ctx, row: PromotionRow, school: Organisation): Promise<Promotion> {
  const choices = row.choices as unknown as Choices;
  const system = row.system as StageSystem;
  const planned = row.state === 'planned';
  const plan = planned
    ? await planNow(ctx, school, { schoolYear: row.school_year, system, choices })
    : (row.plan as unknown as Plan);
  const steps = planned ? [] : await selectSteps(ctx.db, row.tenant_id, row.id);
  const start = await termStart(ctx, row);
  const place = { tenantId: school.tenantId, path: school.path };
  const allowed = may(ctx, 'register.promotion.apply', place);
  return {
    ...toSummary(row, school),
    version: row.version,
    system,
    choices,
    exceptions: await namedExceptions(ctx, school, choices),
    plan,
    jobId: row.job_id,
    done: steps.filter((step) => step.done_at && !step.undone_at).length,
    steps: steps.length,
    result: row.result as unknown as Result | null,
    mayApply:
      allowed && (planned || row.state === 'applying') && !plan.problems.some((problem) => problem.blocking),
    mayUndo: allowed && (row.state === 'applied' || row.state === 'undoing') && today(ctx) < start,
    undoUntil: new Date(Date.parse(start) - 86_400_000).toISOString().slice(0, 10),
  };
}

async function namedExceptions(
  ctx: Ctx,
  school: Organisation,
  { exceptions }: Choices,
): Promise<Promotion['exceptions']> {
  if (exceptions.length === 0) return [];
  const people = await peopleByIds(
    ctx,
    exceptions.map((exception) => exception.personId),
  );
  const records = new Map(
    (await lastingEnrolments(ctx, school.tenantId, { schoolId: school.id })).map((record) => [
      record.personId,
      record,
    ]),
  );
  const ids = exceptions.flatMap(({ personId, classId }) => [classId, records.get(personId)?.classId]);
  const rooms = await organisationsByIds(
    ctx,
    ids.filter((id): id is string => id !== undefined),
  );
  return exceptions.flatMap(({ personId, choice, classId }) => {
    const person = people.get(personId);
    const from = records.get(personId)?.classId;
    return person
      ? [
          {
            personId,
            name: person.name,
            class: (from && rooms.get(from)?.name) ?? null,
            choice,
            toClass: (classId && rooms.get(classId)?.name) ?? null,
          },
        ]
      : [];
  });
}
