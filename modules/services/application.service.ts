import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import { findPersonByIdentifier, isGuardianOf, organisationsByIds } from '#modules/directory/index.ts';
import { schoolOfPerson } from '#modules/procedures/index.ts';
import { audit } from '#platform/audit.ts';
import { authorise } from '#platform/auth/authorise.ts';
import { todayInChina } from '#platform/codes/dates.ts';
import { uuidv7 } from '#platform/codes/uuid.ts';
import { type Ctx, grantOf, personOf } from '#platform/ctx.ts';
import { inTx, read } from '#platform/db/db.ts';
import { notFound, PlatformError } from '#platform/errors.ts';
import { emit } from '#platform/events.ts';
import { type Filling, prefill } from '#platform/forms/catalogue.ts';
import type { Rights } from '#platform/forms/form/rights.ts';
import { type Form, getForm } from '#platform/forms/forms.ts';
import { validateSubmission, viewOf } from '#platform/forms/submissions.ts';
import { cutPage, fromCursor, type Page, type PageQuery } from '#platform/http/page.ts';
import { findProcedure, startCase } from '#platform/workflow/index.ts';
import {
  insertApplication,
  selectApplication,
  selectApplications,
  selectApplicationsOf,
  selectOpen,
  writeScore,
} from './application.queries.ts';
import {
  type Application,
  type ApplicationInput,
  type CounterInput,
  type OnBehalf,
  type scoreInput,
  toApplication,
} from './application.schema.ts';
import { type ItemRow, selectItem, selectItemsByIds } from './item.queries.ts';
import { applicationSubmitted } from './services.events.ts';

type Office = { id: string; path: string };
type Asked = { item: ItemRow; applicantId: string; onBehalf: OnBehalf };

async function publishedItem(ctx: Ctx, tenantId: string, id: string): Promise<ItemRow> {
  const item = await selectItem(ctx.db.scopedTo([tenantId]), tenantId, id);
  if (item?.state !== 'published') throw notFound('这项服务', 'service');
  return item;
}

/** Whether this person may apply for this on that behalf. */
async function mayApply(ctx: Ctx, { item, applicantId, onBehalf }: Asked): Promise<void> {
  const foreign = new PlatformError('services.not-for-you');
  if (!item.applies_for.includes(onBehalf.kind)) throw foreign;
  if (onBehalf.kind === 'child' && !(await isGuardianOf(ctx, applicantId, onBehalf.personId))) throw foreign;
  if (onBehalf.kind === 'institution' && grantOf(ctx).organisationId !== onBehalf.organisationId)
    throw foreign;
}

const subjectOf = ({ applicantId, onBehalf }: Asked) => ({
  personId: applicantId,
  ...(onBehalf.kind === 'child' && { childId: onBehalf.personId }),
  ...(onBehalf.kind === 'institution' && { organisationId: onBehalf.organisationId }),
});

/** Who takes it in: the bureau, or the school of whom it is about, which must be one of this county. */
async function officeFor(ctx: Ctx, { item, applicantId, onBehalf }: Asked): Promise<Office> {
  if (item.taken_by === 'bureau') return { id: item.organisation_id, path: item.path };
  const about = onBehalf.kind === 'child' ? onBehalf.personId : applicantId;
  const school = await schoolOfPerson(ctx, about);
  if (school?.tenantId !== item.tenant_id) {
    throw new PlatformError('services.no-office', {
      values: school
        ? { why: '所在学校属于其他县，请在该县办理', whyEn: 'the school is in another county; apply there' }
        : { why: '目前不在任何学校', whyEn: 'not at any school now' },
    });
  }
  const there = { ...ctx, db: ctx.db.scopedTo([school.tenantId]) };
  const found = (await organisationsByIds(there, [school.organisationId])).get(school.organisationId);
  if (!found) throw notFound('这所学校', 'school');
  return { id: found.id, path: found.path };
}

/** Fields that offices fill in during the procedure: the applicant neither sees nor sends them. */
async function officeFields(ctx: Ctx, item: ItemRow): Promise<string[]> {
  const procedure = await findProcedure(ctx, { tenantId: item.tenant_id, key: item.procedure_key });
  const fields = (procedure?.model.nodes ?? []).flatMap((node) =>
    node.kind === 'task' && node.assign.every(({ by }) => by !== 'applicant')
      ? Object.entries(node.fields).flatMap(([field, right]) => (right === 'write' ? [field] : []))
      : [],
  );
  return [...new Set(fields)].filter((field) => field !== '*');
}

const rightsWithout = (fields: readonly string[]): Rights => ({
  fields: Object.fromEntries(fields.map((field) => [field, 'hidden'])),
  otherwise: 'write',
});

export type Beginning = Pick<Filling, 'answers' | 'provenance'> & { form: Form; hidden: string[] };

/** The form as it arrives: everything that is known is filled in. */
export async function beginApplication(
  ctx: Ctx,
  { tenantId, itemId, onBehalf }: { tenantId: string; itemId: string; onBehalf: OnBehalf },
): Promise<Beginning> {
  const { personId } = personOf(ctx);
  return read(ctx, async (ctx) => {
    const item = await publishedItem(ctx, tenantId, itemId);
    const asked = { item, applicantId: personId, onBehalf };
    await mayApply(ctx, asked);
    const form = await getForm(ctx, { tenantId, id: item.form_id });
    const { answers, provenance } = await prefill(ctx, form.model, subjectOf(asked));
    const hidden = await officeFields(ctx, item);
    const { model } = viewOf(form, answers, rightsWithout(hidden));
    return { form: { ...form, model }, hidden, answers, provenance };
  });
}

/**
 * Applies for a service: for oneself, one's child or one's institution. What the directory knows stands, whatever was
 * sent. @throws forms.answers-invalid with each field, services.application-open, services.no-office
 */
export function apply(
  ctx: Ctx,
  where: { tenantId: string; itemId: string },
  input: ApplicationInput,
): Promise<Application> {
  return submit(ctx, where, { ...input, applicantId: personOf(ctx).personId, channel: 'online' });
}

/** 一窗受理: a clerk takes the application of somebody who came to the counter. */
export async function receive(
  ctx: Ctx,
  where: { tenantId: string; itemId: string },
  { applicant, ...input }: CounterInput,
): Promise<Application> {
  authorise(ctx, 'services.application.receive');
  const applicantId = await findPersonByIdentifier(ctx, applicant.type, applicant.value);
  if (!applicantId) throw notFound('这位申请人', 'applicant');
  return submit(ctx, where, { ...input, applicantId, channel: 'counter' });
}

type Submission = ApplicationInput & { applicantId: string; channel: 'online' | 'counter' };

async function submit(
  ctx: Ctx,
  { tenantId, itemId }: { tenantId: string; itemId: string },
  { answers, onBehalf, applicantId, channel }: Submission,
): Promise<Application> {
  return inTx(ctx, async (ctx) => {
    const item = await publishedItem(ctx, tenantId, itemId);
    const asked = { item, applicantId, onBehalf };
    await mayApply(ctx, asked);
    const office = await officeFor(ctx, asked);
    if (channel === 'counter')
      authorise(ctx, 'services.application.receive', { tenantId, path: office.path });
    const subjectId = onBehalf.kind === 'child' ? onBehalf.personId : applicantId;
    await refuseSecond(ctx, { tenantId, itemKey: item.key, applicantId, subjectId });
    const form = await getForm(ctx, { tenantId, id: item.form_id });
    const data = await validateSubmission(ctx, form, answers, {
      rights: rightsWithout(await officeFields(ctx, item)),
      subject: subjectOf(asked),
    });
    const inside = { ...ctx, db: ctx.db.scopedTo([...new Set([...ctx.db.tenants, tenantId])]) };
    const id = uuidv7();
    const started = await startCase(inside, {
      procedure: { tenantId, key: item.procedure_key },
      tenantId,
      organisation: { organisationId: office.id, path: office.path },
      applicant: { personId: applicantId },
      subject: { personId: subjectId },
      title: { zh: item.title_zh, en: item.title_en },
      data: data as Record<string, z.core.util.JSONType>,
    });
    const row = {
      tenant_id: tenantId,
      id,
      number: numberOn(todayInChina(ctx.now().getTime())),
      item_id: item.id,
      item_key: item.key,
      case_id: started.caseId,
      applicant_id: applicantId,
      subject_id: subjectId,
      organisation_id: office.id,
      path: office.path,
      channel,
      received_by: channel === 'counter' ? personOf(ctx).personId : null,
      state: started.status === 'running' ? 'running' : 'completed',
      outcome: started.outcome,
      submitted_at: ctx.now(),
    };
    await insertApplication(inside.db, row);
    await emit(inside, applicationSubmitted, tenantId, {
      applicationId: id,
      itemKey: item.key,
      applicantId,
      number: row.number,
    });
    await audit(inside, {
      action: 'services.application.submit',
      tenantId,
      subject: { type: 'application', id },
      detail: { item: item.key, channel },
    });
    const made = await selectApplication(inside.db, tenantId, id);
    if (!made) throw notFound('这份申请', 'application');
    return toApplication(made, { zh: item.title_zh, en: item.title_en });
  });
}

const latest = 200;

async function refuseSecond(
  ctx: Ctx,
  where: { tenantId: string; itemKey: string; applicantId: string; subjectId: string },
): Promise<void> {
  const own = await selectApplicationsOf(ctx.db, where.applicantId, { limit: latest });
  const open = await selectOpen(
    ctx.db.scopedTo([where.tenantId]),
    where,
    own.filter((one) => one.tenant_id === where.tenantId).map((one) => one.application_id),
  );
  if (open) throw new PlatformError('services.application-open', { values: { number: open.number } });
}

/** `20261121-4KD8Q2M7`: the day, and nothing that could be counted or guessed. */
function numberOn(day: string): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  const random = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
  return `${day.replaceAll('-', '')}-${random}`;
}

/** 我的办件: in every county, the latest first. */
export async function ownApplications(ctx: Ctx, { cursor, limit }: PageQuery): Promise<Page<Application>> {
  const { personId } = personOf(ctx);
  return read(ctx, async (ctx) => {
    const before = fromCursor(cursor, 1)?.[0];
    const found = await selectApplicationsOf(ctx.db, personId, {
      limit: limit + 1,
      before: before === undefined ? undefined : String(before),
    });
    const page = cutPage(found, limit, (row) => [row.application_id]);
    const tenants = [...new Set(page.items.map((one) => one.tenant_id))];
    const db = ctx.db.scopedTo(tenants);
    const rows = await selectApplications(
      db,
      tenants,
      page.items.map((one) => one.application_id),
    );
    const items = await selectItemsByIds(db, tenants, [...new Set(rows.map((row) => row.item_id))]);
    const titles = new Map(items.map((item) => [item.id, { zh: item.title_zh, en: item.title_en }]));
    return {
      ...page,
      items: rows.map((row) => toApplication(row, titles.get(row.item_id) ?? { zh: '', en: '' })),
    };
  });
}

/** 好差评: once it is closed, by the applicant. */
export async function scoreApplication(
  ctx: Ctx,
  { tenantId, id }: { tenantId: string; id: string },
  { score, opinion }: z.infer<typeof scoreInput>,
): Promise<Application> {
  return inTx({ ...ctx, db: ctx.db.scopedTo([tenantId]) }, async (ctx) => {
    const row = await selectApplication(ctx.db, tenantId, id);
    if (row?.applicant_id !== personOf(ctx).personId) throw notFound('这份申请', 'application');
    const scored = await writeScore(
      ctx.db,
      { tenantId, id },
      { score, opinion: opinion ?? null, at: ctx.now() },
    );
    if (!scored) throw new PlatformError('services.not-ended');
    const item = await selectItem(ctx.db, tenantId, row.item_id);
    return toApplication(scored, { zh: item?.title_zh ?? '', en: item?.title_en ?? '' });
  });
}
