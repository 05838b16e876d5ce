import { z } from 'zod';
import { organisationsByIds } from '#modules/directory/index.ts';
import { dangerouslyAsSystem } from '#platform/auth/authorise.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import {
  defineAction,
  getCase,
  installProcedure,
  type Moved,
  startCase,
  withdrawCase,
} from '#platform/workflow/index.ts';
import {
  type ApplicationRow,
  changeApplication,
  linkCase,
  selectApplication,
} from './application.queries.ts';
import type { CheckResult } from './application.schema.ts';
import { type PlanRow, selectPlan } from './plan.queries.ts';
import { recordDecision } from './review.service.ts';
import { reviewFlow, reviewKey, reviewName } from './review-flow.ts';

/** Puts the procedure into a tenant that has none: with its first published plan. */
export async function installReview(ctx: Ctx, tenantId: string): Promise<void> {
  const system = dangerouslyAsSystem(ctx, 'review of applications', [tenantId]);
  await installProcedure(system, tenantId, {
    key: reviewKey,
    name: reviewName,
    model: reviewFlow,
    form: null,
  });
}

/**
 * Begins the case of an application that a person must look at; once, however often it is called. Apart from the
 * application itself, so that a rush of applications does not wait for it.
 */
export async function openReview(
  ctx: Ctx,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<Moved | undefined> {
  const system = dangerouslyAsSystem(ctx, 'review of applications', [tenantId]);
  return inTx(system, async (ctx) => {
    const row = await selectApplication(ctx.db, tenantId, id, { lock: 'update' });
    if (row?.state !== 'review' || row.case_id) return undefined;
    const plan = (await selectPlan(ctx.db, tenantId, row.plan_id)) as PlanRow;
    const moved = await startCase(ctx, {
      procedure: { tenantId, key: reviewKey },
      tenantId,
      organisation: { organisationId: plan.organisation_id, path: plan.path },
      applicant: { personId: row.guardian_id },
      ...(row.child_id && { subject: { personId: row.child_id } }),
      title: { zh: `${plan.name}：${row.number}`, en: `${plan.name}: ${row.number}` },
      data: await dataOf(ctx, plan, row),
    });
    await linkCase(ctx.db, { tenantId, id, caseId: moved.caseId });
    return moved;
  });
}

/** What the reviewers see. */
async function dataOf(ctx: Ctx, plan: PlanRow, row: ApplicationRow) {
  const schools = await organisationsByIds(ctx, row.choices);
  return {
    applicationId: row.id,
    firstSchoolId: row.first_school_id,
    plan: plan.name,
    number: row.number,
    childName: row.child_name,
    sex: row.sex,
    birthDate: row.birth_date,
    relation: row.relation,
    householdArea: row.household_area,
    homeArea: row.home_area,
    homeKind: row.home_kind,
    choices: row.choices.map((id) => schools.get(id)?.name ?? id),
    acceptsOther: row.accepts_other,
    category: row.category,
    toCheck: (row.checks as CheckResult[])
      .filter(({ verdict }) => verdict === 'manual')
      .map(({ zh, en }) => ({ zh, en })),
  };
}

/** The guardian changed or took back the application: nobody needs to look at the old one any more. */
export async function closeReview(ctx: Ctx, row: ApplicationRow): Promise<void> {
  const { tenant_id: tenantId, case_id: caseId, id, state } = row;
  if (!caseId) return;
  if (state === 'review') await withdrawCase(ctx, { caseId, tenantId });
  await linkCase(ctx.db, { tenantId, id, caseId: null });
}

/**
 * A case that ended without a decision must not hold up the draw: taken back on the case's page, the application is
 * taken back; voided by the bureau, it goes back to the guardian.
 */
export async function settleReview(
  ctx: Ctx,
  { tenantId, caseId, status }: { tenantId: string; caseId: string; status: 'withdrawn' | 'voided' },
): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const { data } = await getCase(ctx, { caseId, tenantId });
    const id = z.uuid().parse(data.applicationId);
    if (status === 'withdrawn') {
      await changeApplication(ctx.db, { tenantId, id, caseId, from: ['review'] }, { state: 'withdrawn' });
      return;
    }
    await recordDecision(ctx, {
      tenantId,
      id,
      caseId,
      state: 'returned',
      reason: '审核已作废，请核对后重新提交 / The review was voided; check the application and send it again',
    });
  });
}

const states = { approve: 'eligible', return: 'returned', refuse: 'refused' } as const;

/** What the reviewers decided comes back to the application, with the reason of who decided last. */
export const decideAction = defineAction({
  name: 'admissions.decide',
  input: z.object({ applicationId: z.uuid(), choice: z.enum(['approve', 'return', 'refuse']) }),
  run: async (ctx, { applicationId, choice }, { tenantId, caseId }) => {
    const { timeline } = await getCase(ctx, { caseId, tenantId });
    const decided = timeline.findLast((entry) => entry.choice === choice);
    await recordDecision(ctx, {
      tenantId,
      id: applicationId,
      caseId,
      state: states[choice],
      reason: decided?.comment ?? undefined,
      decidedBy: decided?.personId ?? undefined,
    });
    return { choice };
  },
});
