import { z } from 'zod';
import { recount, reopenClasses, revertEnrolments, revertRoster } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import type { Ctx } from '#platform/ctx.ts';
import { inTx } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { defineJob, type JobControl, startJob } from '#platform/jobs.ts';
import { markUndone, selectStandingChanges } from './change.queries.ts';
import { effectOf } from './change.schema.ts';
import { today } from './change.service.ts';
import {
  closeStep,
  lockStep,
  type PromotionRow,
  selectPromotion,
  selectSteps,
  updatePromotion,
} from './promotion.queries.ts';
import type { Plan, PromotionState, Result } from './promotion.schema.ts';
import { actorId, hold, termStart } from './promotion.service.ts';
import { noResult, type StepEffect } from './promotion-apply.service.ts';
import { promotionUndone } from './register.events.ts';

export const undoJob = defineJob({
  kind: 'register.promotion-undo',
  input: z.object({ tenantId: z.uuid(), promotionId: z.uuid() }),
  run: (ctx, { tenantId, promotionId }, control) => undoPromotion(ctx, tenantId, promotionId, control),
});

/**
 * Throws a plan away, or takes an applied promotion back, until the new term starts.
 * @returns the job that takes it back; null for a plan. @throws register.term-started
 */
export async function removePromotion(
  ctx: Ctx,
  id: string,
): Promise<{ state: PromotionState; jobId: string | null }> {
  return inTx(ctx, async (ctx) => {
    const states: PromotionState[] = ['planned', 'applying', 'applied', 'undoing'];
    const { row, school } = await hold(ctx, 'register.promotion.apply', id, states);
    const scoped = { ...ctx, db: ctx.db.scopedTo([row.tenant_id]) };
    await audit(scoped, {
      action: 'register.promotion.undo',
      tenantId: row.tenant_id,
      subject: { type: 'organisation', id: school.id },
      detail: { promotionId: id, schoolYear: row.school_year, state: row.state },
    });
    if (row.state === 'planned') {
      await updatePromotion(scoped.db, row, { state: 'discarded' });
      return { state: 'discarded', jobId: null };
    }
    if (row.state === 'applying')
      throw new PlatformError('register.promotion-state', { extra: { state: row.state } });
    const start = await termStart(ctx, row);
    if (today(ctx) >= start) throw new PlatformError('register.term-started', { values: { on: start } });
    await updatePromotion(scoped.db, row, { state: 'undoing', undone_by: actorId(ctx) });
    const jobId = await startJob(scoped, undoJob, row.tenant_id, {
      tenantId: row.tenant_id,
      promotionId: id,
    });
    await updatePromotion(scoped.db, row, { job_id: jobId });
    return { state: 'undoing', jobId };
  });
}

/** Takes the steps back, the last first, each in one transaction; who was changed since keeps the later change. */
export async function undoPromotion(
  ctx: Ctx,
  tenantId: string,
  id: string,
  control: Pick<JobControl, 'progress'>,
): Promise<Result> {
  const row = await selectPromotion(ctx.db, id);
  if (!row) throw notFound('这个升级方案', 'promotion');
  const steps = (await selectSteps(ctx.db, tenantId, id)).reverse();
  let kept = 0;
  for (const [index, { position, cohort }] of steps.entries()) {
    await control.progress(index, steps.length, { zh: `正在撤销 ${cohort}`, en: `Undoing ${cohort}` });
    await inTx(ctx, async (ctx) => {
      const step = await lockStep(ctx.db, tenantId, id, position);
      if (!step?.done_at || step.undone_at) return;
      const effect = step.effect as unknown as StepEffect;
      kept += await revertChanges(ctx, row, effect.changeIds);
      if (effect.closure) await reopenClasses(ctx, effect.closure);
      if (effect.roster) await revertRoster(ctx, tenantId, effect.roster);
      await closeStep(ctx.db, step, { undone_at: ctx.now() });
    });
  }
  const result = { ...noResult, kept };
  await inTx(ctx, async (ctx) => {
    const now = await selectPromotion(ctx.db, id);
    if (now?.state !== 'undoing') return;
    await updatePromotion(ctx.db, row, {
      state: 'undone',
      result: JSON.stringify(result),
      undone_at: ctx.now(),
    });
    await emit(ctx, promotionUndone, tenantId, {
      promotionId: id,
      schoolId: row.school_id,
      schoolYear: row.school_year,
    });
  });
  await recount(ctx, tenantId);
  await control.progress(steps.length, steps.length);
  return result;
}

/** @returns for how many pupils later changes stand */
async function revertChanges(
  ctx: Ctx,
  { tenant_id: tenantId, plan, undone_by: by }: PromotionRow,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const changes = await selectStandingChanges(ctx.db, tenantId, ids);
  const { reverted, kept } = await revertEnrolments(ctx, {
    tenantId,
    on: (plan as unknown as Plan).effectiveOn,
    ended: changes.flatMap((change) => effectOf(change).ended ?? []),
    opened: changes.flatMap((change) => effectOf(change).opened ?? []),
  });
  const gone = new Set(reverted);
  const undone = changes.filter((change) => gone.has(change.person_id)).map((change) => change.id);
  await markUndone(ctx.db, tenantId, undone, { now: ctx.now(), by });
  return kept.length;
}
