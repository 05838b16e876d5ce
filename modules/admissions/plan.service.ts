import { randomBytes } from 'node:crypto';
import { organisationsByIds } from '#modules/directory/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise, holds } from '#platform/auth/authorise.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, grantOf, personOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { type FieldError, notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { planPublished } from './admissions.events.ts';
import { commitmentOf } from './lot.policy.ts';
import {
  insertPlan,
  lockPlan,
  type PlanRow,
  replaceOffers,
  selectDistricts,
  selectOffers,
  selectPlan,
  selectPlans,
  updatePlan,
} from './plan.queries.ts';
import {
  type Area,
  type Offer,
  type Phase,
  type Plan,
  type PlanInput,
  phaseOf,
  toOffer,
  toPlan,
} from './plan.schema.ts';
import { installReview } from './review-case.service.ts';

const phaseNames: Record<Phase, string> = {
  draft: '草稿 / draft',
  announced: '已公布 / announced',
  open: '报名中 / open',
  closed: '报名截止 / closed',
  drawn: '已录取 / drawn',
  finished: '已结束 / finished',
};

export function requirePhase(row: PlanRow, now: Date, allowed: readonly Phase[]): void {
  const phase = phaseOf(row, now);
  if (!allowed.includes(phase))
    throw new PlatformError('admissions.plan-state', { values: { state: phaseNames[phase] } });
}

const rowOf = (input: PlanInput) => ({
  name: input.name,
  school_year: input.schoolYear,
  stage: input.stage,
  born_from: input.bornFrom,
  born_to: input.bornTo,
  most_choices: input.mostChoices,
  opens_at: new Date(input.opensAt),
  closes_at: new Date(input.closesAt),
  confirm_until: new Date(input.confirmUntil),
  notes: input.notes,
});

/** A draft of the actor's bureau. */
export async function createPlan(ctx: Ctx, input: PlanInput): Promise<Plan> {
  authorise(ctx, 'admissions.plan.edit');
  const { tenantId, organisationId, path } = grantOf(ctx);
  return inTx(ctx, async (ctx) => {
    const id = uuidv7();
    await insertPlan(ctx.db, {
      tenant_id: tenantId,
      id,
      organisation_id: organisationId,
      path,
      state: 'draft',
      ...rowOf(input),
    });
    await audit(ctx, { action: 'admissions.plan.edit', subject: { type: 'admission-plan', id } });
    return toPlan((await selectPlan(ctx.db, tenantId, id)) as PlanRow, ctx.now());
  });
}

/** @throws resource.changed when somebody else changed it meanwhile */
export async function editPlan(ctx: Ctx, id: string, version: number, input: PlanInput): Promise<Plan> {
  return inTx(ctx, async (ctx) => {
    const row = await planFor(ctx, 'admissions.plan.edit', id);
    requirePhase(row, ctx.now(), ['draft']);
    const changed = await updatePlan(ctx.db, { ...row, version }, rowOf(input));
    if (!changed) throw new PlatformError('resource.changed');
    await audit(ctx, { action: 'admissions.plan.edit', subject: { type: 'admission-plan', id } });
    return toPlan(changed, ctx.now());
  });
}

/** The plan, locked, for who may do this at its bureau. */
export async function planFor(ctx: Ctx, permission: string, id: string): Promise<PlanRow> {
  const row = await lockPlan(ctx.db, grantOf(ctx).tenantId, id);
  if (!row) throw notFound('这个招生方案', 'admission plan');
  authorise(ctx, permission, { tenantId: row.tenant_id, path: row.path });
  return row;
}

/** All seats and districts of a draft, written anew. Schools must lie below the plan's bureau. */
export async function setOffers(
  ctx: Ctx,
  id: string,
  offers: readonly { schoolId: string; seats: number; areas: readonly Area[] }[],
): Promise<Offer[]> {
  return inTx(ctx, async (ctx) => {
    const plan = await planFor(ctx, 'admissions.plan.edit', id);
    requirePhase(plan, ctx.now(), ['draft']);
    const schools = await organisationsByIds(
      ctx,
      offers.map(({ schoolId }) => schoolId),
    );
    const fields: FieldError[] = [];
    const seen = new Set<string>();
    const rows = offers.map((offer, at) => {
      const school = schools.get(offer.schoolId);
      const fits =
        school?.kind === 'school' && school.tenantId === plan.tenant_id && school.path.startsWith(plan.path);
      if (!fits || seen.has(offer.schoolId)) {
        fields.push({
          pointer: `/offers/${at}/schoolId`,
          detail: seen.has(offer.schoolId)
            ? { zh: '这所学校列了两次，请合并', en: 'This school is listed twice; merge the two' }
            : { zh: '这不是本局所辖的学校', en: 'This is not a school of this bureau' },
        });
      }
      seen.add(offer.schoolId);
      for (const [index, { code }] of offer.areas.entries()) {
        if (offer.areas.findIndex((one) => one.code === code) === index) continue;
        fields.push({
          pointer: `/offers/${at}/areas/${index}`,
          detail: { zh: '同一区域填了两次', en: 'The same area is listed twice' },
        });
      }
      return { ...offer, schoolName: school?.name ?? '', path: school?.path ?? '' };
    });
    if (fields.length) throw new PlatformError('request.invalid', { fields });
    await replaceOffers(ctx.db, plan.tenant_id, id, rows);
    await audit(ctx, {
      action: 'admissions.plan.edit',
      subject: { type: 'admission-plan', id },
      detail: { offers: rows.length },
    });
    return offersOf(ctx, plan);
  });
}

async function offersOf(ctx: Ctx, plan: Pick<PlanRow, 'tenant_id' | 'id'>): Promise<Offer[]> {
  const [offers, districts] = await Promise.all([
    selectOffers(ctx.db, plan.tenant_id, plan.id),
    selectDistricts(ctx.db, plan.tenant_id, plan.id),
  ]);
  const areas = Map.groupBy(districts, (row) => row.school_id);
  return offers
    .map((row) =>
      toOffer(
        row,
        (areas.get(row.school_id) ?? []).map((one) => ({ code: one.area_code, name: one.area_name })),
      ),
    )
    .sort((a, b) => a.schoolName.localeCompare(b.schoolName, 'zh-CN'));
}

/**
 * Publishes the plan and with it the SHA-256 of a secret that nobody reads before the draw: from now on neither the
 * bureau nor anybody else can choose the order (lot.policy.ts).
 */
export async function publishPlan(ctx: Ctx, id: string): Promise<Plan> {
  return inTx(ctx, async (ctx) => {
    const plan = await planFor(ctx, 'admissions.plan.publish', id);
    requirePhase(plan, ctx.now(), ['draft']);
    const offers = await selectOffers(ctx.db, plan.tenant_id, id);
    const fields: FieldError[] = [];
    if (!offers.some(({ seats }) => seats > 0))
      fields.push({
        pointer: '/offers',
        detail: { zh: '请至少为一所学校设置学位数', en: 'Give at least one school seats' },
      });
    if (plan.closes_at <= ctx.now())
      fields.push({
        pointer: '/closesAt',
        detail: { zh: '报名截止时间已过', en: 'The closing time has passed' },
      });
    if (fields.length) throw new PlatformError('admissions.plan-incomplete', { fields });
    const secret = randomBytes(32).toString('hex');
    const published = await updatePlan(ctx.db, plan, {
      state: 'published',
      published_at: ctx.now(),
      published_by: personOf(ctx).personId,
      commitment: commitmentOf(secret),
      secret: ctx.ports.cipher.seal(secret, `admissions.plan:${id}`),
    });
    if (!published) throw new PlatformError('resource.changed');
    await installReview(ctx, plan.tenant_id);
    await audit(ctx, { action: 'admissions.plan.publish', subject: { type: 'admission-plan', id } });
    await emit(ctx, planPublished, plan.tenant_id, { planId: id });
    return toPlan(published, ctx.now());
  });
}

/** Plans of a tenant; its own people who write plans see drafts too, everybody sees what is published. */
export async function listPlans(
  ctx: Ctx,
  { tenantId, cursor, limit }: PageQuery & { tenantId: string },
): Promise<Page<Plan>> {
  const drafts = holds(ctx, 'admissions.plan.read') && grantOf(ctx).tenantId === tenantId;
  const key = fromCursor(cursor, 2);
  const rows = await selectPlans(ctx.db.scopedTo([tenantId]), tenantId, {
    drafts,
    limit: limit + 1,
    before: key && { at: new Date(key[0] as string), id: key[1] as string },
  });
  const page = cutPage(rows, limit, (row) => [row.opens_at.toISOString(), row.id]);
  return { ...page, items: page.items.map((row) => toPlan(row, ctx.now())) };
}

/** @throws resource.not-found for drafts of others */
export async function getPlan(ctx: Ctx, tenantId: string, id: string): Promise<Plan & { offers: Offer[] }> {
  return read({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const row = await selectPlan(ctx.db, tenantId, id);
    const own = holds(ctx, 'admissions.plan.read') && grantOf(ctx).tenantId === tenantId;
    if (!row || (row.state === 'draft' && !own)) throw notFound('这个招生方案', 'admission plan');
    return { ...toPlan(row, ctx.now()), offers: await offersOf(ctx, row) };
  });
}
