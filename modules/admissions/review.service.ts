import { enrolmentsOfPeople, organisationsByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise, may } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { type Ctx, grantOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { applicationDecided } from './admissions.events.ts';
import {
  type ApplicationRow,
  changeApplication,
  countByState,
  selectApplication,
  selectPlanApplications,
} from './application.queries.ts';
import { type Application, type ApplicationState, toApplication } from './application.schema.ts';
import { categoryOf, checkApplication, type Facts, verdictOf } from './check.policy.ts';
import { type PlanRow, selectPlan, selectServing } from './plan.queries.ts';

/** The beginnings of an area code under which districts may be written. */
const beginnings = (area: string) =>
  [6, 9, 12].filter((end) => end <= area.length).map((end) => area.slice(0, end));

/** Whether the child is in a class of this stage today, in any tenant. */
async function enrolledAt(ctx: Ctx, childId: string, stage: string): Promise<boolean> {
  const today = todayInChina(ctx.now().getTime());
  const standing = (await enrolmentsOfPeople(ctx, [childId])).filter(
    ({ validFrom, validTo }) => validFrom <= today && (!validTo || validTo > today),
  );
  const classes = await organisationsByIds(
    { ...ctx, db: ctx.db.scopedTo([...new Set(standing.map(({ tenantId }) => tenantId))]) },
    standing.flatMap(({ classId }) => classId ?? []),
  );
  return [...classes.values()].some((one) => one.stage === stage);
}

async function factsOf(ctx: Ctx, plan: PlanRow, row: ApplicationRow, guardianKnown: boolean): Promise<Facts> {
  const [serving, organisations, enrolledAlready] = await Promise.all([
    selectServing(ctx.db, plan.tenant_id, plan.id, [
      ...new Set([...beginnings(row.household_area), ...beginnings(row.home_area)]),
    ]),
    organisationsByIds(ctx, [plan.organisation_id]),
    row.child_id ? enrolledAt(ctx, row.child_id, plan.stage) : false,
  ]);
  return {
    birthDate: row.birth_date,
    bornFrom: plan.born_from,
    bornTo: plan.born_to,
    guardianKnown,
    enrolledAlready,
    householdArea: row.household_area,
    homeArea: row.home_area,
    homeKind: row.home_kind as Facts['homeKind'],
    county: organisations.get(plan.organisation_id)?.regionCode?.slice(0, 6) ?? '',
    served: serving.filter(({ school_id }) => school_id === row.choices[0]).map(({ area_code }) => area_code),
  };
}

const after: Record<ReturnType<typeof verdictOf>, ApplicationState> = {
  passed: 'eligible',
  manual: 'review',
  failed: 'refused',
};

/** 自动核验: at once, in the transaction of the application; what no register can tell waits for a person. */
export async function startReview(
  ctx: Ctx,
  plan: PlanRow,
  row: ApplicationRow,
  guardianKnown: boolean,
): Promise<ApplicationRow> {
  const facts = await factsOf(ctx, plan, row, guardianKnown);
  const checks = checkApplication(facts);
  const state = after[verdictOf(checks)];
  const failed = checks.find(({ verdict }) => verdict === 'failed');
  const checked = await changeApplication(
    ctx.db,
    { tenantId: row.tenant_id, id: row.id, from: ['submitted'] },
    {
      checks: JSON.stringify(checks),
      category: categoryOf(facts),
      state,
      reason: failed ? `${failed.zh} / ${failed.en}` : null,
    },
  );
  if (!checked) throw new PlatformError('admissions.application-state');
  return checked;
}

/** A plan's applications below the actor's node: a bureau's all, a school's those that name it first or were placed there. */
export async function listApplications(
  ctx: Ctx,
  { planId, state, cursor, limit }: PageQuery & { planId: string; state?: ApplicationState | undefined },
): Promise<Page<Application>> {
  const { tenantId, organisationId } = grantOf(ctx);
  return read(ctx, async (ctx) => {
    const plan = await selectPlan(ctx.db, tenantId, planId);
    if (!plan) throw notFound('这个招生方案', 'admission plan');
    const whole = may(ctx, 'admissions.application.read', { tenantId, path: plan.path });
    const after = fromCursor(cursor, 1)?.[0];
    const rows = await selectPlanApplications(ctx.db, {
      tenantId,
      planId,
      state,
      schoolId: whole ? undefined : organisationId,
      limit: limit + 1,
      after: after === undefined ? undefined : String(after),
    });
    const page = cutPage(rows, limit, (row) => [row.number]);
    return { ...page, items: page.items.map((row) => toApplication(row)) };
  });
}

/** How many are in which state, of those that the list shows. */
export async function countApplications(
  ctx: Ctx,
  planId: string,
): Promise<Partial<Record<ApplicationState, number>>> {
  const { tenantId, organisationId } = grantOf(ctx);
  return read(ctx, async (ctx) => {
    const plan = await selectPlan(ctx.db, tenantId, planId);
    if (!plan) throw notFound('这个招生方案', 'admission plan');
    authorise(ctx, 'admissions.application.read');
    const whole = may(ctx, 'admissions.application.read', { tenantId, path: plan.path });
    return countByState(ctx.db, { tenantId, planId, schoolId: whole ? undefined : organisationId });
  });
}

/** One application for a reviewer; reading it is audited, as it holds a family's data. */
export async function getApplication(ctx: Ctx, id: string): Promise<Application> {
  const row = await seen(ctx, id, 'admissions.application.read');
  await audit(ctx, {
    action: 'admissions.application.read',
    subject: { type: 'admission-application', id },
  });
  return toApplication(row);
}

async function seen(ctx: Ctx, id: string, permission: string): Promise<ApplicationRow> {
  const { tenantId, organisationId } = grantOf(ctx);
  const row = await selectApplication(ctx.db, tenantId, id);
  const plan = row && (await selectPlan(ctx.db, tenantId, row.plan_id));
  if (!row || !plan) throw notFound('这份报名', 'application');
  const ofSchool = [row.first_school_id, row.school_id].includes(organisationId);
  if (!ofSchool) authorise(ctx, permission, { tenantId, path: plan.path });
  else authorise(ctx, permission);
  return row;
}

export type Decision = {
  tenantId: string;
  id: string;
  state: 'eligible' | 'returned' | 'refused';
  reason?: string | undefined;
  /** The case that brings it: a decision on what the guardian changed meanwhile is none. */
  caseId?: string | undefined;
  decidedBy?: string | undefined;
  /** Another category than the automatic check found. */
  category?: number | undefined;
};

/** What the reviewers decided, once: a repeated call of the procedure changes nothing. No right is checked. */
export async function recordDecision(ctx: Ctx, decision: Decision): Promise<void> {
  const { tenantId, id, caseId, state, reason, decidedBy, category } = decision;
  await inTx(ctx, async (ctx) => {
    const changed = await changeApplication(
      ctx.db,
      { tenantId, id, caseId, from: ['review'] },
      {
        state,
        reason: reason ?? null,
        decided_at: ctx.now(),
        decided_by: decidedBy ?? null,
        ...(category && { category }),
      },
    );
    if (!changed) return;
    await emit(ctx, applicationDecided, tenantId, {
      applicationId: id,
      planId: changed.plan_id,
      guardianId: changed.guardian_id,
      state,
    });
    await audit(ctx, {
      action: 'admissions.application.review',
      tenantId,
      subject: { type: 'admission-application', id },
      detail: { state },
    });
  });
}
