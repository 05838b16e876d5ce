import { organisationsByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { type Ctx, personOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { planDrawn } from './admissions.events.ts';
import { allocate } from './allocation.policy.ts';
import { countByState } from './application.queries.ts';
import {
  type DrawRow,
  insertDraws,
  selectDraws,
  selectEligible,
  writePlacements,
  writeUnplaced,
} from './draw.queries.ts';
import type { DrawResult, Result } from './draw.schema.ts';
import { commandFor, drawLots, seedCommand, seedOf } from './lot.policy.ts';
import { type PlanRow, selectOffers, selectPlan, updatePlan } from './plan.queries.ts';
import { type Plan, toPlan } from './plan.schema.ts';
import { planFor, requirePhase } from './plan.service.ts';

/**
 * 摇号录取: after applications closed and every one was reviewed, with the figure that was witnessed. One transaction:
 * the seats, the draws as they are published and the opened secret land together.
 * @throws admissions.reviews-open, admissions.same-person
 */
export async function drawPlan(ctx: Ctx, id: string, { witness }: { witness: string }): Promise<Plan> {
  return inTx(ctx, async (ctx) => {
    const plan = await planFor(ctx, 'admissions.draw.run', id);
    requirePhase(plan, ctx.now(), ['closed']);
    if (plan.published_by === personOf(ctx).personId) throw new PlatformError('admissions.same-person');
    const counts = await countByState(ctx.db, { tenantId: plan.tenant_id, planId: id });
    const open = (counts.submitted ?? 0) + (counts.review ?? 0);
    if (open > 0) throw new PlatformError('admissions.reviews-open', { values: { count: open } });
    const secret = ctx.ports.cipher.open(plan.secret as string, `admissions.plan:${id}`);
    const seed = seedOf(secret, witness);
    const [wishes, offers] = await Promise.all([
      selectEligible(ctx.db, plan.tenant_id, id),
      selectOffers(ctx.db, plan.tenant_id, id),
    ]);
    const result = allocate(
      wishes.map((wish) => ({
        number: wish.number,
        category: wish.category ?? lastCategory,
        choices: wish.choices,
        acceptsOther: wish.accepts_other,
      })),
      offers.map(({ school_id, seats }) => ({ schoolId: school_id, seats })),
      seed,
    );
    await insertDraws(ctx.db, plan.tenant_id, id, result.draws);
    await writePlacements(ctx.db, plan.tenant_id, id, result.placements);
    await writeUnplaced(ctx.db, plan.tenant_id, id);
    const drawn = await updatePlan(ctx.db, plan, {
      state: 'drawn',
      drawn_at: ctx.now(),
      secret,
      witness,
      seed,
    });
    if (!drawn) throw new PlatformError('resource.changed');
    await audit(ctx, {
      action: 'admissions.draw.run',
      subject: { type: 'admission-plan', id },
      detail: { seed, draws: result.draws.length, placed: result.placements.length },
    });
    await emit(ctx, planDrawn, plan.tenant_id, {
      planId: id,
      placed: result.placements.length,
      unplaced: result.unplaced.length,
    });
    return toPlan(drawn, ctx.now());
  });
}

const lastCategory = 99;

async function drawnPlan(ctx: Ctx, tenantId: string, id: string): Promise<PlanRow> {
  const plan = await selectPlan(ctx.db, tenantId, id);
  if (!plan || (plan.state !== 'drawn' && plan.state !== 'finished'))
    throw notFound('这个方案的录取结果', 'result of this plan');
  return plan;
}

/** What everybody may see of a plan's draws: no names, only numbers, and the commands to recompute them. */
export async function publicResult(
  ctx: Ctx,
  { tenantId, id, origin }: { tenantId: string; id: string; origin: string },
): Promise<Result> {
  return read({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const plan = await drawnPlan(ctx, tenantId, id);
    const rows = await selectDraws(ctx.db, tenantId, id);
    const schools = await organisationsByIds(
      ctx,
      rows.map((row) => row.school_id),
    );
    return {
      plan: toPlan(plan, ctx.now()),
      seedCommand: seedCommand(plan.secret as string, plan.witness as string),
      draws: rows.map((row) => toDraw(plan, row, schools.get(row.school_id)?.name ?? '', origin)),
    };
  });
}

function toDraw(plan: PlanRow, row: DrawRow, schoolName: string, origin: string): DrawResult {
  const seed = plan.seed as string;
  const list = `${origin}${listPath(row)}`;
  return {
    round: row.round,
    schoolId: row.school_id,
    schoolName,
    category: row.category,
    seats: row.seats,
    participants: row.numbers.length,
    winners: drawLots(seed, row.numbers).slice(0, row.seats),
    listUrl: list,
    command: commandFor(list, seed, row.seats),
  };
}

const listPath = (row: DrawRow) =>
  `/api/admissions/tenants/${row.tenant_id}/plans/${row.plan_id}/draws/${row.round}/${row.school_id}/${row.category}`;

/** The numbers that took part in one draw, one a line. */
export async function drawList(
  ctx: Ctx,
  where: { tenantId: string; id: string; round: number; schoolId: string; category: number },
): Promise<string> {
  return read({ ...ctx, db: ctx.db.scopedTo([where.tenantId]) }, async (ctx) => {
    await drawnPlan(ctx, where.tenantId, where.id);
    const row = (await selectDraws(ctx.db, where.tenantId, where.id)).find(
      (one) =>
        one.round === where.round && one.school_id === where.schoolId && one.category === where.category,
    );
    if (!row) throw notFound('这次摇号', 'draw');
    return `${row.numbers.join('\n')}\n`;
  });
}
